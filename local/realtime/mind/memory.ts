import * as z from 'zod';
import type { Item, MessageItem } from '../protocol/items.ts';
import { PRICE, type Price, parsePrice } from '../speech/money.ts';
import { readOutput, type SeenProduct } from './tool-output.ts';

/** What a modest model still knows of the conversation. */
export interface Memory {
  /** What was last searched for, in words. */
  readonly subject?: string;
  /** What the last search showed, in the order it was said. */
  readonly shown: readonly SeenProduct[];
  /** The one that is being talked about. */
  readonly focus?: SeenProduct;
  /** Whether the shopper means just that one: it was the only one, was asked about, or is on the page. */
  readonly isChosen: boolean;
  /** The price last named for it. */
  readonly price?: Price;
  /** The assistant's last words. */
  readonly said?: string;
}

const Arguments = z.object({ query: z.string().optional(), productId: z.unknown().optional() });

const argumentsOf = (json: string): z.infer<typeof Arguments> => {
  try {
    return Arguments.parse(JSON.parse(json));
  } catch {
    return {};
  }
};

/** The page tells of its product as JSON somewhere in a message; a cut one is read as far as it goes. */
const productOnPage = (text: string): SeenProduct | undefined => {
  const productId = /"productId"\s*:\s*"?([^",}\s]+)/.exec(text)?.[1];
  if (productId === undefined) return undefined;
  const variantId = /"variantId"\s*:\s*"?([^",}\s]+)/.exec(text)?.[1];
  const title = /"title"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? '';
  return { productId, title, ...(variantId === undefined ? {} : { variantId }) };
};

const textOf = ({ content }: MessageItem): string =>
  content
    .map((part) => ('text' in part ? part.text : 'transcript' in part ? (part.transcript ?? '') : ''))
    .join(' ');

const rememberMessage = (memory: Memory, item: MessageItem): Memory => {
  const text = textOf(item).trim();
  if (item.role === 'assistant') return text === '' ? memory : { ...memory, said: text };
  const product = item.role === 'system' ? productOnPage(text) : undefined;
  // Another page is another subject.
  return product === undefined
    ? memory
    : { shown: [], focus: product, isChosen: true, ...(memory.said ? { said: memory.said } : {}) };
};

const rememberOutput = (memory: Memory, output: string, isSearch: boolean): Memory => {
  const { sentence, products } = readOutput(output);
  const [first] = products;
  if (first === undefined) return memory;
  const named = new RegExp(PRICE, 'u').exec(sentence)?.[0];
  const price = named === undefined ? undefined : parsePrice(named);
  const { price: _earlier, ...rest } = memory;
  return {
    ...rest,
    focus: first,
    shown: isSearch ? products : memory.shown,
    isChosen: !isSearch || products.length === 1,
    ...(price === undefined ? {} : { price }),
  };
};

const isSearch = (items: readonly Item[], callId: string): boolean =>
  items.some(
    (item) =>
      item.type === 'function_call' &&
      item.call_id === callId &&
      argumentsOf(item.arguments).query !== undefined,
  );

const rememberItem = (memory: Memory, item: Item, items: readonly Item[]): Memory => {
  switch (item.type) {
    case 'message':
      return rememberMessage(memory, item);
    case 'function_call': {
      const subject = argumentsOf(item.arguments).query;
      return subject === undefined ? memory : { ...memory, subject };
    }
    case 'function_call_output':
      return rememberOutput(memory, item.output, isSearch(items, item.call_id));
  }
};

/** Goes through the conversation once, from its beginning; what was deleted from it was never known. */
export const remember = (items: readonly Item[]): Memory =>
  items.reduce<Memory>((memory, item) => rememberItem(memory, item, items), {
    shown: [],
    isChosen: false,
  });
