import type { Contact } from '../../lambdas/contract/shop/contact.ts';
import type {
  Comparison,
  Order,
  ProductCard,
  Source,
  VariantQuestion,
} from '../../lambdas/contract/voice/bot.ts';

export interface ShopperTurn {
  readonly kind: 'shopper';
  /** The server's item id; a typed question keeps the id that we created it with. */
  readonly id: string;
  readonly text: string;
  /** A typed question waits for a session, is sent, and is confirmed; a spoken one is confirmed from the start. */
  readonly delivery: 'queued' | 'sent' | 'confirmed';
  /** `unclear`: there is no transcript, although the model may have understood the speech. */
  readonly hearing: 'pending' | 'heard' | 'unclear';
}

export interface AssistantTurn {
  readonly kind: 'assistant';
  readonly id: string;
  /** What was generated; of a cut answer in a spoken conversation, what was heard. */
  readonly text: string;
  /** `cut`: the shopper interrupted it, or the session was cut, so that its end was not heard. */
  readonly delivery: 'speaking' | 'whole' | 'cut';
  /** Said before a function was called; the answer is still to come. */
  readonly isPreamble?: boolean | undefined;
  /** What the shop's data say instead of something in the text. */
  readonly correction?: string | undefined;
  /** How much of the sound was heard, and all the text; only while the session lives, as the text may still grow. */
  readonly heard?: { readonly ms: number; readonly generated: string } | undefined;
}

/** A function call of the model with its output; a later session gets both again. */
export interface ToolCall {
  readonly name: string;
  /** JSON, as the model wrote it. */
  readonly arguments: string;
  readonly output: string;
}

/** What an answer shows besides its products. */
export interface Details {
  readonly comparison?: Comparison | undefined;
  readonly source?: Source | undefined;
  readonly contact?: Contact | undefined;
  readonly order?: Order | undefined;
  /** Number of the shopper's request to the shop's staff. */
  readonly ticket?: string | undefined;
  /** The call was about the cart, which is shown as it is now. */
  readonly isAboutCart?: boolean | undefined;
}

/** A tool call has its place in the transcript, and what it found is shown there. */
export interface FindingsTurn {
  readonly kind: 'findings';
  readonly id: string;
  readonly callId: string;
  readonly call?: ToolCall | undefined;
  readonly products: readonly ProductCard[];
  readonly ask?: VariantQuestion | undefined;
  readonly details?: Details | undefined;
}

export type Turn = ShopperTurn | AssistantTurn | FindingsTurn;

/** An item of the server's conversation; the one before it is `null` for none, `undefined` when the server names none. */
interface PlacedItem {
  readonly itemId: string;
  readonly after: string | null | undefined;
}

/** Words may arrive before the item that they belong to. */
interface Words {
  readonly itemId: string;
  readonly by: 'shopper' | 'assistant';
}

type Found = Omit<FindingsTurn, 'kind' | 'id'> & { readonly call: ToolCall };

export type TurnEvent =
  | { readonly kind: 'typed'; readonly id: string; readonly text: string }
  | { readonly kind: 'sent'; readonly id: string }
  | (PlacedItem & { readonly kind: 'shopper-item'; readonly text: string | undefined })
  | (PlacedItem & {
      readonly kind: 'assistant-item';
      readonly text: string | undefined;
      readonly isPreamble?: boolean | undefined;
    })
  | (PlacedItem & { readonly kind: 'call-item'; readonly callId: string })
  | (Words & { readonly kind: 'text-added'; readonly delta: string })
  | (Words & { readonly kind: 'text-known'; readonly text: string })
  | { readonly kind: 'unclear'; readonly itemId: string }
  /** `heardMs`: how much of the sound was heard. */
  | { readonly kind: 'item-cut'; readonly itemId: string; readonly heardMs?: number | undefined }
  | { readonly kind: 'item-removed'; readonly itemId: string }
  /** The shop's data say otherwise than an answer did. */
  | { readonly kind: 'corrected'; readonly itemId: string; readonly text: string }
  /** The last sounds were not meant for the assistant. */
  | { readonly kind: 'overheard' }
  | (Found & { readonly kind: 'found' });

const isHeard = (turn: Turn): boolean =>
  turn.kind !== 'assistant' || (turn.text !== '' && turn.isPreamble !== true);
const isSent = (turn: Turn): boolean => turn.kind !== 'shopper' || turn.delivery !== 'queued';

/** Whether the last question was sent but not answered before its session was cut. */
export const isAnswerOwed = (turns: readonly Turn[]): boolean => {
  const last = turns.findLast((turn) => isSent(turn) && isHeard(turn));
  return last?.kind === 'findings' || (last?.kind === 'shopper' && last.text !== '');
};

/** The variant question of the last findings, unless the shopper has answered it. */
export const openQuestion = (turns: readonly Turn[]): VariantQuestion | undefined => {
  const last = turns.findLast((turn) => turn.kind !== 'assistant');
  return last?.kind === 'findings' ? last.ask : undefined;
};

const isFindings = (turn: Turn): turn is FindingsTurn => turn.kind === 'findings';

/** The turn where the cart is shown as it is now: that of the last call about it. */
export const cartTurn = (turns: readonly Turn[]): FindingsTurn | undefined =>
  turns.filter(isFindings).findLast(({ details }) => details?.isAboutCart);

/** Whether the last thing that was found is the cart. */
export const endsWithCart = (turns: readonly Turn[]): boolean =>
  turns.findLast(isFindings)?.details?.isAboutCart === true;
