import { describe, expect, it } from '@jest/globals';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import type { BotServices } from '../../lambdas/core/voice/bot-services.ts';
import { searchProducts } from '../../lambdas/functions/search-products.ts';
import { echo } from '../http/shop-api.ts';

const domain = DomainConfig.parse({ hostname: 'shop.example.com', shopName: 'Shop' });

/** What reaches the search of a call with these arguments. */
const searched = async (input: unknown): Promise<readonly unknown[]> => {
  const requests: unknown[] = [];
  const services: BotServices = {
    ...echo,
    search: async (_, request) => {
      requests.push(request);
      return { success: true, response: '', products: [], searchType: 'lexical', status: 'none' };
    },
  };
  await searchProducts.prepare(input).run({ domain, services });
  return requests;
};

describe('a call of search_products', () => {
  it('hands on the query, its translation and how many products were shown', async () => {
    const all = { query: 'красный чайник', translation: 'red kettle', offset: 3 };
    expect(await searched({ ...all, hostname: 'shop.example.com' })).toEqual([all]);
    expect(await searched({ ...all, offset: 1_000 })).toEqual([{ ...all, offset: 1_000 }]);
  });

  it('takes a translation that the shop did not ask for', async () => {
    expect(domain.catalogLocale).toBeUndefined();
    expect(await searched({ query: 'чайник', translation: ' kettle ' })).toEqual([
      { query: 'чайник', translation: 'kettle' },
    ]);
  });

  it.each([[{}], [{ translation: '' }], [{ translation: ' \n ' }], [{ translation: null, offset: null }]])(
    'leaves out what %j leaves out',
    async (more) => {
      expect(await searched({ query: 'чайник', ...more })).toEqual([{ query: 'чайник' }]);
    },
  );

  it.each([
    ['translation', 7],
    ['translation', ['kettle']],
    ['offset', '3'],
    ['offset', 1.5],
    ['offset', -1],
    ['offset', 1_001],
    ['offset', true],
  ])('is refused with the name of the field when %s is %j', (field, value) => {
    expect(() => searchProducts.prepare({ query: 'чайник', [field]: value })).toThrow(
      expect.objectContaining({
        code: 'INVALID_REQUEST',
        message: expect.stringMatching(new RegExp(`^search_products: ${field}: `)),
      }),
    );
  });

  it('takes translations of up to 300 characters', async () => {
    const call = (length: number) => ({ query: 'чайник', translation: 'x'.repeat(length) });
    expect(await searched(call(300))).toEqual([call(300)]);
    expect(() => searchProducts.prepare(call(301))).toThrow(/^search_products: translation: /);
  });

  it('is about the query alone for the log', () => {
    const { subject } = searchProducts.prepare({ query: 'чайник', translation: 'call +1 202 555 0100' });
    expect(subject).toBe('чайник');
  });
});

describe('what search_products says of itself', () => {
  it.each([
    [
      'ru',
      /показать ещё, вызови снова с offset.*Не вызывай .*доставка, оплата, возврат.*get_store_info.*заказе/,
    ],
    [
      'en',
      /asks for more, call it again with offset.*Do not call it .*delivery, payment, returns.*get_store_info.*orders/,
    ],
  ] as const)('in %s sends for more by offset, and is not for delivery or orders', (locale, rules) => {
    expect(searchProducts.description[locale]).toMatch(rules);
  });
});
