/**
 * Types of the Storevoice widget for a page's own script. Copy this file into your project, or name it in a triple-slash
 * reference, to type `document.querySelector('storevoice-widget')` and the `storevoice:` events.
 */

/** Where the shopper is, for the assistant; sent with the next question. */
export interface PageContext {
  readonly productId?: string | number;
  readonly variantId?: string | number;
  /** The product's title on the page; saves the assistant a look-up. */
  readonly title?: string;
  readonly url?: string;
  /** The contents of the cart, as text or as data. */
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
  /** Both amounts as the assistant's sentence writes them: "$999.90". */
  readonly priceText?: string | undefined;
  readonly compareAtText?: string | undefined;
  readonly availability: 'in-stock' | 'out-of-stock' | 'preorder' | 'unknown' | 'backorder';
  /** The options that distinguish this variant: `{ storage: '256GB', color: 'Black' }`. */
  readonly options: Readonly<Record<string, string>>;
  readonly url?: string | undefined;
  readonly image?: string | undefined;
}

export interface AddToCartDetail {
  readonly product: ProductCard;
  readonly quantity: number;
  /** Pass the promise of the shop's own request, so that the card shows whether it worked. */
  readonly waitUntil: (done: Promise<unknown>) => void;
}

/** One line of the page's cart. */
export interface CartLine {
  /** Your own key of the line; `change` gets it. */
  readonly line: string;
  readonly title: string;
  readonly quantity: number;
  readonly productId?: string | undefined;
  readonly variantId?: string | undefined;
  /** Of one piece. */
  readonly price?: Money | undefined;
  /** The product's page and picture; `add` gets them when the shopper wants a removed line back. */
  readonly url?: string | undefined;
  readonly image?: string | undefined;
}

export interface Cart {
  readonly lines: readonly CartLine[];
  readonly total?: Money | undefined;
  readonly url?: string | undefined;
}

/** The page's own cart. A method may throw or reject: the assistant then says the message of the error. */
export interface PageCart {
  /** The cart as it is now; asked before and after every change. */
  read(): Cart | Promise<Cart>;
  add(product: ProductCard, quantity: number): unknown;
  /** `quantity` 0 removes the line. */
  change?(line: string, quantity: number): unknown;
  applyCoupon?(code: string): unknown;
  readonly checkoutUrl?: string | undefined;
}

/** A function of the page that the assistant may call; the shop's configuration must name it in `pageTools`. */
export interface PageTool {
  /** 1 to 64 letters, digits, `_` or `-`. */
  readonly name: string;
  /** What it does and when to call it, for the model. */
  readonly description: string;
  /** JSON Schema of an object. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Gets the model's arguments, and answers with a sentence within 8 seconds. */
  execute(input: unknown): unknown;
}

/** What the page gives the assistant; see docs/widget.md for using it before the script has run. */
export interface Storevoice {
  readonly tools: PageTool[];
  cart?: PageCart;
  /** Offers a tool from the next start or continuation of a conversation on. */
  registerTool(tool: PageTool): void;
  registerCart(cart: PageCart): void;
}

/** Events of the element. All bubble and leave the shadow root, so that one listener on `document` serves every widget. */
export interface StorevoiceEventDetails {
  /** The element's methods can be called. */
  readonly ready: undefined;
  readonly open: undefined;
  readonly close: undefined;
  /** Either side has finished a message; `cut` when the shopper interrupted the assistant. */
  readonly message: { readonly role: 'shopper' | 'assistant'; readonly text: string; readonly cut: boolean };
  /** Products are on screen. */
  readonly products: { readonly products: readonly ProductCard[] };
  /** The shopper chose a card's link. Cancel the event to navigate in the page's own way. */
  readonly 'product-click': { readonly product: ProductCard };
  /** Cancel the event when the page adds the product to its cart; otherwise the product's page opens. */
  readonly 'add-to-cart': AddToCartDetail;
  /** The assistant has changed the cart, or has read it; a page redraws its own cart. */
  readonly cart: { readonly cart: Cart };
  /** A problem has stopped or hinders the conversation; the shopper sees a sentence about it. */
  readonly error: { readonly code: string; readonly supportCode?: string | undefined };
}

export type StorevoiceEventName = keyof StorevoiceEventDetails;
export type StorevoiceEventMap = {
  [Name in StorevoiceEventName as `storevoice:${Name}`]: CustomEvent<StorevoiceEventDetails[Name]>;
};

/** What came of `speak()`. */
export type SpeakResult =
  /** The assistant hears the shopper. */
  | { readonly outcome: 'listening' }
  /** There is no microphone, `code` says why; the conversation goes on in writing. */
  | { readonly outcome: 'typing'; readonly code: string }
  /** The shopper sees the shop's consent text first, and presses the panel's own button. */
  | { readonly outcome: 'consent' }
  /** There is no conversation; the shopper sees a sentence about it. */
  | { readonly outcome: 'failed'; readonly code: string }
  /** The panel did not open, or was closed or the conversation ended before, or the shop wants no voice. */
  | { readonly outcome: 'closed' };

/** The element as a page's script sees it. */
export interface StorevoiceElement extends HTMLElement {
  /** Shows the panel, loading it first if necessary. */
  open(): Promise<void>;
  /** Hides the panel. A conversation is paused: its microphone is off at once. */
  close(): void;
  /** Shows the panel and asks, as if the shopper had typed it. */
  ask(text: string): Promise<void>;
  /**
   * Shows the panel and starts a spoken conversation, as the panel's microphone button does. Call it from a click, as browsers
   * block sound without one.
   */
  speak(): Promise<SpeakResult>;
  /** Replaces what the assistant knows about the page. */
  setContext(context: PageContext): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'storevoice-widget': StorevoiceElement;
  }
  interface GlobalEventHandlersEventMap extends StorevoiceEventMap {}
  var storevoice: Storevoice;
}
