import { describe, expect, it } from '@jest/globals';
import { formatMoney } from '../../../lambdas/contract/catalog/amounts.ts';

describe('money', () => {
  it.each([
    [99_990, 'USD', 'ru', '$999.90'],
    [99_990, 'USD', 'en', '$999.90'],
    [119_990, 'USD', 'ru', '$1,199.90'],
    [4_900, 'USD', 'en', '$49'],
    [1_299_000, 'RUB', 'ru', '12\u00a0990\u00a0₽'],
    [1_299_050, 'RUB', 'ru', '12\u00a0990,50\u00a0₽'],
    [99_900, 'EUR', 'ru', '999\u00a0€'],
    [99_990, 'EUR', 'en', '€999.90'],
    [4_999, 'GBP', 'en', '£49.99'],
    [25_000_000, 'KZT', 'ru', '250\u00a0000\u00a0₸'],
    [12_350, 'BYN', 'ru', '123,50\u00a0BYN'],
    [99_900, 'UAH', 'ru', '999\u00a0₴'],
    [12_990, 'JPY', 'en', '¥12,990'],
    [0, 'USD', 'ru', '$0'],
  ] as const)('writes %d minor units of %s in %s as %s', (minor, currency, locale, written) => {
    expect(formatMoney({ minor, currency }, locale)).toBe(written);
  });
});
