import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import type { Item } from '../protocol/items.ts';
import type { FunctionTool, ToolChoice } from '../protocol/session.ts';

/** All that a reply may depend on: what the protocol brought, nothing else. */
export interface Situation {
  /** Of the session, or of this response alone when the client gave some. */
  readonly instructions: string;
  /** The instructions are of this response alone. */
  readonly hasOwnInstructions: boolean;
  readonly tools: readonly FunctionTool[];
  readonly toolChoice: ToolChoice;
  readonly parallelCalls: boolean;
  /** The conversation so far, oldest first. */
  readonly items: readonly Item[];
}

export interface SayReply {
  readonly kind: 'say';
  readonly text: string;
  readonly language: Locale;
  /** The model's limit of tokens cuts it off here. */
  readonly isCut?: true;
}

export interface CallReply {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** One item of a response, or the end of a response that fails for lack of quota. */
export type Reply = SayReply | CallReply | { readonly kind: 'fail' };

/** What the shopper typed, or what a transcript says they said; empty for speech without a transcript. */
export const userTextOf = (item: Item): string | undefined => {
  if (item.type !== 'message' || item.role !== 'user') return undefined;
  const texts = item.content.map((part) => {
    if (part.type === 'input_text') return part.text;
    return part.type === 'input_audio' ? (part.transcript ?? '') : '';
  });
  return texts.join(' ').trim();
};

/** Cyrillic letters anywhere mean Russian, words in Latin letters alone English, digits nothing. */
export const languageOfText = (text: string): Locale | undefined => {
  if (/\p{Script=Cyrillic}/u.test(text)) return 'ru';
  return /\p{Script=Latin}{2,}/u.test(text) ? 'en' : undefined;
};
