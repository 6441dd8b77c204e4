import { describe, expect, it } from '@jest/globals';
import { Product } from '../../../lambdas/contract/product.ts';
import { SearchDocument } from '../../../lambdas/contract/search-document.ts';
import { toSearchDocuments } from '../../../lambdas/core/catalog/search-documents.ts';

const documents = (given: object): readonly SearchDocument[] =>
  toSearchDocuments(Product.parse({ id: 1, variants: [{ id: 1 }], ...given }), 0);

const first = (given: object): SearchDocument => {
  const [document] = documents(given);
  if (!document) throw new Error('a product has a document');
  return document;
};

describe('a document', () => {
  const product = {
    id: 2,
    title: 'iPhone 15',
    brand: 'Apple',
    category: ['Electronics', 'Smartphones'],
    description: 'A phone with USB-C.',
    url: 'https://shop.example.com/2',
    attributes: { display: '6.1 inch' },
    variants: [
      { id: 3, options: { storage: '256GB', color: 'Black' }, price: { minor: 99_990, currency: 'USD' } },
      { id: 4, title: 'iPhone 15 Blue, refurbished', availability: 'out-of-stock' },
    ],
  };

  it('is what the contract says, one a variant, in the order of the feed', () => {
    const made = toSearchDocuments(Product.parse(product), 10);
    expect(made.map((document) => SearchDocument.parse(document))).toEqual(made);
    expect(made).toMatchObject([
      {
        productId: '2',
        variantId: '3',
        title: 'iPhone 15 256GB Black',
        productTitle: 'iPhone 15',
        attributes: { display: '6.1 inch', storage: '256GB', color: 'Black' },
        optionNames: ['storage', 'color'],
        position: 10,
        price: { minor: 99_990, currency: 'USD' },
      },
      { variantId: '4', title: 'iPhone 15 Blue, refurbished', position: 11, availability: 'out-of-stock' },
    ]);
    expect(made[1]).not.toHaveProperty('price');
  });

  it('has amounts with their unit and without', () => {
    expect(documents(product)[0]?.terms.name).toEqual(['iphone', '15', '256gb', '256', 'black']);
  });

  it('knows the maker of a product line that the title alone names', () => {
    expect(first({ title: 'iPhone 15' }).terms.brand).toContain('apple');
  });

  it('calls a 15.6-inch laptop a 15-inch one, too', () => {
    expect(first({ title: 'Laptop 15.6 inch' }).terms.name).toEqual(
      expect.arrayContaining(['15.6in', '15in']),
    );
  });

  it('says of a yes its name and of a no nothing', () => {
    const { attributes } = first({
      title: 'Headphones',
      attributes: { wireless: 'yes', waterproof: 'no' },
    }).terms;
    expect(attributes).toContain('wireless');
    expect(attributes).not.toContain('waterproof');
  });

  it('says which variant is the big one', () => {
    const sizes = documents({
      title: 'Air fryer',
      variants: [
        { id: 1, options: { volume: '3.8 L' } },
        { id: 2, options: { volume: '7.6 L' } },
      ],
    });
    expect(
      sizes.map(({ terms }) => terms.attributes.filter((term) => /^(?:big|small)$/u.test(term))),
    ).toEqual([['small'], ['big']]);
  });

  it('takes markup and endless descriptions without choking', () => {
    const { terms } = first({ title: '<b>Kettle</b>', description: 'слово & <i>word</i> '.repeat(900) });
    expect(terms.kind).toContain('kettle');
    expect(terms.text.length).toBeLessThanOrEqual(80);
  });
});

describe('the kind of a thing', () => {
  it.each([
    ['Silicone Case for iPhone 15', 'case'],
    ['iPhone 15 Silicone Case', 'case'],
    ['Чехол силиконовый для iPhone 15', 'case'],
    ['Smartphone Samsung Galaxy S24', 'smartphone'],
    ['Чайник электрический Bosch', 'kettle'],
    ['Наушники JBL с зарядным кейсом', 'headphones'],
    ['Wireless Headphones with Charging Case', 'headphones'],
    ['Laptop Backpack', 'backpack'],
    ['iPhone 15', 'smartphone'],
  ])('is the head of "%s": %s', (title, kind) => {
    expect(first({ title }).terms.kind).toContain(kind);
  });

  it.each([
    ['Silicone Case for iPhone 15', ['Phones']],
    ['Чехол для ноутбука', ['Ноутбуки']],
    ['Кабель USB-C', []],
    ['Подставка для iPhone', []],
    ['Apple Pencil USB-C', ['Electronics', 'Tablets']],
    ['Spigen Ultra Hybrid iPhone 15', ['Phones', 'Phone cases']],
  ])('marks "%s" in %j as an accessory', (title, category) => {
    expect(first({ title, category }).accessory).toBe(true);
  });

  it.each([
    ['iPhone 15', ['Electronics', 'Phones']],
    ['iPhone 15', ['Electronics', 'Phones & cases']],
    ['Наушники JBL с зарядным кейсом', ['Наушники']],
    ['Стол для дачи', ['Мебель']],
  ])('takes "%s" in %j for the thing itself', (title, category) => {
    expect(first({ title, category }).accessory).toBe(false);
  });

  it('comes from the category when the title is silent', () => {
    expect(first({ title: 'Sony WH-1000XM5', category: ['Electronics', 'Headphones'] }).terms.kind).toContain(
      'headphones',
    );
  });

  it('does not come from a category that names two kinds', () => {
    const { kind } = first({ title: 'Sony HT-S40R', category: ['TV & Headphones'] }).terms;
    expect(kind).not.toContain('tv');
    expect(kind).not.toContain('headphones');
  });

  it('keeps the shelf a thing stands on apart from what it is', () => {
    const { kind, attributes } = first({ title: 'Laptop Backpack', category: ['Laptops'] }).terms;
    expect(kind).not.toContain('laptop');
    expect(attributes).toContain('laptop');
  });

  it('reads a word with two meanings by the words beside it', () => {
    expect(first({ title: 'Плойка BaByliss Curling Iron' }).terms.name).not.toContain('playstation');
  });

  it('holds broader kinds, too', () => {
    expect(first({ title: 'Nike Air Max sneakers' }).terms.kind).toEqual(
      expect.arrayContaining(['sneakers', 'footwear']),
    );
  });
});
