import type { Item } from '../protocol/items.ts';
import type { FunctionTool } from '../protocol/session.ts';
import { languageOfText } from './language.ts';
import type { Memory } from './memory.ts';
import { sentences } from './sentences.ts';
import type { Decision, Language } from './situation.ts';
import type { SeenProduct } from './tool-output.ts';
import { findDetailsTool, findSearchTool, writeArguments } from './tools.ts';

/** What every way of answering needs. */
export interface Turn {
  readonly tools: readonly FunctionTool[];
  readonly items: readonly Item[];
  readonly memory: Memory;
  readonly language: Language;
}

/** Says a sentence, in its own language: what the shop answers need not be in the shopper's. */
export const say = (text: string, { language }: Turn): Decision => ({
  kind: 'say',
  text,
  language: languageOfText(text) ?? language,
});

const call = (
  tool: FunctionTool | undefined,
  known: Readonly<Record<string, string | undefined>>,
): Decision | undefined => {
  const args = tool === undefined ? undefined : writeArguments(tool, known);
  return tool === undefined || args === undefined
    ? undefined
    : { kind: 'call', name: tool.name, arguments: args };
};

export const search = (query: string, turn: Turn): Decision =>
  call(findSearchTool(turn.tools), { query }) ?? say(sentences[turn.language].noTool, turn);

/** Asks for a product by its ids; one that is known by its title alone has to be found again first. */
export const tellAbout = ({ productId, variantId, title }: SeenProduct, turn: Turn): Decision => {
  const details =
    productId === undefined ? undefined : call(findDetailsTool(turn.tools), { productId, variantId });
  return details ?? search(title, turn);
};

const LONGEST_LIST = 3;

/** «первый — X, второй — Y», as people number things when they offer a choice. */
export const enumerate = (products: readonly SeenProduct[], language: Language, from = 0): string => {
  const { nth } = sentences[language];
  return products
    .slice(from, from + LONGEST_LIST)
    .map(({ title }, at) => `${nth[from + at] ?? ''} — ${title}`)
    .join(', ');
};
