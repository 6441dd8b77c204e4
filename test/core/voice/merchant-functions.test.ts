import { describe, expect, it } from '@jest/globals';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { FunctionParameters } from '../../../lambdas/contract/shop/parameter-schema.ts';
import { toolDefinitions } from '../../../lambdas/core/voice/tools.ts';

const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const list = (items: object) => ({ type: 'array', items });
const text = { type: 'string' };

describe('the parameters of a merchant’s function', () => {
  it.each([
    [object({})],
    [object({ card: { ...text, description: 'Card', minLength: 4, maxLength: 12 } }, { required: ['card'] })],
    [object({ city: { ...text, enum: ['Москва', 'Казань'] }, express: { type: 'boolean' } })],
    [object({ items: list(object({ id: text, count: { type: 'integer', minimum: 1 } })) })],
  ])('may be %j', (parameters) => {
    expect(FunctionParameters.parse(parameters)).toEqual(parameters);
  });

  it.each<readonly [string, unknown]>([
    ['a text', text],
    ['a reference', object({ card: { $ref: 'https://evil.example.com/schema' } })],
    ['a definition', object({ card: text }, { $defs: {} })],
    ['a pattern, which could take forever to match', object({ card: { ...text, pattern: '(a+)+$' } })],
    ['alternatives', object({ card: { anyOf: [text] } })],
    ['several types', object({ card: { type: ['string', 'null'] } })],
    ['unknown arguments', object({}, { additionalProperties: true })],
    ['the locale of every function', object({ locale: text })],
    ['the shop’s name', object({ hostname: text })],
    ['a name with a space', object({ 'the card': text })],
    ['an unnamed requirement', object({ card: text }, { required: ['toString'] })],
    ['more than four levels', object({ a: object({ b: object({ c: object({ d: object({}) }) }) }) })],
    ['ten thousand levels', JSON.parse(`${'{"items":'.repeat(10_000)}1${'}'.repeat(10_000)}`)],
    ['21 parameters', object(Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`p${at}`, text])))],
    ['eight thousand letters', object({ card: { ...text, enum: Array(90).fill('x'.repeat(99)) } })],
    ['nothing', undefined],
  ])('may not be %s', (_, parameters) => {
    expect(FunctionParameters.safeParse(parameters).success).toBe(false);
  });
});

describe('a merchant’s function as the model is told of it', () => {
  const shop = (locale: string, texts: object) =>
    DomainConfig.parse({
      hostname: 'shop.example.com',
      shopName: 'Shop',
      locale,
      functions: [
        {
          name: 'get_bonus_points',
          texts,
          parameters: object(
            { card: { ...text, description: 'Card', maxLength: 12 }, items: list(object({ id: text })) },
            { required: ['card'] },
          ),
          url: 'https://shop.example.com/x',
          secret: 'x'.repeat(32),
        },
      ],
    });
  const told = (locale: string, texts: object) => toolDefinitions(shop(locale, texts), [])[0];
  const ru = { description: 'Говорит, сколько бонусов.', examples: ['Сколько бонусов?'] };
  const en = { description: 'Tells the bonus points.' };

  it('has the merchant’s words in the shop’s language, with examples, or those of the other language', () => {
    expect(told('ru', { ru, en })?.description).toBe('Говорит, сколько бонусов.\n"Сколько бонусов?"');
    expect(told('en', { ru, en })?.description).toBe('Tells the bonus points.');
    expect(told('en', { ru })?.description).toMatch(/^Говорит/);
  });

  it('has the merchant’s parameters with limits, and our locale', () => {
    expect(told('en', { en })).toEqual({
      type: 'function',
      name: 'get_bonus_points',
      description: en.description,
      parameters: {
        type: 'object',
        properties: {
          card: { type: 'string', minLength: 0, maxLength: 12, description: 'Card' },
          items: expect.objectContaining({ type: 'array', maxItems: 50 }),
          locale: expect.objectContaining({ enum: ['ru', 'en'] }),
        },
        required: ['card'],
        additionalProperties: false,
      },
    });
  });
});
