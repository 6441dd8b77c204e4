import { describe, expect, it } from '@jest/globals';
import { spansOf, termsOf } from '../../../../lambdas/core/catalog/terms/terms.ts';
import { Concept } from '../../../../lambdas/core/language/concept.ts';
import { en } from '../../../../lambdas/core/language/en.ts';
import { composeLanguage } from '../../../../lambdas/core/language/language.ts';

const lexiconOf = (concept: object) =>
  composeLanguage({ grammars: [en], concepts: [Concept.parse(concept)] });
const mugs = lexiconOf({ id: 'mug', en: ['mug'], ru: [] });
const lamps = lexiconOf({ id: 'lamp', en: ['lamp'], ru: [] });

describe('what a text of the merchant says', () => {
  it('is remembered for the lexicon that it was read with', () => {
    const text = 'mug lamp';
    expect(spansOf(text, mugs).flatMap(termsOf)).toEqual(['#mug', 'lamp']);
    expect(spansOf(text, lamps).flatMap(termsOf)).toEqual(['mug', '#lamp']);
    expect(spansOf(text, mugs)).toBe(spansOf(text, mugs));
  });
});
