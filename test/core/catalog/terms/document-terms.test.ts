import { describe, expect, it } from '@jest/globals';
import {
  type DocumentTerms,
  impactOf,
  MOST_IMPACT,
  places,
  placesOf,
} from '../../../../lambdas/contract/catalog/search-document.ts';
import { createTermTally } from '../../../../lambdas/core/catalog/terms/document-terms.ts';
import { spansOf } from '../../../../lambdas/core/catalog/terms/terms.ts';
import type { Field } from '../../../../lambdas/core/search/parameters.ts';
import { language } from '../../../language.ts';

const termsOf = (fields: Partial<Record<Field, string>>): DocumentTerms => {
  const tally = createTermTally(language);
  for (const field of ['name', 'brand', 'category', 'attributes', 'text'] as const) {
    tally.addField(field, spansOf(fields[field] ?? '', language));
  }
  return tally.build();
};

const codeOf = ({ terms, codes }: DocumentTerms, term: string): number => codes[terms.indexOf(term)] ?? 0;
const impact = (fields: Partial<Record<Field, string>>, term: string): number =>
  impactOf(codeOf(termsOf(fields), term));
const placed = (fields: Partial<Record<Field, string>>, term: string): number =>
  placesOf(codeOf(termsOf(fields), term));

describe('the terms of a document', () => {
  it('are words, what they mean, and amounts in a unit', () => {
    expect(termsOf({ name: 'Zelmora Kettle 1.7 L' }).terms).toEqual(
      expect.arrayContaining(['zelmora', 'kettle', '#kettle', '1700ml', '~1.7']),
    );
  });

  it('are the words of a phrase beside its one meaning', () => {
    expect(termsOf({ name: 'Feature Phone' }).terms).toEqual(
      expect.arrayContaining(['feature', 'phone', '#feature-phone']),
    );
  });

  it('say in words and by its ending which one in a row a number is', () => {
    const { terms } = termsOf({ name: '18th Birthday Candle 18' });
    expect(terms).toEqual(expect.arrayContaining(['18', '18th']));
    expect(termsOf({ name: 'Birthday Candle 18' }).terms).not.toContain('18th');
  });

  it('leave out small words', () => {
    const { terms } = termsOf({ name: 'The Lord of the Rings for you' });
    expect(terms).not.toContain('the');
    expect(terms).not.toContain('for');
  });

  it('have a code of 16 bits each', () => {
    const { codes } = termsOf({ name: 'Kettle '.repeat(40), category: 'Kettles', text: 'kettle' });
    for (const code of codes) {
      expect(code).toBeGreaterThan(0);
      expect(code).toBeLessThan(2 ** 16);
      expect(impactOf(code)).toBeGreaterThan(0);
      expect(impactOf(code)).toBeLessThanOrEqual(MOST_IMPACT);
    }
  });
});

describe('places', () => {
  it('are all the fields in which a term is', () => {
    const fields = { name: 'Zelmora Kettle', brand: 'Zelmora', text: 'A kettle by Zelmora' };
    expect(placed(fields, 'zelmora')).toBe(places.name | places.brand | places.text);
    expect(placed(fields, 'kettle')).toBe(places.name | places.text);
  });

  it('tell what a thing is for from what it is', () => {
    const name = 'Silicone Case for iPhone 15';
    expect(placed({ name }, '#case')).toBe(places.name);
    expect(placed({ name }, '#iphone')).toBe(places.target);
    expect(placed({ name }, '15')).toBe(places.target);
    expect(placed({ name: 'Чехол для iPhone 15' }, '#iphone')).toBe(places.target);
  });

  it('are what they are where a title begins with "for"', () => {
    expect(placed({ name: 'For Elise Music Box' }, 'elise')).toBe(places.name);
  });

  it('may be added for what is known beyond the words', () => {
    const tally = createTermTally(language);
    tally.addField('name', spansOf('Zelmora Nimbus', language));
    tally.addTerms(['#smartphone', '#smartphone'], 'category', places.head);
    tally.addTerms(['#apple'], 'brand');
    const built = tally.build();
    expect(placesOf(codeOf(built, '#smartphone'))).toBe(places.head);
    expect(placesOf(codeOf(built, '#apple'))).toBe(places.brand);
  });
});

describe('impacts', () => {
  it('are greater in a name than in a description', () => {
    expect(impact({ name: 'Kettle' }, 'kettle')).toBeGreaterThan(impact({ text: 'Kettle' }, 'kettle'));
  });

  it('are less in a long field than in a short one', () => {
    const long = 'Kettle with a lid, a handle, a filter, a scale, a lamp, a base, a cord and a spare filter';
    expect(impact({ name: long }, 'kettle')).toBeLessThan(impact({ name: 'Kettle' }, 'kettle'));
  });

  it('rise with each mention, and less each time', () => {
    const once = impact({ text: 'kettle lid' }, 'kettle');
    const twice = impact({ text: 'kettle lid', attributes: 'kettle' }, 'kettle');
    const thrice = impact({ text: 'kettle lid', attributes: 'kettle', category: 'kettle' }, 'kettle');
    expect(twice).toBeGreaterThan(once);
    expect(thrice).toBeGreaterThan(twice);
    expect(impact({ name: 'kettle '.repeat(200) }, 'kettle')).toBeLessThanOrEqual(MOST_IMPACT);
  });

  it('do not depend on the other documents', () => {
    expect(termsOf({ name: 'Zelmora Kettle' })).toEqual(termsOf({ name: 'Zelmora Kettle' }));
  });
});

describe('what a thing is without', () => {
  it.each([
    ['Orange Juice without Raisins', '-raisin', 'raisin'],
    ['Raisin Free Muesli', '-raisin', 'raisin'],
  ])('is denied, not said: "%s"', (name, denied, said) => {
    const { terms } = termsOf({ name });
    expect(terms).toContain(denied);
    expect(terms).not.toContain(said);
  });

  it('is said and denied where a document does both', () => {
    const { terms } = termsOf({ name: 'Cookies without Raisins', text: 'May have traces of raisins' });
    expect(terms).toEqual(expect.arrayContaining(['-raisin', 'raisin']));
  });
});

describe('endless descriptions', () => {
  const letters = [...'bcdfghjklmnpqrstvwxz'];
  const words = letters.flatMap((one) => letters.map((other) => `${one}o${other}`)).join(' ');

  it('add a limited number of terms, and take none from the other fields', () => {
    const built = termsOf({ name: 'Zelmora Kettle', category: 'Kettles', text: words });
    expect(built.terms.length).toBeLessThan(170);
    expect(built.terms).toEqual(expect.arrayContaining(['zelmora', '#kettle']));
  });
});
