import * as z from 'zod';
import { type Item, textOfItem } from '../protocol/items.ts';
import { findPrice, type Price } from '../speech/read-aloud/figures.ts';

const Id = z.union([z.string(), z.number()]).transform(String);
const Product = z.object({ productId: Id, variantId: Id.optional(), title: z.string() });
const Output = z.object({ response: z.string(), products: z.array(Product).default([]) });
const Arguments = z.object({ query: z.string().optional() });

/** A product that a function returned in this conversation. */
export type SeenProduct = Readonly<z.infer<typeof Product>>;

export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What a function returned: JSON with a sentence and products, or the sentence alone. */
export const readOutput = (output: string): Readonly<z.infer<typeof Output>> => {
  const json = parseJson(output);
  const sentence = typeof json === 'object' && json !== null ? '' : output.trim();
  return Output.safeParse(json).data ?? { response: sentence, products: [] };
};

/** What the conversation so far says about products. */
export interface History {
  /** The query of the last search. */
  readonly subject: string | undefined;
  /** What the last search returned, in the order it was said. */
  readonly shown: readonly SeenProduct[];
  /** The product being talked about. */
  readonly focus: SeenProduct | undefined;
  /** Whether the shopper means only that product: the only one found, asked about, or on the page. */
  readonly isChosen: boolean;
  /** The price last named for it. */
  readonly price: Price | undefined;
  /** The assistant's last words. */
  readonly said: string | undefined;
}

const empty: History = {
  subject: undefined,
  shown: [],
  focus: undefined,
  isChosen: false,
  price: undefined,
  said: undefined,
};

/** The page describes its product as JSON inside a message; JSON that was cut off is read as far as it goes. */
const productOnPage = (text: string): SeenProduct | undefined => {
  const field = (name: string) => new RegExp(`"${name}"\\s*:\\s*"?([^",}]+)`, 'u').exec(text)?.[1];
  const productId = field('productId');
  return productId === undefined
    ? undefined
    : { productId, variantId: field('variantId'), title: field('title') ?? '' };
};

const after = (history: History, item: Item, items: readonly Item[]): History => {
  if (item.type === 'function_call') {
    const { query } = Arguments.safeParse(parseJson(item.arguments)).data ?? {};
    return query === undefined ? history : { ...history, subject: query.replace(/[\s.,!?…]+$/u, '') };
  }
  if (item.type === 'function_call_output') {
    const { response, products } = readOutput(item.output);
    const [focus] = products;
    if (focus === undefined) return history;
    const call = items.find((each) => each.type === 'function_call' && each.call_id === item.call_id);
    const isSearch = call?.type === 'function_call' && call.arguments.includes('"query"');
    const shown = isSearch ? products : history.shown;
    return { ...history, focus, shown, isChosen: products.length === 1, price: findPrice(response) };
  }
  const said = textOfItem(item).trim();
  if (item.role === 'assistant') return said === '' ? history : { ...history, said };
  const focus = item.role === 'system' ? productOnPage(said) : undefined;
  // Another page is another subject.
  return focus === undefined ? history : { ...empty, focus, isChosen: true, said: history.said };
};

/** Reads the conversation from its beginning; what was deleted from it is not known. */
export const readHistory = (items: readonly Item[]): History =>
  items.reduce((history, item) => after(history, item, items), empty);
