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
    const webhook = { url: 'https://shop.example.com/x', secret: 'x'.repeat(32) };
    const webhooks = { orderStatus: webhook, handoff: webhook };
    const shown = [
      'search_products',
      'get_product_info',
      'get_store_info',
      'get_order_status',
      'call_person',
    ];
    const offered = tools(domain({ locale: 'en', webhooks })).filter(({ name }) => shown.includes(name));
    expect(offered).toEqual([
      {
        type: 'function',
        name: 'search_products',
        description: expect.stringContaining('catalogue'),
        parameters: {
          type: 'object',
          properties: {
            query: { type: 'string', description: expect.any(String) },
            offset: { type: 'integer', minimum: 0, maximum: 1_000, description: expect.any(String) },
            sort: {
              enum: ['price_asc', 'price_desc', 'best'],
              type: 'string',
              description: expect.any(String),
            },
            inStock: { type: 'boolean', description: expect.any(String) },
            onSale: { type: 'boolean', description: expect.any(String) },
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
            question: { type: 'string', maxLength: 300, description: expect.any(String) },
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
      {
        type: 'function',
        name: 'get_order_status',
        description: expect.any(String),
        parameters: {
          type: 'object',
          properties: {
            orderNumber: { type: 'string', maxLength: 60, description: expect.any(String) },
            proof: { type: 'string', maxLength: 200, description: expect.any(String) },
            locale,
          },
          required: ['orderNumber', 'proof'],
          additionalProperties: false,
        },
      },
      {
        type: 'function',
        name: 'call_person',
        description: expect.any(String),
        parameters: {
          type: 'object',
          properties: {
            reason: { type: 'string', description: expect.any(String) },
            consent: { type: 'boolean', description: expect.any(String) },
            locale,
          },
          additionalProperties: false,
        },
      },
    ]);
  });

  it('ask nobody for personal data where the shop’s own server is not connected', () => {
    const parametersOf = (name: string) => tools().find((tool) => tool.name === name)?.parameters;
    expect(parametersOf('get_order_status')).toMatchObject({ properties: { locale: expect.anything() } });
    expect(JSON.stringify(parametersOf('get_order_status'))).not.toMatch(/orderNumber|proof/);
    expect(JSON.stringify(parametersOf('call_person'))).not.toContain('consent');
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

  it('have at least fifteen examples in each language of what shoppers say', () => {
    const documented = botFunctions.filter(({ name }) => ['get_order_status', 'call_person'].includes(name));
    for (const { examples } of documented) {
      expect(new Set(examples.ru).size).toBeGreaterThanOrEqual(15);
      expect(new Set(examples.en).size).toBeGreaterThanOrEqual(15);
      for (const each of examples.ru) expect(each).toMatch(/[А-я]/);
      for (const each of examples.en) expect(each).not.toMatch(/[А-я]/);
    }
  });

  it('are those that the domain enabled, in our order, without unknown names', () => {
    const chosen = domain({ enabledFunctions: ['get_product_info', 'buy_now', 'search_products'] });
    expect(tools(chosen).map(({ name }) => name)).toEqual(['search_products', 'get_product_info']);
    expect(tools(domain({ enabledFunctions: [] }))).toEqual([]);
  });
});

describe('the examples of a function', () => {
  it('are fifteen at least in each language, none twice', () => {
    for (const { name, examples } of botFunctions) {
      for (const said of [examples.ru, examples.en])
        expect({ name, enough: new Set(said).size >= 15 }).toEqual({ name, enough: true });
      expect(examples.ru.filter((text) => !/[А-я]/u.test(text))).toEqual([]);
      expect(examples.en.filter((text) => /[А-я]/u.test(text))).toEqual([]);
    }
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
