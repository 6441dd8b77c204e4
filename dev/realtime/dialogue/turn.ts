import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import type { Language } from '../../../lambdas/core/language/language.ts';
import type { Item } from '../protocol/items.ts';
import type { History, SeenProduct } from './history.ts';
import type { Router } from './routing/router.ts';
import type { Sentences } from './sentences.ts';
import { languageOfText, type Reply } from './situation.ts';
import { callTool, type Tool } from './tools.ts';

/** What a reply is made from. */
export interface DialogueTurn {
  readonly tools: readonly Tool[];
  readonly searchTool: Tool | undefined;
  readonly detailsTool: Tool | undefined;
  readonly items: readonly Item[];
  readonly history: History;
  readonly language: Locale;
  readonly texts: Sentences;
  /** For functions: the language of the answer, if the shop has another one. */
  readonly locale: Locale | undefined;
  readonly known: Language;
  readonly router: Router;
  readonly parallelCalls: boolean;
}

/** Says a sentence in the sentence's own language, which need not be the shopper's. */
export const say = (text: string, { language }: DialogueTurn): Reply => ({
  kind: 'say',
  text,
  language: languageOfText(text) ?? language,
});

export const search = (query: string, turn: DialogueTurn, offset?: number): Reply =>
  callTool(turn.searchTool, { query, offset, locale: turn.locale }) ?? say(turn.texts.noTool, turn);

export const tellAbout = (
  { productId, variantId, title }: SeenProduct,
  turn: DialogueTurn,
  question?: string,
): Reply =>
  callTool(turn.detailsTool, { productId, variantId, question, locale: turn.locale }) ?? search(title, turn);

const LONGEST_LIST = 3;

/** "Первый — X, второй — Y", as people number things when they offer a choice. */
export const enumerate = ({ history: { shown }, texts: { nth } }: DialogueTurn): string => {
  const named = shown.slice(0, LONGEST_LIST).map(({ title }, at) => `${nth[at] ?? ''} — ${title}`);
  return named.join(', ');
};
