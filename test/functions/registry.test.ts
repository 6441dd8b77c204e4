import { describe, expect, it } from '@jest/globals';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { ToolDefinition } from '../../lambdas/contract/voice/token.ts';
import { enabledFunctions, toolDefinition } from '../../lambdas/core/voice/tools.ts';
import { botFunctions } from '../../lambdas/functions/registry.ts';

const domain = (config: Readonly<Record<string, unknown>> = {}): DomainConfig =>
  DomainConfig.parse({ hostname: 'shop.example.com', shopName: 'Shop', ...config });

const tools = (config = domain()) =>
  enabledFunctions(config, botFunctions).map((each) => toolDefinition(each, config));

/** Offered with every function. */
const locale = { type: 'string', enum: ['ru', 'en'], description: expect.stringContaining('whole sentence') };

describe('the tools of a session', () => {
  it('are what the model needs to call each function', () => {
    expect(tools(domain({ locale: 'en' }))).toEqual([
      {
        type: 'function',
        name: 'search_products',
        description: expect.stringContaining('catalogue'),
        parameters: {
          type: 'object',
          properties: {
            query: { type: 'string', description: expect.any(String) },
            offset: { type: 'integer', minimum: 0, maximum: 1_000, description: expect.any(String) },
            locale,
          },
          required: ['query'],
          additionalProperties: false,
        },
      },
      {
        type: 'function',
        name: 'get_product_info',
        description: expect.any(String),
        parameters: {
          type: 'object',
          properties: {
            productId: { type: ['string', 'integer'], description: expect.any(String) },
            variantId: { type: ['string', 'integer'], description: expect.any(String) },
            locale,
          },
          required: ['productId'],
          additionalProperties: false,
        },
      },
      {
        type: 'function',
        name: 'get_store_info',
        description: expect.stringContaining('delivery, pickup, payment'),
        parameters: {
          type: 'object',
          properties: {
            question: { type: 'string', maxLength: 500, description: expect.any(String) },
            locale,
          },
          required: ['question'],
          additionalProperties: false,
        },
      },
    ]);
  });

  it('keep to the contract and to the names that the Realtime API takes', () => {
    for (const tool of tools()) {
      expect(ToolDefinition.parse(tool)).toEqual(tool);
      expect(tool.name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
    }
  });

  it('speak of themselves in the language of the shop', () => {
    for (const tool of tools(domain({ locale: 'ru' }))) expect(tool.description).toMatch(/[А-я]/);
    for (const tool of tools(domain({ locale: 'en' }))) expect(tool.description).not.toMatch(/[А-я]/);
  });

  it('are those that the domain enabled, in our order, without unknown names', () => {
    const chosen = domain({ enabledFunctions: ['get_product_info', 'buy_now', 'search_products'] });
    expect(tools(chosen).map(({ name }) => name)).toEqual(['search_products', 'get_product_info']);
    expect(tools(domain({ enabledFunctions: [] }))).toEqual([]);
  });
});

describe('a call that was read', () => {
  const [search, info] = botFunctions;

  it('names what it is about for the log', () => {
    expect(search?.prepare({ query: 'чайник' }).subject).toBe('чайник');
    expect(info?.prepare({ productId: 2, variantId: '3' }).subject).toBe('2 / 3');
    expect(info?.prepare({ productId: 'A-1', variantId: null }).subject).toBe('A-1');
    expect(info?.prepare({ productId: { said: 'secret' } }).subject).toBe('object');
  });

  it('is refused with the field, the value and what it should be', () => {
    expect(() => search?.prepare({ query: ['чайник'] })).toThrow(
      /^search_products: query: .*expected string.*saw \["чайник"\]/,
    );
  });

  it('takes arguments that a newer model may add', () => {
    expect(search?.prepare({ query: 'чайник', limit: 5 }).subject).toBe('чайник');
  });
});
