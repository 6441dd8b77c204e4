import type { ProductCard, VariantQuestion } from '../lambdas/contract/bot.ts';

export interface ShopperTurn {
  readonly kind: 'shopper';
  /** The server's item id, which is ours for a typed question: an item keeps the id it is created with. */
  readonly id: string;
  readonly text: string;
  /** Typed words wait for a line, go out, and are confirmed; spoken words are confirmed from the start. */
  readonly delivery: 'queued' | 'sent' | 'confirmed';
  /** `unclear`: the transcriber gave up, which does not mean that the model did. */
  readonly hearing: 'pending' | 'heard' | 'unclear';
}

export interface AssistantTurn {
  readonly kind: 'assistant';
  readonly id: string;
  readonly text: string;
  /** `cut`: the shopper spoke over it, or the line went, so that the end was not heard. */
  readonly delivery: 'speaking' | 'whole' | 'cut';
}

/** What the model asked a function and was told, kept so that a later session can be told again. */
export interface ToolCall {
  readonly name: string;
  /** JSON, as the model wrote it. */
  readonly arguments: string;
  readonly output: string;
}

/** A tool call holds its place in the order; what it found is shown there. */
export interface FindingsTurn {
  readonly kind: 'findings';
  readonly id: string;
  readonly callId: string;
  readonly call?: ToolCall | undefined;
  readonly products: readonly ProductCard[];
  readonly ask?: VariantQuestion | undefined;
}

export type Turn = ShopperTurn | AssistantTurn | FindingsTurn;

/** Where the server says an item stands: behind that item, first (`null`), or it does not say. */
type After = string | null | undefined;

export type TurnEvent =
  | { readonly kind: 'typed'; readonly id: string; readonly text: string }
  | { readonly kind: 'sent'; readonly id: string }
  | {
      readonly kind: 'shopper-item';
      readonly itemId: string;
      readonly after: After;
      readonly text: string | undefined;
    }
  | {
      readonly kind: 'assistant-item';
      readonly itemId: string;
      readonly after: After;
      readonly text: string | undefined;
    }
  | { readonly kind: 'call-item'; readonly itemId: string; readonly after: After; readonly callId: string }
  | { readonly kind: 'text-added'; readonly itemId: string; readonly delta: string }
  | { readonly kind: 'text-known'; readonly itemId: string; readonly text: string }
  | { readonly kind: 'unclear'; readonly itemId: string }
  | { readonly kind: 'item-cut'; readonly itemId: string }
  | { readonly kind: 'item-removed'; readonly itemId: string }
  | {
      readonly kind: 'found';
      readonly callId: string;
      readonly call: ToolCall;
      readonly products: readonly ProductCard[];
      readonly ask?: VariantQuestion | undefined;
    };

/** The variant question that still stands: asked in the last findings and not answered since. */
export const openQuestion = (turns: readonly Turn[]): VariantQuestion | undefined => {
  const last = turns.findLast((turn) => turn.kind !== 'assistant');
  return last?.kind === 'findings' ? last.ask : undefined;
};
