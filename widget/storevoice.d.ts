/**
 * Types of the Storevoice widget for a page's own script. Copy this file into your project, or name it in
 * a triple-slash reference: `document.querySelector('storevoice-widget')` and the `storevoice:` events are
 * typed from then on.
 */

/** What the page tells the assistant about where the shopper is; sent with the next question. */
export interface PageContext {
  readonly productId?: string | number;
  readonly variantId?: string | number;
  /** What the page calls the product; saves the assistant a look-up. */
  readonly title?: string;
  readonly url?: string;
  /** What is in the cart, in the page's own words or as data. */
  readonly cart?: unknown;
}

export interface Money {
  /** In the smallest unit of the currency: 99990 is $999.90. */
  readonly minor: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** One variant as a card shows it. */
export interface ProductCard {
  readonly productId: string;
  readonly variantId: string;
  readonly title: string;
  readonly brand?: string | undefined;
  readonly price?: Money | undefined;
  /** The price before a sale. */
  readonly compareAt?: Money | undefined;
  readonly availability: 'in-stock' | 'out-of-stock' | 'preorder';
  /** What tells this variant from its siblings: `{ storage: '256GB', color: 'Black' }`. */
  readonly options: Readonly<Record<string, string>>;
  readonly url?: string | undefined;
  readonly image?: string | undefined;
}

export interface AddToCartDetail {
  readonly product: ProductCard;
  readonly quantity: number;
  /** Give the promise of the shop's own request, and the card shows whether it worked. */
  readonly waitUntil: (done: Promise<unknown>) => void;
}

/**
 * Events of the element. All bubble and leave the shadow root, so that one listener on `document`
 * serves every widget of a page.
 */
export interface StorevoiceEventDetails {
  /** The element can be spoken to. */
  readonly ready: undefined;
  readonly open: undefined;
  readonly close: undefined;
  /** Something was said in full, by either side; `cut` when the shopper spoke over it. */
  readonly message: { readonly role: 'shopper' | 'assistant'; readonly text: string; readonly cut: boolean };
  /** Products came on screen. */
  readonly products: { readonly products: readonly ProductCard[] };
  /** A card's link was chosen. Cancel it to navigate in the page's own way. */
  readonly 'product-click': { readonly product: ProductCard };
  /** Cancel it to say that the page puts the product into its cart; else the product's page opens. */
  readonly 'add-to-cart': AddToCartDetail;
  /** Something stopped or hinders the conversation; the shopper is told in words. */
  readonly error: { readonly code: string; readonly supportCode?: string | undefined };
}

export type StorevoiceEventName = keyof StorevoiceEventDetails;
export type StorevoiceEventMap = {
  [Name in StorevoiceEventName as `storevoice:${Name}`]: CustomEvent<StorevoiceEventDetails[Name]>;
};

/** The element as a page's script sees it. */
export interface StorevoiceElement extends HTMLElement {
  /** Shows the panel; loads it first if need be. */
  open(): Promise<void>;
  /** Hides the panel. A conversation is paused: its microphone is off at once. */
  close(): void;
  /** Shows the panel and asks, as if the shopper had typed it. */
  ask(text: string): Promise<void>;
  /** Replaces what the assistant knows of the page. */
  setContext(context: PageContext): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'storevoice-widget': StorevoiceElement;
  }
  interface GlobalEventHandlersEventMap extends StorevoiceEventMap {}
}
