import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { toolDefinition, toolDefinitions } from '../../../lambdas/core/voice/tools.ts';
import { searchProducts } from '../../../lambdas/functions/search-products.ts';

const Schema = z.object({
  properties: z.record(z.string(), z.looseObject({ description: z.string() })),
  required: z.array(z.string()),
});

const declared = (config: Readonly<Record<string, unknown>>) => {
  const domain = DomainConfig.parse({ hostname: 'shop.example.com', shopName: 'Shop', ...config });
  return Schema.parse(toolDefinition(searchProducts, domain).parameters);
};

describe('the translation of a query', () => {
  it.each([
    ['ru', 'en', 'по-английски'],
    ['en', 'ru', 'in Russian'],
  ])(
    'is asked of the model of a shop in %s with a catalogue in %s, %s',
    (locale, catalogLocale, language) => {
      const { properties, required } = declared({ locale, catalogLocale });
      expect(properties.translation).toEqual({
        type: 'string',
        maxLength: 300,
        description: expect.stringContaining(language),
      });
      expect(required).toEqual(['query']);
    },
  );

  it.each([
    [{ locale: 'ru', catalogLocale: 'ru' }],
    [{ locale: 'en', catalogLocale: 'en' }],
    [{ locale: 'ru' }],
    [{ locale: 'en' }],
  ])('is not asked for by a shop of %j', (config) => {
    expect(Object.keys(declared(config).properties)).not.toContain('translation');
  });
});

describe('the offset of a query', () => {
  it('is offered to every shop as a whole number within bounds', () => {
    for (const config of [{ locale: 'ru' }, { locale: 'en', catalogLocale: 'ru' }]) {
      expect(declared(config).properties.offset).toEqual({
        type: 'integer',
        minimum: 0,
        maximum: 1_000,
        description: expect.stringContaining('already shown'),
      });
    }
  });
});

describe('waiting in silence', () => {
  it('is offered to every shop, whatever functions it has enabled', () => {
    const domain = DomainConfig.parse({ hostname: 'a.example', shopName: 'A', enabledFunctions: [] });
    expect(toolDefinitions(domain, [searchProducts])).toEqual([
      expect.objectContaining({ name: 'wait_for_user', description: expect.stringContaining('Молча ждать') }),
    ]);
  });
});
