import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { Cart } from '../../lambdas/contract/voice/cart.ts';
import type { ConversationStore } from '../state/store.ts';
import type { PageContext, StorevoiceEventDetails, StorevoiceEventName } from './storevoice.d.ts';

const cancelable: ReadonlySet<StorevoiceEventName> = new Set(['product-click', 'add-to-cart']);

/** Dispatches an event of the element; returns `false` when the page cancelled it to act in its own way. */
export type EmitToPage = <Name extends StorevoiceEventName>(
  name: Name,
  detail: StorevoiceEventDetails[Name],
) => boolean;

export const createPageEmitter =
  (host: HTMLElement): EmitToPage =>
  (name, detail) =>
    host.dispatchEvent(
      new CustomEvent(`storevoice:${name}`, {
        detail,
        bubbles: true,
        composed: true,
        cancelable: cancelable.has(name),
      }),
    );

/** A copy of the page's context; `undefined` when it is not an object or contains what JSON cannot hold. */
export const parseContext = (value: unknown): PageContext | undefined => {
  try {
    const copy = JSON.parse(JSON.stringify(value));
    return typeof copy === 'object' && copy !== null && !Array.isArray(copy) ? copy : undefined;
  } catch {
    return undefined;
  }
};

/** The conversation and the page that actions happen in. */
export interface ActionScene {
  readonly store: ConversationStore;
  readonly emitToPage: EmitToPage;
  readonly locale: Locale;
}

/** What the page says came of an action; `response` is the sentence for the shopper. */
export type ActionOutcome = { readonly response: string; readonly cart?: Cart | undefined } & (
  | { readonly kind: 'done'; readonly canUndo: boolean }
  | { readonly kind: 'refused' }
  /** The page knows no such action. */
  | { readonly kind: 'unavailable' }
  /** Another page opens when `leave` is called. */
  | { readonly kind: 'leaving'; leave(): void }
);
