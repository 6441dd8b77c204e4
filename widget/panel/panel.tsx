import { render } from 'preact';
import type { TokenResponse } from '../../lambdas/contract/voice/token.ts';
import type { PanelWords } from '../i18n/texts.ts';
import { type Appearance, appearanceOf } from '../loader/appearance.ts';
import type { WidgetSettings } from '../loader/attributes.ts';
import { assetUrl, createLazy } from '../loader/lazy.ts';
import { isFresh, type KnownShop } from '../loader/shop.ts';
import type { EmitToPage } from '../page/page-api.ts';
import { createPageEvents } from '../page/page-events.ts';
import type { PageContext } from '../page/storevoice.d.ts';
import type { Memory } from '../state/memory.ts';
import { isSilentIn, restoreConversation, saveConversation } from '../state/saved-conversation.ts';
import { SoundOutput } from '../state/sound-output.ts';
import { createStore } from '../state/store.ts';
import type { VoiceModule } from '../voice/session.ts';
import { App } from './app.tsx';
import { type CallModule, Conversation } from './conversation.ts';
import { createAudio, createFrame, preload, watchKeyboard } from './elements.ts';
import { COVERS_PAGE, panelCss } from './styles/panel.css.ts';

/** Addresses of the lazy files; the build sets them, as they contain hashes. */
declare const CALL_PATH: string;
declare const VOICE_PATH: string;

interface PanelOptions {
  readonly root: ShadowRoot;
  /** Host of the assets and the API. */
  readonly origin: string;
  /** Adds CSS to the root; returns a function that removes it. */
  readonly adopt: (css: string) => () => void;
  readonly emit: EmitToPage;
  /** Keeps this tab's conversation. */
  readonly memory: Memory;
  readonly words: PanelWords;
  /** The page's settings and context, and the shop as far as it is known: each as it is now. */
  readonly settings: () => WidgetSettings;
  readonly context: () => PageContext;
  readonly shop: () => KnownShop;
  /** Called when a conversation has brought the shop's theme and language. */
  readonly onShopKnown: (shop: KnownShop) => void;
  /** `hadFocus` says whether the keyboard's focus was in the panel. */
  readonly onClosed: (hadFocus: boolean) => void;
}

/** Connects one conversation with the page and the screen. */
export class Panel {
  readonly #options: PanelOptions;
  readonly #frame: HTMLDivElement;
  readonly #audio: HTMLAudioElement;
  readonly store;
  readonly conversation: Conversation;
  readonly #findings = createLazy(async () => {
    const findings = await import('./findings/findings.tsx');
    this.#cleanups.push(this.#options.adopt(findings.css));
    return findings;
  });
  readonly #cleanups: (() => void)[];
  #words: PanelWords;
  #isOpen = false;
  /** Whether the panel opens again on the next page of the shop. */
  #isToReturn = false;
  /** Whether to keep space for the consent line, so that nothing jumps when it arrives. */
  #awaitsConsent = false;

  constructor(options: PanelOptions) {
    const { root, origin, memory, settings, shop } = options;
    this.#options = options;
    this.#words = options.words;
    const undoStyles = options.adopt(panelCss);
    this.#frame = createFrame(root);
    this.#audio = createAudio(root);
    this.#audio.muted = isSilentIn(memory);
    this.store = createStore(restoreConversation(memory));
    this.conversation = new Conversation({
      origin,
      store: this.store,
      emitToPage: options.emit,
      call: createLazy<CallModule>((attempt) => import(assetUrl(origin, CALL_PATH, attempt))),
      voice: createLazy<VoiceModule>((attempt) => import(assetUrl(origin, VOICE_PATH, attempt))),
      isTextOnly: () => this.#appearance().mode === 'text',
      sound: new SoundOutput(this.#audio),
      texts: () => this.#words.texts,
      locale: () => this.#words.locale,
      context: options.context,
      knowsConsent: () =>
        settings().consentUrl !== undefined || (shop().theme !== undefined && isFresh(shop())),
      onToken: (token) => this.#learn(token),
    });
    const pageEvents = createPageEvents(this.store.state());
    const link = preload(assetUrl(origin, CALL_PATH, 1));
    const gone = new AbortController();
    window.addEventListener('pagehide', () => this.#leavePage(), { signal: gone.signal });
    window.addEventListener('pageshow', () => this.#returnToPage(), { signal: gone.signal });
    watchKeyboard(this.#frame, gone.signal);
    this.#cleanups = [
      undoStyles,
      () => gone.abort(),
      this.store.subscribe((state, before) => {
        for (const { name, detail } of pageEvents(before, state)) options.emit(name, detail);
        this.#save();
      }),
      () => link.remove(),
      () => this.#frame.remove(),
      () => this.#audio.remove(),
    ];
  }

  /** `focus` moves the keyboard's focus to the panel; a page that opens the panel by itself must not. */
  show({ focus }: { readonly focus: boolean }): void {
    this.#isOpen = true;
    this.#isToReturn = true;
    this.#awaitsConsent = !isFresh(this.#options.shop());
    this.#frame.hidden = false;
    this.#draw();
    this.#save();
    if (focus) this.#focus();
    this.#options.emit('open', undefined);
  }

  /** Hides the panel and pauses the conversation. `isToReturn` opens it again on the next page or when hide-on ends. */
  close({ isToReturn } = { isToReturn: false }): void {
    if (!this.#isOpen) return;
    const hadFocus = this.#frame.contains(this.#options.root.activeElement);
    this.#isOpen = false;
    this.#isToReturn = isToReturn;
    this.conversation.pause('closed');
    this.#frame.hidden = true;
    this.#save();
    this.#options.onClosed(hadFocus);
    this.#options.emit('close', undefined);
  }

  /** Draws the panel again, with other settings or another shop, in this language. */
  update(words: PanelWords): void {
    this.#words = words;
    this.#draw();
  }

  /** Ends the conversation and removes all elements. */
  dispose(): void {
    this.conversation.dispose();
    render(null, this.#frame);
    for (const cleanup of this.#cleanups) cleanup();
  }

  #leavePage(): void {
    this.conversation.pause('navigated');
    // On a small screen the panel would cover the page that a card leads to.
    if (matchMedia(COVERS_PAGE).matches) this.#isToReturn = false;
    this.#save();
  }

  #returnToPage(): void {
    this.#isToReturn ||= this.#isOpen;
    this.#save();
  }

  #learn(token: TokenResponse): void {
    const { theme, locale, shopName: name } = token;
    this.#options.onShopKnown({ theme, locale, name, learnedAt: Date.now() });
    this.#draw();
  }

  #save(): void {
    const kept = { open: this.#isToReturn, silent: this.#audio.muted };
    saveConversation(this.#options.memory, this.store.state(), kept);
  }

  /** Focus in the text box would open a phone's keyboard, which hides half of the panel. */
  #focus(): void {
    const target = matchMedia('(hover: hover)').matches ? '.field' : '.panel';
    this.#frame.querySelector<HTMLElement>(target)?.focus();
  }

  #appearance(): Appearance {
    const { settings, shop } = this.#options;
    return appearanceOf(settings(), shop().theme);
  }

  #draw(): void {
    const { settings, shop, emit } = this.#options;
    const { mode, consentUrl } = this.#appearance();
    render(
      <App
        {...this.#words}
        store={this.store}
        emitToPage={emit}
        conversation={this.conversation}
        findings={this.#findings}
        settings={settings()}
        shop={shop()}
        consentUrl={consentUrl}
        isTextOnly={mode === 'text'}
        awaitsConsent={this.#awaitsConsent}
        silent={this.#audio.muted}
        onSilent={(silent) => {
          this.#audio.muted = silent;
          this.#save();
          this.#draw();
        }}
        onClose={() => this.close()}
      />,
      this.#frame,
    );
  }
}
