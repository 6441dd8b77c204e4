import { beforeAll, describe, expect, it } from '@jest/globals';
import { Concept } from '../../../lambdas/core/language/concept.ts';
import { en } from '../../../lambdas/core/language/en.ts';
import type { Grammar } from '../../../lambdas/core/language/grammar.ts';
import { composeLanguage, type Language } from '../../../lambdas/core/language/language.ts';
import { wordsOf } from '../../../lambdas/core/language/numbers/numbers.ts';
import { requestKindOf } from '../../../lambdas/core/language/requests/request-kind.ts';
import { ru } from '../../../lambdas/core/language/ru.ts';
import { understand } from '../../../lambdas/core/search/understand/understand.ts';
import type { Understanding } from '../../../lambdas/core/search/understand/understanding.ts';
import { tinyProfile } from '../search/tiny-profile.ts';

/** A few words of German: what CONTRIBUTING.md calls one file and its lexicon. */
const de: Grammar = {
  writing: { script: 'Latin', stem: (word) => word.replace(/(?<=\p{L}{4})(?:e|en|er|es)$/u, '') },
  words: {
    filler: 'ich ein eine einen das der die und bitte suche',
    cheap: 'gunstig* billig*',
    first: 'gunstigste billigste',
  },
  phrases: { atMost: 'bis, unter, billiger als, hochstens', atLeast: 'ab, mindestens', inStock: 'auf lager' },
  links: { for: 'fur', with: 'mit', without: 'ohne' },
  cardinals: [
    [2, 'zwei'],
    [20, 'zwanzig'],
  ],
  multipliers: [
    [100, 'hundert'],
    [1_000, 'tausend'],
  ],
  units: [['ml', 1_000, 'liter']],
  currencies: { EUR: 'euro' },
  requests: { 'hours-sure': 'habt ihr offen, wann macht ihr auf' },
  names: { kettle: ['wasserkocher'], black: ['schwarz'] },
};

const concepts = [
  { id: 'kettle', en: ['kettle'], ru: ['чайник'] },
  { id: 'black', en: ['black'], ru: ['черный'], role: 'attribute', attribute: 'color' },
].map((concept) => Concept.parse(concept));

describe('a third language, which is one grammar and its names', () => {
  let language: Language;
  const read = (query: string): Understanding =>
    understand(query, { profile: tinyProfile, language, currency: 'EUR' });
  const named = (query: string) =>
    read(query).ideas.flatMap(({ concepts: meant, said }) => meant[0]?.term ?? said);

  beforeAll(() => {
    language = composeLanguage({ grammars: [ru, en, de], concepts });
  });

  it('names things by the lexicon and drops its small words', () => {
    expect(named('Ich suche bitte einen schwarzen Wasserkocher')).toEqual(['#black', '#kettle']);
  });

  it('bounds prices in its own words and numbers', () => {
    expect(read('Wasserkocher billiger als zwanzig Euro').price).toEqual({ max: 2_000, currency: 'EUR' });
    expect(read('Wasserkocher bis zwei hundert Euro').price).toEqual({ max: 20_000, currency: 'EUR' });
    expect(read('Wasserkocher ab 20 Euro').price).toEqual({ min: 2_000, currency: 'EUR' });
  });

  it('orders by price, measures and asks for what is in stock', () => {
    expect(read('billigste Wasserkocher').order).toEqual({ direction: 'ascending', first: true });
    expect(read('Wasserkocher mit zwei Liter').ideas.at(-1)).toMatchObject({
      role: 'measure',
      said: '2 liter',
    });
    expect(read('Wasserkocher auf Lager').onlyInStock).toBe(true);
  });

  it('recognises a request that asks for no product', () => {
    const kindOf = (text: string) => requestKindOf(wordsOf(text, language), () => undefined, language);
    expect(kindOf('wann macht ihr auf')).toBe('store');
    expect(kindOf('Wasserkocher')).toBe('product');
  });

  it('leaves the others as they are, in one question or in several', () => {
    expect(named('чёрный чайник')).toEqual(['#black', '#kettle']);
    expect(read('чайник до twenty euro').price).toEqual({ max: 2_000, currency: 'EUR' });
    expect(read('kettle under zwanzig euros').price).toEqual({ max: 2_000, currency: 'EUR' });
  });
});
