import { render } from 'preact';
import type { TokenResponse } from '../../lambdas/contract/token.ts';
import { appearanceOf } from '../appearance.ts';
import type { WidgetSettings } from '../attributes.ts';
import { Conversation, type VoiceModule } from '../conversation/conversation.ts';
import { isSilentIn, keepConversation, recallConversation } from '../conversation/keep.ts';
import { SoundOutput } from '../conversation/sound-output.ts';
import { createStore } from '../conversation/store.ts';
import type { Words } from '../i18n/texts.ts';
import { assetUrl, createLazy } from '../lazy.ts';
import { isFresh, type KnownShop } from '../memory.ts';
import type { PageContext } from '../storevoice.d.ts';
import { App } from './app.tsx';
import { offerToCart } from './cart.ts';
import type { PanelHandle, PanelOptions, PanelUpdate } from './handle.ts';
import { watchKeyboard } from './keyboard.ts';
import { createNews } from './news.ts';
import { COVERS_PAGE, panelCss } from './panel.css.ts';

/** Address of the voice file, set by the build, which alone knows the hash. */
declare const VOICE_PATH: string;

const frameOf = (root: ShadowRoot): HTMLDivElement => {
  const frame = document.createElement('div');
  frame.className = 'panel-frame';
  root.append(frame);
  return frame;
};

/** The audio element stands in the document, since iOS does not play one that is nowhere. */
const audioIn = (root: ShadowRoot): HTMLAudioElement => {
  const audio = document.createElement('audio');
  audio.autoplay = true;
  audio.setAttribute('playsinline', '');
  audio.hidden = true;
  root.append(audio);
  return audio;
};

/** Fetches the voice file ahead of the first word, without running it. */
const preload = (href: string): HTMLLinkElement => {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = href;
  document.head.append(link);
  return link;
};

/** One mounted panel: it ties the conversation, the page and the screen together. */
class Panel implements PanelHandle {
  readonly #options: PanelOptions;
  readonly #frame: HTMLDivElement;
  readonly #audio: HTMLAudioElement;
  readonly #store;
  readonly #conversation: Conversation;
  readonly #cleanups: (() => void)[];
  #settings: WidgetSettings;
  #words: Words;
  #context: PageContext;
  #shop: KnownShop;
  #isOpen = false;
  /** What the next page of the shop is to find: an open panel. */
  #isToReturn = false;
  /** A line that may yet have to be shown has its place from the start, so that nothing jumps when it is. */
  #awaitsConsent = false;

  constructor(options: PanelOptions) {
    const { root, origin, memory } = options;
    this.#options = options;
    this.#settings = options.settings;
    this.#words = options.words;
    this.#context = options.context;
    this.#shop = options.shop;
    const undoStyles = options.adopt(panelCss);
    this.#frame = frameOf(root);
    this.#audio = audioIn(root);
    this.#audio.muted = isSilentIn(memory);
    this.#store = createStore(recallConversation(memory));
    this.#conversation = new Conversation({
      origin,
      store: this.#store,
      voice: createLazy<VoiceModule>((attempt) => import(assetUrl(origin, VOICE_PATH, attempt))),
      sound: new SoundOutput(this.#audio),
      texts: () => this.#words.texts,
      locale: () => this.#words.locale,
      context: () => this.#context,
      knowsConsent: () =>
        this.#settings.consentUrl !== undefined || (this.#shop.theme !== undefined && isFresh(this.#shop)),
      onToken: (token) => this.#learn(token),
    });
    const newsBetween = createNews(this.#store.state());
    const link = preload(assetUrl(origin, VOICE_PATH, 1));
    const onPageHide = (): void => {
      this.#conversation.pause('navigated');
      // The page that a card leads to is to be seen.
      if (matchMedia(COVERS_PAGE).matches) this.#isToReturn = false;
      this.#keep();
    };
    const onPageShow = (): void => {
      this.#isToReturn ||= this.#isOpen;
      this.#keep();
    };
    window.addEventListener('pagehide', onPageHide);
    window.addEventListener('pageshow', onPageShow);
    this.#cleanups = [
      undoStyles,
      watchKeyboard(this.#frame),
      () => window.removeEventListener('pagehide', onPageHide),
      () => window.removeEventListener('pageshow', onPageShow),
      this.#store.subscribe((state, before) => {
        for (const { name, detail } of newsBetween(before, state)) options.tell(name, detail);
        this.#keep();
      }),
      () => link.remove(),
      () => this.#frame.remove(),
      () => this.#audio.remove(),
    ];
  }

  show({ focus }: { readonly focus: boolean }): void {
    this.#isOpen = true;
    this.#isToReturn = true;
    this.#awaitsConsent = !isFresh(this.#shop);
    this.#frame.hidden = false;
    this.#draw();
    this.#keep();
    if (focus) this.#focus();
    this.#options.tell('open', undefined);
  }

  close({ isToReturn } = { isToReturn: false }): void {
    if (!this.#isOpen) return;
    const hadFocus = this.#frame.contains(this.#options.root.activeElement);
    this.#isOpen = false;
    this.#isToReturn = isToReturn;
    this.#conversation.pause('closed');
    this.#frame.hidden = true;
    this.#keep();
    this.#options.onClosed(hadFocus);
    this.#options.tell('close', undefined);
  }

  ask(text: string): void {
    this.#conversation.say(text);
  }

  update({ settings, words, shop }: PanelUpdate): void {
    this.#settings = settings;
    this.#words = words;
    this.#shop = shop;
    this.#draw();
  }

  setContext(context: PageContext): void {
    this.#context = context;
    this.#conversation.contextChanged();
  }

  dispose(): void {
    this.#conversation.dispose();
    render(null, this.#frame);
    for (const cleanup of this.#cleanups) cleanup();
  }

  #learn(token: TokenResponse): void {
    this.#shop = { theme: token.theme, locale: token.locale, learnedAt: Date.now() };
    this.#draw();
    this.#options.onShopKnown(this.#shop);
  }

  #keep(): void {
    const kept = { open: this.#isToReturn, silent: this.#audio.muted };
    keepConversation(this.#options.memory, this.#store.state(), kept);
  }

  /** The text box would call up a phone's keyboard, which hides half of what was opened. */
  #focus(): void {
    const target = matchMedia('(hover: hover)').matches ? '.field' : '.panel';
    this.#frame.querySelector<HTMLElement>(target)?.focus();
  }

  #draw(): void {
    const { tell } = this.#options;
    render(
      <App
        store={this.#store}
        conversation={this.#conversation}
        words={this.#words}
        greeting={this.#settings.greeting}
        samples={this.#settings.samples}
        consentUrl={appearanceOf(this.#settings, this.#shop.theme).consentUrl}
        awaitsConsent={this.#awaitsConsent}
        silent={this.#audio.muted}
        onSilent={(silent) => {
          this.#audio.muted = silent;
          this.#keep();
          this.#draw();
        }}
        onClose={() => this.close()}
        onProduct={(product) => tell('product-click', { product })}
        onAddToCart={(product) => offerToCart(tell, product, (url) => location.assign(url))}
      />,
      this.#frame,
    );
  }
}

export const mountPanel = (options: PanelOptions): PanelHandle => new Panel(options);
