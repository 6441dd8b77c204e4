import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import { type PanelWords, parseLanguageTag, type WordsModule } from '../i18n/texts.ts';
import { createPageEmitter, type EmitToPage } from '../page/page-api.ts';
import type { PageContext } from '../page/storevoice.d.ts';
import type { Panel } from '../panel/panel.tsx';
import { createShopMemory, createTabMemory, keptIn, type Memory } from '../state/memory.ts';
import {
  type Appearance,
  adoptStyles,
  appearanceOf,
  applyAppearance,
  changeHidden,
  joinStack,
  type StackPlace,
} from './appearance.ts';
import { parseAttributes, type WidgetSettings } from './attributes.ts';
import { createLauncher, type Launcher, type PanelState } from './launcher.ts';
import type { Lazy } from './lazy.ts';
import { createReport } from './report.ts';
import { isFresh, type KnownShop, parseShop, placementOf, whenIdle } from './shop.ts';
import { watchHideOn } from './visibility.ts';

export type PanelModule = typeof import('../panel/panel.tsx');

/** What all widgets of one script share. */
export interface WidgetParts {
  /** Host of the assets and the API. */
  readonly origin: string;
  /** The page's permission for the script under its Content-Security-Policy. */
  readonly nonce: string | undefined;
  readonly panel: Lazy<PanelModule>;
  readonly words: Readonly<Record<Locale, Lazy<WordsModule>>>;
  readonly shop: Lazy<KnownShop>;
}

interface WidgetElement {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** What the page has said of itself, as it is now. */
  readonly context: () => PageContext;
}

/** A widget in the page: the launcher, and the panel after it was first opened. */
export class Widget {
  readonly #element: WidgetElement;
  readonly #parts: WidgetParts;
  readonly #launcher: Launcher;
  readonly #stack: StackPlace;
  readonly #memory: Memory;
  readonly #shopMemory = createShopMemory();
  readonly #emit: EmitToPage;
  readonly #report = createReport();
  #settings: WidgetSettings;
  #state: PanelState = 'closed';
  #panel: Panel | undefined;
  #shop = parseShop(this.#shopMemory.read());
  /** Stays the same while the shopper may be about to press the launcher, which must not move then. */
  #placement = placementOf(this.#shop);
  #stopWatching = (): void => {};
  #cancelLearning = (): void => {};
  #isHidden = false;
  #isUnmounted = false;

  constructor(element: WidgetElement, parts: WidgetParts) {
    const { host, root } = element;
    this.#element = element;
    this.#parts = parts;
    this.#emit = createPageEmitter(host);
    this.#settings = this.#readSettings();
    this.#launcher = createLauncher(root, {
      nonce: parts.nonce,
      onOpen: () => void this.open({ focus: true }),
      onIntent: () => void this.#load().catch(() => {}),
    });
    this.#stack = joinStack({ host, position: () => this.#appearance().position });
    this.#memory = createTabMemory(`storevoice:${host.id || this.#stack.index}`);
    this.#applySettings();
    if (!isFresh(this.#shop)) this.#cancelLearning = whenIdle(() => void this.#learnShop());
    if (!this.#isHidden) this.#openAsLeft();
  }

  /**
   * Shows the panel, loading it first. Returns `undefined` when it could not be loaded (the launcher says so), was closed
   * while it loaded, or is hidden.
   */
  async open(options: { readonly focus: boolean }): Promise<Panel | undefined> {
    if (this.#isHidden) {
      this.#report(`the panel cannot open while hide-on="${this.#settings.hideOn}" matches the page.`);
      return undefined;
    }
    if (this.#state !== 'open') this.#setState('loading');
    const loaded = await this.#load().catch((error: unknown) => this.#failToLoad(error));
    if (loaded === undefined || this.#isUnmounted || this.#state === 'closed') return undefined;
    this.#panel ??= this.#createPanel(loaded.module, loaded.words);
    if (this.#state !== 'open') {
      this.#setState('open');
      this.#panel.show(options);
    }
    return this.#panel;
  }

  close(options = { isToReturn: false }): void {
    this.#panel?.close(options);
    if (this.#state === 'loading') this.#setState('closed');
  }

  updateContext(): void {
    this.#panel?.conversation.updateContext();
  }

  /** Reads the attributes again. */
  refresh(): void {
    this.#settings = this.#readSettings();
    this.#applySettings();
  }

  unmount(): void {
    this.#isUnmounted = true;
    this.#panel?.dispose();
    this.#stopWatching();
    this.#cancelLearning();
    this.#stack.leave();
    this.#launcher.remove();
  }

  #readSettings(): WidgetSettings {
    return parseAttributes((name) => this.#element.host.getAttribute(name), this.#report);
  }

  #applySettings(): void {
    this.#stopWatching();
    this.#stopWatching = watchHideOn({
      host: this.#element.host,
      selector: this.#settings.hideOn,
      report: this.#report,
      onChange: (isHidden) => this.#hide(isHidden),
    });
    this.#draw();
    void this.#updatePanel();
  }

  /** A panel that hide-on closed opens again when the page no longer matches it. */
  #hide(isHidden: boolean): void {
    const wasHidden = this.#isHidden;
    this.#isHidden = isHidden;
    if (isHidden) this.close({ isToReturn: true });
    else if (wasHidden) this.#openAsLeft();
  }

  #openAsLeft(): void {
    if (keptIn(this.#memory).open ?? this.#settings.open) void this.open({ focus: false });
  }

  /** The page's language, else the shop's, else Russian. */
  #locale(): Locale {
    const page = this.#settings.locale ?? parseLanguageTag(document.documentElement.lang);
    return page ?? this.#shop.locale ?? 'ru';
  }

  #appearance(): Appearance {
    return appearanceOf(this.#settings, { ...this.#shop.theme, ...this.#placement });
  }

  async #load(): Promise<{ readonly module: PanelModule; readonly words: PanelWords }> {
    const locale = this.#locale();
    const { panel, words } = this.#parts;
    const [module, { panelTexts }] = await Promise.all([panel.load(), words[locale].load()]);
    return { module, words: { locale, texts: panelTexts } };
  }

  #failToLoad(error: unknown): undefined {
    if (this.#isUnmounted || this.#state === 'closed') return;
    this.#report('the panel could not be loaded', error);
    this.#setState('failed');
    this.#emit('error', { code: 'PANEL_NOT_LOADED' });
  }

  #createPanel({ Panel }: PanelModule, words: PanelWords): Panel {
    const { origin, nonce } = this.#parts;
    const { root, context } = this.#element;
    return new Panel({
      root,
      origin,
      adopt: (css) => adoptStyles(root, css, nonce),
      emit: this.#emit,
      memory: this.#memory,
      words,
      settings: () => this.#settings,
      context,
      shop: () => this.#shop,
      onShopKnown: (shop) => this.#setShop(shop),
      onClosed: (hadFocus) => {
        this.#placement = placementOf(this.#shop);
        this.#setState('closed');
        if (hadFocus) this.#launcher.focus();
      },
    });
  }

  async #updatePanel(): Promise<void> {
    const loaded = this.#panel && (await this.#load().catch(() => undefined));
    if (loaded === undefined || this.#isUnmounted) return;
    this.#panel?.update(loaded.words);
  }

  /** A shop that is not registered, or an API that does not answer, leaves our default look. */
  async #learnShop(): Promise<void> {
    const shop = await this.#parts.shop.load().catch(() => undefined);
    // A conversation may have brought newer facts in between.
    if (shop !== undefined && !this.#isUnmounted && !isFresh(this.#shop)) this.#setShop(shop);
  }

  #setShop(shop: KnownShop): void {
    this.#shop = shop;
    this.#shopMemory.write(shop);
    this.#draw();
    void this.#updatePanel();
  }

  #setState(state: PanelState): void {
    this.#state = state;
    this.#draw();
  }

  #draw(): void {
    const { host } = this.#element;
    const before = this.#appearance();
    // The pointer or the keyboard's focus may be on the launcher.
    const isTargeted = host.matches(':hover') || document.activeElement === host;
    if (this.#state === 'closed' && !isTargeted) this.#placement = placementOf(this.#shop);
    const { position, launcherText } = this.#appearance();
    if (position === before.position && launcherText === before.launcherText) this.#redraw();
    else changeHidden(host, () => this.#redraw());
  }

  #redraw(): void {
    const { host } = this.#element;
    const appearance = this.#appearance();
    applyAppearance(host, appearance);
    host.toggleAttribute('data-open', this.#state === 'open');
    const [locale, state, isAwaited] = [this.#locale(), this.#state, keptIn(this.#memory).isBegun];
    this.#launcher.show({ locale, label: appearance.launcherText, state, isAwaited });
    this.#stack.arrange();
  }
}
