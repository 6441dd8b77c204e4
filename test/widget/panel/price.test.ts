import { describe, expect, it } from '@jest/globals';
import { formatPrice } from '../../../widget/panel/price.ts';

const NBSP = '\u00a0';

describe('a price on a card', () => {
  it.each([
    [{ minor: 99_990, currency: 'USD' }, 'en', '$999.90'],
    [{ minor: 99_900, currency: 'USD' }, 'en', '$999'],
    [{ minor: 99_990, currency: 'USD' }, 'ru', `999,90${NBSP}$`],
    [{ minor: 12_999_000, currency: 'RUB' }, 'ru', `129${NBSP}990${NBSP}₽`],
    [{ minor: 1_500, currency: 'JPY' }, 'en', '¥1,500'],
    [{ minor: 12_345, currency: 'KWD' }, 'en', `KWD${NBSP}12.345`],
  ] as const)('%j reads in %s as %s', (money, locale, expected) => {
    expect(formatPrice(money, locale)).toBe(expected);
  });
});
