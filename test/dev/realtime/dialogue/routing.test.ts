import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Item } from '../../../../dev/realtime/protocol/items.ts';
import { fold } from '../../../../lambdas/core/language/words.ts';
import { allExamples, allReplies } from './all-functions.ts';
import { assistant, called, found, three, user } from './talking.ts';

interface Utterance {
  readonly label: string;
  readonly text: string;
}

const utterances: readonly Utterance[] = readFileSync(new URL('utterances.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [label = '', , text = ''] = line.split('\t');
    return { label, text };
  });

/** Three phones were found, the shopper asked about the second, and put two things into the cart. */
const conversation: readonly Item[] = [
  ...three,
  user('а второй?'),
  ...called(
    'get_product_info',
    { productId: '2', variantId: '20' },
    found('iPhone 15 256GB Blue стоит $999.90', 'iPhone 15 256GB Blue'),
  ),
  assistant('iPhone 15 256GB Blue стоит $999.90.'),
  user('что в корзине?'),
  ...called(
    'show_cart',
    {},
    JSON.stringify({
      response: 'Вот что в корзине.',
      products: [],
      cart: [
        { line: 1, title: 'Чайник Bosch', quantity: 1 },
        { line: 2, title: 'iPhone 15 256GB Blue', quantity: 1 },
      ],
    }),
  ),
  assistant('Вот что в корзине.'),
];

/** A question of its own may come first: for an order, for a code. */
const ASKS = new Map([
  ['get_order_status', /номер заказа|number of the order|последние четыре|last four/u],
  ['apply_coupon', /промокод|promo code/u],
]);

const routeOf = ({ label, text }: Utterance): string => {
  const [first = ''] = allReplies([...conversation, user(text)]);
  const name = /^(\w+) \{/u.exec(first)?.[1];
  if (name === undefined && ASKS.get(label)?.test(first)) return label;
  return name === undefined || name === 'wait_for_user' ? 'none' : name;
};

describe('what shoppers say', () => {
  it('is not among the examples of the functions', () => {
    const plain = (text: string): string =>
      fold(text)
        .replace(/[^\p{L}\d]+/gu, ' ')
        .trim();
    const examples = new Set(Object.values(allExamples).flat().map(plain));
    expect(utterances.map(({ text }) => text).filter((text) => examples.has(plain(text)))).toEqual([]);
  });

  it('reaches the function that it is for, in at least 95 of 100 utterances', () => {
    const wrong = utterances
      .map((each) => ({ ...each, route: routeOf(each) }))
      .filter(({ label, route }) => label !== route);
    for (const { label, route, text } of wrong) process.stdout.write(`${label} → ${route}: ${text}\n`);
    expect(utterances.length).toBeGreaterThanOrEqual(300);
    expect(1 - wrong.length / utterances.length).toBeGreaterThanOrEqual(0.95);
  });
});
