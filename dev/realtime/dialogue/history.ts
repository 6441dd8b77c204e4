import * as z from 'zod';
import { parseJson } from '../protocol/api-error.ts';
import { type CallItem, type Item, type OutputItem, textOfItem } from '../protocol/items.ts';
import { findPrice, type Price } from '../speech/read-aloud/figures.ts';

const Id = z.union([z.string(), z.number()]).transform(String);
const Product = z.object({ productId: Id, variantId: Id.optional(), title: z.string() });
const SeenCartLine = z.object({ line: z.number(), title: z.string(), quantity: z.number() });
const Option = z.object({ label: z.string(), productId: Id, variantId: Id.optional() });
const Output = z.object({
  response: z.string(),
  products: z.array(Product).default([]),
  cart: z.array(SeenCartLine).optional(),
  options: z.array(Option).default([]),
});
const Arguments = z.looseObject({ query: z.string().optional() });

/** A product that a function returned in this conversation. */
export type SeenProduct = Readonly<z.infer<typeof Product>>;
export type SeenCartLine = Readonly<z.infer<typeof SeenCartLine>>;

/** What a function returned: JSON with a sentence and products, or the sentence alone. */
export const readOutput = (output: string): Readonly<z.infer<typeof Output>> => {
  const json = parseJson(output);
  const sentence = typeof json === 'object' && json !== null ? '' : output.trim();
  return Output.safeParse(json).data ?? { response: sentence, products: [], options: [] };
};

/** What the conversation so far says about products. */
export interface History {
  /** The query of the last search. */
  readonly subject?: string | undefined;
  /** What the last search returned, in the order it was said. */
  readonly shown: readonly SeenProduct[];
  /** The product being talked about. */
  readonly focus?: SeenProduct | undefined;
  /** Whether the shopper means only that product: the only one found, asked about, or on the page. */
  readonly isChosen: boolean;
  /** The price last named for it. */
  readonly price?: Price | undefined;
  /** The assistant's last words. */
  readonly said?: string | undefined;
  /** Every function called, with what it returned. */
  readonly calls: readonly Call[];
  /** How many of them were called before the shopper last spoke. */
  readonly earlierCalls: number;
  /** The variants that a function asked to choose from. */
  readonly options: readonly SeenProduct[];
  /** What the page's cart was last known to hold. */
  readonly cart?: readonly SeenCartLine[] | undefined;
}

interface Call {
  readonly id: string;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly products: readonly SeenProduct[];
  readonly isAnswered: boolean;
}

const empty: History = { shown: [], isChosen: false, calls: [], earlierCalls: 0, options: [] };

/** The page describes its product as JSON inside a message; JSON that was cut off is read as far as it goes. */
const productOnPage = (text: string): SeenProduct | undefined => {
  const field = (name: string) => new RegExp(`"${name}"\\s*:\\s*"?([^",}]+)`, 'u').exec(text)?.[1];
  const productId = field('productId');
  return productId === undefined
    ? undefined
    : { productId, variantId: field('variantId'), title: field('title') ?? '' };
};

const afterCall = (history: History, item: CallItem): History => {
  const args = Arguments.safeParse(parseJson(item.arguments)).data ?? {};
  const { call_id: id, name } = item;
  const call: Call = { id, name, arguments: args, products: [], isAnswered: false };
  const subject = args.query?.replace(/[\s.,!?…]+$/u, '') ?? history.subject;
  return { ...history, subject, calls: [...history.calls, call] };
};

const afterOutput = (history: History, item: OutputItem): History => {
  const { response, products, cart = history.cart, options } = readOutput(item.output);
  const calls = history.calls.map((call) =>
    call.id === item.call_id ? { ...call, products, isAnswered: true } : call,
  );
  const choices = options.map(({ label, ...ids }) => ({ ...ids, title: label }));
  const next = { ...history, calls, cart, options: choices };
  const [focus] = products;
  if (focus === undefined) return next;
  const call = calls.find(({ id }) => id === item.call_id);
  const isList = products.length > 1 || call?.arguments.query !== undefined;
  const shown = isList ? products : history.shown;
  return { ...next, focus, shown, isChosen: products.length === 1, price: findPrice(response) };
};

const after = (history: History, item: Item): History => {
  if (item.type === 'function_call') return afterCall(history, item);
  if (item.type === 'function_call_output') return afterOutput(history, item);
  const said = textOfItem(item).trim();
  if (item.role === 'user') return { ...history, earlierCalls: history.calls.length };
  if (item.role === 'assistant') return said === '' ? history : { ...history, said };
  const focus = productOnPage(said);
  // Another page is another subject; the cart is the same.
  if (focus === undefined) return history;
  const { said: before, calls, earlierCalls, cart } = history;
  return { ...empty, focus, isChosen: true, said: before, calls, earlierCalls, cart };
};

/** Reads the conversation from its beginning; what was deleted from it is not known. */
export const readHistory = (items: readonly Item[]): History => items.reduce(after, empty);
