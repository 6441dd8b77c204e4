import type { Words } from '../i18n/texts.ts';
import type { WidgetSettings } from '../loader/attributes.ts';
import type { KnownShop } from '../loader/shop.ts';
import type { EmitToPage } from '../page/page-api.ts';
import type { PageContext } from '../page/storevoice.d.ts';
import type { Memory } from '../state/memory.ts';
import type { ConversationStore } from '../state/store.ts';

export interface PanelOptions {
  readonly root: ShadowRoot;
  /** Host of the assets and the API. */
  readonly origin: string;
  /** Adds CSS to the root; returns a function that removes it. */
  readonly adopt: (css: string) => () => void;
  readonly emit: EmitToPage;
  /** Keeps this tab's conversation. */
  readonly memory: Memory;
  readonly words: Words;
  /** The page's settings and context, and the shop as far as it is known: each as it is now. */
  readonly settings: () => WidgetSettings;
  readonly context: () => PageContext;
  readonly shop: () => KnownShop;
  /** Called when a conversation has brought the shop's theme and language. */
  readonly onShopKnown: (shop: KnownShop) => void;
  /** `hadFocus` says whether the keyboard's focus was in the panel. */
  readonly onClosed: (hadFocus: boolean) => void;
}

/** The panel as the loader controls it. */
export interface PanelHandle {
  /** `focus` moves the keyboard's focus to the panel; a page that opens the panel by itself must not. */
  show(options: { readonly focus: boolean }): void;
  /** Hides the panel and pauses the conversation. `isToReturn` opens it again on the next page or when hide-on ends. */
  close(options?: { readonly isToReturn: boolean }): void;
  ask(text: string): void;
  /** Goes on by voice, as the shopper's press of the microphone button does; false where the shop wants no voice. */
  talk(): boolean;
  readonly store: ConversationStore;
  /** Draws the panel again, with other settings or another shop, in this language. */
  update(words: Words): void;
  /** Tells a running conversation the page's new context. */
  updateContext(): void;
  /** Ends the conversation and removes all elements. */
  dispose(): void;
}

/** The exports of the panel's file. */
export interface PanelModule {
  mountPanel(options: PanelOptions): PanelHandle;
}
