import { describe, expect, it } from '@jest/globals';
import { Product } from '../../../lambdas/contract/catalog/product.ts';
import {
  DocumentTerms,
  type IndexedDocument,
  places,
  placesOf,
  SearchDocument,
} from '../../../lambdas/contract/catalog/search-document.ts';
import { toSearchDocuments } from '../../../lambdas/core/catalog/search-documents.ts';
import { language } from '../../language.ts';

const documents = (given: object): readonly IndexedDocument[] =>
  toSearchDocuments(Product.parse({ id: 1, variants: [{ id: 1 }], ...given }), 0, language);

const first = (given: object): IndexedDocument => {
  const [document] = documents(given);
  if (!document) throw new Error('a product has a document');
  return document;
};

/** The terms that a document has in a place. */
const termsIn = (place: keyof typeof places, { terms: { terms, codes } }: IndexedDocument) =>
  terms.filter((_, at) => (placesOf(codes[at] ?? 0) & places[place]) !== 0);

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
    const made = toSearchDocuments(Product.parse(product), 10, language);
    expect(made.map(({ document }) => SearchDocument.parse(document))).toEqual(
      made.map(({ document }) => document),
    );
    expect(made.map(({ terms }) => DocumentTerms.parse(terms))).toEqual(made.map(({ terms }) => terms));
    expect(made.map(({ document }) => document)).toMatchObject([
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
    expect(made[1]?.document).not.toHaveProperty('price');
  });

  it('has a code for each of its terms, and each term once', () => {
    for (const { terms } of documents(product)) {
      expect(terms.codes).toHaveLength(terms.terms.length);
      expect(new Set(terms.terms).size).toBe(terms.terms.length);
    }
  });

  it('has words beside what they mean, and amounts with their unit and without', () => {
    expect(termsIn('name', first(product))).toEqual([
      'iphone',
      '#iphone',
      '15',
      '256gb',
      '~256',
      'black',
      '#black',
    ]);
  });

  it('knows the maker of a product line that the title alone names', () => {
    expect(termsIn('brand', first({ title: 'iPhone 15' }))).toContain('#apple');
  });

  it('calls a 15.6-inch laptop a 15-inch one, too', () => {
    expect(termsIn('name', first({ title: 'Laptop 15.6 inch' }))).toEqual(
      expect.arrayContaining(['15.6in', '15in']),
    );
  });

  it('says of a yes its name and of a no nothing', () => {
    const made = first({ title: 'Headphones', attributes: { wireless: 'yes', waterproof: 'no' } });
    expect(termsIn('attributes', made)).toContain('#wireless');
    expect(made.terms.terms).not.toContain('#waterproof');
  });

  it('says which variant is the big one', () => {
    const sizes = documents({
      title: 'Air fryer',
      variants: [
        { id: 1, options: { volume: '3.8 L' } },
        { id: 2, options: { volume: '7.6 L' } },
      ],
    });
    const relative = sizes.map((each) =>
      termsIn('attributes', each).filter((term) => term === '#big' || term === '#small'),
    );
    expect(relative).toEqual([['#small'], ['#big']]);
  });

  it('takes markup and endless descriptions without choking', () => {
    const letters = [...'bcdfghjklmnpqrstvwxz'];
    const words = letters.flatMap((one) => letters.map((other) => `${one}o${other}`)).join(' ');
    const made = first({ title: '<b>Kettle</b>', description: `слово & <i>word</i> ${words}` });
    expect(termsIn('head', made)).toContain('#kettle');
    const inText = termsIn('text', made).length;
    expect(inText).toBeGreaterThan(100);
    expect(inText).toBeLessThanOrEqual(150);
  });
});

describe('the kind of a thing', () => {
  it.each([
    ['Silicone Case for iPhone 15', '#case'],
    ['iPhone 15 Silicone Case', '#case'],
    ['Чехол силиконовый для iPhone 15', '#case'],
    ['Smartphone Samsung Galaxy S24', '#smartphone'],
    ['Чайник электрический Bosch', '#kettle'],
    ['Наушники JBL с зарядным кейсом', '#headphones'],
    ['Wireless Headphones with Charging Case', '#headphones'],
    ['Laptop Backpack', '#backpack'],
    ['iPhone 15', '#smartphone'],
  ])('is the head of "%s": %s', (title, kind) => {
    expect(termsIn('head', first({ title }))).toContain(kind);
  });

  it.each([
    ['Silicone Case for iPhone 15', ['Phones']],
    ['Чехол для ноутбука', ['Ноутбуки']],
    ['Кабель USB-C', []],
    ['Подставка для iPhone', []],
    ['Apple Pencil USB-C', ['Electronics', 'Tablets']],
    ['Spigen Ultra Hybrid iPhone 15', ['Phones', 'Phone cases']],
  ])('marks "%s" in %j as an accessory', (title, category) => {
    expect(first({ title, category }).document.accessory).toBe(true);
  });

  it.each([
    ['iPhone 15', ['Electronics', 'Phones']],
    ['iPhone 15', ['Electronics', 'Phones & cases']],
    ['Наушники JBL с зарядным кейсом', ['Наушники']],
    ['Стол для дачи', ['Мебель']],
  ])('takes "%s" in %j for the thing itself', (title, category) => {
    expect(first({ title, category }).document.accessory).toBe(false);
  });

  it('comes from the category when the title is silent', () => {
    const made = first({ title: 'Sony WH-1000XM5', category: ['Electronics', 'Headphones'] });
    expect(termsIn('head', made)).toContain('#headphones');
  });

  it('does not come from a category that names two kinds', () => {
    const head = termsIn('head', first({ title: 'Sony HT-S40R', category: ['TV & Headphones'] }));
    expect(head).not.toContain('#tv');
    expect(head).not.toContain('#headphones');
  });

  it('keeps the shelf of a thing apart from what it is', () => {
    const made = first({ title: 'Laptop Backpack', category: ['Laptops'] });
    expect(termsIn('head', made)).not.toContain('#laptop');
    expect(termsIn('category', made)).toContain('#laptop');
  });

  it('reads a word with two meanings by the words beside it', () => {
    const made = first({ title: 'Плойка BaByliss Curling Iron' });
    expect(termsIn('name', made)).not.toContain('#playstation');
  });

  it('holds broader kinds, too', () => {
    expect(termsIn('head', first({ title: 'Nike Air Max sneakers' }))).toEqual(
      expect.arrayContaining(['#sneakers', '#footwear']),
    );
  });
});
