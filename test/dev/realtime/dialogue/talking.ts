import { createDialogue } from '../../../../dev/realtime/dialogue/dialogue.ts';
import type { Reply, Situation } from '../../../../dev/realtime/dialogue/situation.ts';
import type { Item } from '../../../../dev/realtime/protocol/items.ts';
import type { FunctionTool } from '../../../../dev/realtime/protocol/session.ts';
import { language } from '../../../language.ts';

export const searchTool: FunctionTool = {
  type: 'function',
  name: 'search_products',
  description: 'Ищет товары в каталоге магазина: название, цвет, цена. Вызывай на любой вопрос о товаре.',
  parameters: {
    type: 'object',
    properties: { query: { type: 'string' }, offset: { type: 'integer' }, hostname: { type: 'string' } },
    required: ['query'],
  },
};

export const detailsTool: FunctionTool = {
  type: 'function',
  name: 'get_product_info',
  description: 'Рассказывает о товаре, который уже найден.',
  parameters: {
    type: 'object',
    properties: { productId: { type: ['string', 'integer'] }, variantId: { type: ['string', 'integer'] } },
    required: ['productId'],
  },
};

let made = 0;
const kept = () => ({ id: `item_${made++}`, object: 'realtime.item', status: 'completed' }) as const;

export const user = (text: string): Item => ({
  ...kept(),
  type: 'message',
  role: 'user',
  content: [{ type: 'input_text', text }],
});

export const unheard = (transcript: string | null = null): Item => ({
  ...kept(),
  type: 'message',
  role: 'user',
  content: [{ type: 'input_audio', transcript }],
});

export const assistant = (transcript: string): Item => ({
  ...kept(),
  type: 'message',
  role: 'assistant',
  content: [{ type: 'output_audio', transcript }],
});

export const context = (text: string): Item => ({
  ...kept(),
  type: 'message',
  role: 'system',
  content: [{ type: 'input_text', text }],
});

/** A call with what it returned. */
export const called = (name: string, args: object, output: string): readonly Item[] => {
  const call_id = `call_${made++}`;
  return [
    { ...kept(), type: 'function_call', name, call_id, arguments: JSON.stringify(args) },
    { ...kept(), type: 'function_call_output', call_id, output },
  ];
};

export const searched = (query: string, output: string): readonly Item[] =>
  called('search_products', { query }, output);

/** What the widget returns of a search: the sentence, and the ids of what is on screen. */
export const found = (response: string, ...titles: readonly string[]): string =>
  JSON.stringify({
    response,
    products: titles.map((title, at) => ({ productId: at + 1, variantId: (at + 1) * 10, title })),
  });

export const situation = (items: readonly Item[], more: Partial<Situation> = {}): Situation => ({
  instructions: 'Ты голосовой помощник магазина. Говори по-русски.',
  tools: [searchTool, detailsTool],
  hasOwnInstructions: false,
  toolChoice: 'auto',
  parallelCalls: true,
  items,
  ...more,
});

export const replyTo = createDialogue(language, {});

/** A reply in one line: what is said, or the function with its arguments. */
export const inWords = (reply: Reply): string =>
  reply.kind === 'call'
    ? `${reply.name} ${JSON.stringify(reply.arguments)}`
    : 'text' in reply
      ? reply.text
      : '';

export const reply = (items: readonly Item[], more: Partial<Situation> = {}): string =>
  replyTo(situation(items, more)).map(inWords).join(' | ');

/** «айфон», answered with three products. */
export const three = [
  user('айфон'),
  ...searched(
    'айфон',
    found(
      'Есть iPhone 15 128GB Black за $899.90, iPhone 15 256GB Blue за $999.90 и iPhone SE за $429. Какой?',
      'iPhone 15 128GB Black',
      'iPhone 15 256GB Blue',
      'iPhone SE',
    ),
  ),
  assistant(
    'Есть iPhone 15 128GB Black за $899.90, iPhone 15 256GB Blue за $999.90 и iPhone SE за $429. Какой?',
  ),
];

/** «айфон черный 256», answered with the one. */
export const one = [
  user('айфон черный 256'),
  ...searched('айфон черный 256', found('iPhone 15 256GB Black стоит $999.90', 'iPhone 15 256GB Black')),
  assistant('iPhone 15 256GB Black стоит $999.90'),
];

/** Replies as `inWords` shows them. */
export const search = (query: string): string => `search_products ${JSON.stringify({ query })}`;
export const info = (productId: string, variantId?: string): string =>
  `get_product_info ${JSON.stringify({ productId, ...(variantId ? { variantId } : {}) })}`;
