import type { Item } from '../protocol/items.ts';
import type { FunctionTool, ToolChoice } from '../protocol/session.ts';

export type Language = 'ru' | 'en';

/** All that the mind knows: what the protocol brought, nothing else. */
export interface Situation {
  /** Of the session, or of this response alone when the client gave some. */
  readonly instructions: string;
  readonly tools: readonly FunctionTool[];
  readonly toolChoice: ToolChoice;
  /** The conversation so far, oldest first. */
  readonly items: readonly Item[];
}

export type Decision =
  | { readonly kind: 'say'; readonly text: string; readonly language: Language }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: Readonly<Record<string, unknown>> };
