import { describe, expect, it } from '@jest/globals';
import { sayVariant } from '../../../../lambdas/core/search/say/variant.ts';

describe('a variant in a sentence', () => {
  it.each([
    ['preorder', 'Ваза пока по предзаказу за 900 ₽', 'Ваза can be pre-ordered for ₽900'],
    [
      'backorder',
      'Ваза под заказ за 900 ₽, сейчас нет в наличии',
      'Ваза can be ordered for ₽900; it is not in stock right now',
    ],
  ] as const)('tells %s apart from what is there', (availability, ru, en) => {
    const said = { title: 'Ваза', price: { minor: 90_000, currency: 'RUB' }, availability };
    expect(
      [sayVariant(said, 'ru'), sayVariant(said, 'en')].map((text) => text.replace(/\u00a0/gu, ' ')),
    ).toEqual([ru, en]);
  });

  it('is not in stock where it can only be ordered and has no price', () => {
    expect(sayVariant({ title: 'Ваза', availability: 'backorder' }, 'ru')).toBe(
      'Ваза только под заказ, цену уточните в магазине',
    );
  });
});
