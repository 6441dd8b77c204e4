import type { WidgetSettings } from '../attributes.ts';
import type { Words } from '../i18n/texts.ts';
import type { KnownShop, Memory } from '../memory.ts';
import type { TellPage } from '../page-api.ts';
import type { PageContext } from '../storevoice.d.ts';

export interface PanelOptions {
  readonly root: ShadowRoot;
  /** Host of the assets and the API. */
  readonly origin: string;
  /** Puts CSS into the root; answers how to take it out. */
  readonly adopt: (css: string) => () => void;
  readonly tell: TellPage;
  /** Of this tab's conversation. */
  readonly memory: Memory;
  /** As far as it is known yet. */
  readonly shop: KnownShop;
  readonly settings: WidgetSettings;
  readonly words: Words;
  readonly context: PageContext;
  /** The shop's own theme and language have arrived with a conversation. */
  readonly onShopKnown: (shop: KnownShop) => void;
  /** `hadFocus` when the keyboard was in the panel, and would be lost with it. */
  readonly onClosed: (hadFocus: boolean) => void;
}

/** What may change while a panel stands. */
export type PanelUpdate = Pick<PanelOptions, 'settings' | 'words' | 'shop'>;

/** The panel as the loader drives it. */
export interface PanelHandle {
  /** Takes the keyboard only when somebody asked for the panel; a page that opens it itself must not. */
  show(options: { readonly focus: boolean }): void;
  /** Hides it and pauses the conversation; for the moment only, where the page wants nothing on it, it is kept as open. */
  close(options?: { readonly isToReturn: boolean }): void;
  ask(text: string): void;
  update(update: PanelUpdate): void;
  setContext(context: PageContext): void;
  /** Ends everything and leaves nothing behind. */
  dispose(): void;
}

/** What the panel's file exports. */
export interface PanelModule {
  mountPanel(options: PanelOptions): PanelHandle;
}
