import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { Cart } from '../../lambdas/contract/voice/cart.ts';
import type { EmitToPage } from './page-api.ts';

/** Where an action happens, and in which words its outcome is said. */
export interface PageSide {
  readonly locale: Locale;
  readonly emit: EmitToPage;
}

/** What the page says came of an action; `response` is the sentence for the shopper. */
export type ActionOutcome =
  | {
      readonly kind: 'done';
      readonly response: string;
      readonly cart?: Cart | undefined;
      readonly canUndo: boolean;
    }
  | { readonly kind: 'refused'; readonly response: string; readonly cart?: Cart | undefined }
  /** The page knows no such action. */
  | { readonly kind: 'unavailable'; readonly response: string }
  /** Another page opens when `leave` is called. */
  | { readonly kind: 'leaving'; readonly response: string; leave(): void };
