import type { Locale } from '../lambdas/contract/locale.ts';
import { type Appearance, appearanceOf, applyAppearance, drawAnew } from './appearance.ts';
import { parseAttributes, type WidgetSettings } from './attributes.ts';
import { launcherTextsFor } from './i18n/launcher.ts';
import { parseLocale, type Words } from './i18n/texts.ts';
import { launcherCss } from './launcher.css.ts';
import { createLauncher, type Launcher, type LauncherMood } from './launcher.ts';
import {
  createShopMemory,
  createTabMemory,
  isFresh,
  type KnownShop,
  type Memory,
  openPanelIn,
  shopOf,
  stanceOf,
} from './memory.ts';
import type { MountParts, Place } from './mount-parts.ts';
import { type Settled, settle } from './neighbours.ts';
import { createTellPage, type TellPage } from './page-api.ts';
import type { PanelHandle, PanelModule } from './panel/handle.ts';
import { whenIdle } from './remote-shop.ts';
import { createReport } from './report.ts';
import type { PageContext } from './storevoice.d.ts';
import { adoptStyles } from './styles.ts';
import { watchHideOn } from './visibility.ts';

/** A widget that stands on the page: the launcher, and the panel once it was wanted. */
export class Mounted {
  readonly #place: Place;
  readonly #parts: MountParts;
  readonly #launcher: Launcher;
  readonly #neighbour: Settled;
  readonly #memory: Memory;
  readonly #shopMemory = createShopMemory();
  readonly #tell: TellPage;
  readonly #report = createReport();
  readonly #undoStyles: () => void;
  #settings: WidgetSettings;
  #context: PageContext;
  #mood: LauncherMood['kind'] = 'resting';
  #panel: PanelHandle | undefined;
  #shop = shopOf(this.#shopMemory.read());
  /** Of the shop's theme, what the launcher stands by: it is not moved under a shopper's hand. */
  #stance = stanceOf(this.#shop);
  #stopWatching = (): void => {};
  #callOffLearning = (): void => {};
  #isHidden = false;
  #isGone = false;

  constructor(place: Place, parts: MountParts) {
    const { host, root } = place;
    this.#place = place;
    this.#parts = parts;
    this.#tell = createTellPage(host);
    this.#context = place.context;
    this.#settings = this.#readSettings();
    this.#undoStyles = adoptStyles(root, launcherCss, parts.home.nonce);
    this.#launcher = createLauncher(root, {
      onOpen: () => void this.open({ focus: true }),
      onIntent: () => void this.#load().catch(() => {}),
    });
    this.#neighbour = settle({ host, position: () => this.#appearance().position });
    this.#memory = createTabMemory(`storevoice:${host.id || this.#neighbour.place}`);
    this.#apply();
    if (!isFresh(this.#shop)) this.#callOffLearning = whenIdle(() => void this.#learnShop());
    if (!this.#isHidden) this.#openAsLeft();
  }

  /**
   * Shows the panel, loading it first; `undefined` when it cannot be loaded, which the shopper is told, when it was
   * closed meanwhile, or where it is hidden.
   */
  async open(options: { readonly focus: boolean }): Promise<PanelHandle | undefined> {
    if (this.#isHidden) {
      this.#report(`nothing opens while hide-on="${this.#settings.hideOn}" matches the page.`);
      return undefined;
    }
    if (this.#mood !== 'open') this.#setMood('loading');
    const loaded = await this.#load().catch((error: unknown) => this.#failToLoad(error));
    if (loaded === undefined || this.#isGone || this.#mood === 'resting') return undefined;
    this.#panel ??= this.#mountPanel(loaded.module, loaded.words);
    if (this.#mood !== 'open') {
      this.#setMood('open');
      this.#panel.show(options);
    }
    return this.#panel;
  }

  close(options = { isToReturn: false }): void {
    this.#panel?.close(options);
    if (this.#mood === 'loading') this.#setMood('resting');
  }

  setContext(context: PageContext): void {
    this.#context = context;
    this.#panel?.setContext(context);
  }

  /** Reads the attributes again. */
  refresh(): void {
    this.#settings = this.#readSettings();
    this.#apply();
  }

  unmount(): void {
    this.#isGone = true;
    this.#panel?.dispose();
    this.#stopWatching();
    this.#callOffLearning();
    this.#neighbour.leave();
    this.#launcher.remove();
    this.#undoStyles();
  }

  #readSettings(): WidgetSettings {
    return parseAttributes((name) => this.#place.host.getAttribute(name), this.#report);
  }

  #apply(): void {
    this.#stopWatching();
    this.#stopWatching = watchHideOn({
      host: this.#place.host,
      selector: this.#settings.hideOn,
      report: this.#report,
      onChange: (isHidden) => this.#hide(isHidden),
    });
    this.#draw();
    void this.#updatePanel();
  }

  /** What was open when the page began to match hide-on is open again when it no longer does. */
  #hide(isHidden: boolean): void {
    const wasHidden = this.#isHidden;
    this.#isHidden = isHidden;
    if (isHidden) this.close({ isToReturn: true });
    else if (wasHidden) this.#openAsLeft();
  }

  #openAsLeft(): void {
    if (openPanelIn(this.#memory) ?? this.#settings.open) void this.open({ focus: false });
  }

  /** The page decides the language, else the shop, else it is Russian. */
  #locale(): Locale {
    const page = this.#settings.locale ?? parseLocale(document.documentElement.lang);
    return page ?? this.#shop.locale ?? 'ru';
  }

  #appearance(): Appearance {
    return appearanceOf(this.#settings, { ...this.#shop.theme, ...this.#stance });
  }

  async #load(): Promise<{ readonly module: PanelModule; readonly words: Words }> {
    const locale = this.#locale();
    const { panel, words } = this.#parts;
    const [module, { panelTexts }] = await Promise.all([panel.load(), words[locale].load()]);
    return { module, words: { locale, texts: panelTexts } };
  }

  #failToLoad(error: unknown): undefined {
    if (this.#isGone || this.#mood === 'resting') return;
    this.#report('the panel could not be loaded', error);
    this.#setMood('failed');
    this.#tell('error', { code: 'PANEL_NOT_LOADED' });
  }

  #mountPanel({ mountPanel }: PanelModule, words: Words): PanelHandle {
    const { root } = this.#place;
    const { origin, nonce } = this.#parts.home;
    return mountPanel({
      root,
      origin,
      adopt: (css) => adoptStyles(root, css, nonce),
      tell: this.#tell,
      memory: this.#memory,
      shop: this.#shop,
      settings: this.#settings,
      words,
      context: this.#context,
      onShopKnown: (shop) => this.#know(shop),
      onClosed: (hadFocus) => {
        this.#stance = stanceOf(this.#shop);
        this.#setMood('resting');
        if (hadFocus) this.#launcher.focus();
      },
    });
  }

  async #updatePanel(): Promise<void> {
    const loaded = this.#panel && (await this.#load().catch(() => undefined));
    if (loaded === undefined || this.#isGone) return;
    this.#panel?.update({ settings: this.#settings, words: loaded.words, shop: this.#shop });
  }

  /** A shop that is not registered, or not reached, leaves our own look. */
  async #learnShop(): Promise<void> {
    const shop = await this.#parts.shop.load().catch(() => undefined);
    // A conversation may have told more lately.
    if (shop !== undefined && !this.#isGone && !isFresh(this.#shop)) this.#know(shop);
  }

  #know(shop: KnownShop): void {
    this.#shop = shop;
    this.#shopMemory.write(shop);
    this.#draw();
    void this.#updatePanel();
  }

  #setMood(mood: LauncherMood['kind']): void {
    this.#mood = mood;
    this.#draw();
  }

  /** Somebody is about to press the launcher, or has the keyboard on it. */
  #isReachedFor(): boolean {
    const { host } = this.#place;
    return host.matches(':hover') || document.activeElement === host;
  }

  #draw(): void {
    const before = this.#appearance();
    const stance = this.#mood === 'resting' && !this.#isReachedFor() ? stanceOf(this.#shop) : this.#stance;
    this.#stance = stance;
    const { position, launcherText } = this.#appearance();
    if (position === before.position && launcherText === before.launcherText) this.#redraw();
    else drawAnew(this.#place.host, () => this.#redraw());
  }

  #redraw(): void {
    const { host } = this.#place;
    const appearance = this.#appearance();
    applyAppearance(host, appearance);
    host.toggleAttribute('data-open', this.#mood === 'open');
    this.#launcher.show({
      texts: launcherTextsFor(this.#locale()),
      label: appearance.launcherText,
      mood: { kind: this.#mood },
    });
    this.#neighbour.arrange();
  }
}
