import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../../../lambdas/core/language/numbers/numbers.ts';
import { type RequestKind, requestKindOf } from '../../../../lambdas/core/language/requests/request-kind.ts';
import {
  type NamesProduct,
  namesThingIn,
} from '../../../../lambdas/core/language/requests/request-sentence.ts';
import { language } from '../../../language.ts';

/** The lexicon as a catalogue; `titles` are words that only titles have. */
const kindOf = (text: string, titles: readonly string[] = []): RequestKind => {
  const words = wordsOf(text, language);
  const namesThing = namesThingIn(words, language);
  const names: NamesProduct = (from, to) =>
    namesThing(from, to) ??
    (to === from + 1 && titles.includes(words[from]?.text ?? '') ? 'word' : undefined);
  return requestKindOf(words, names, language);
};

const sentences = readFileSync(new URL('request-kinds.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

describe('kinds of requests', () => {
  it.each(sentences)('hears %s in "%s"', (kind, text) => {
    expect(kindOf(text ?? '')).toBe(kind);
  });

  it('takes a thing of the lexicon for a product request however it is spelt there', () => {
    const spelt = [...language.concepts.values()]
      .filter(({ role }) => role !== 'attribute')
      .flatMap(({ en, ru }) => [...en, ...ru]);
    const wrong = spelt.filter((spelling) => kindOf(spelling) !== 'product');
    // A basket by itself is the shopper's own; beside it, one spelling in two thousand may be misread.
    expect(wrong).toEqual(expect.arrayContaining(['cart', 'корзина']));
    expect(wrong.length / spelt.length).toBeLessThan(0.0005);
  });

  it('takes words that only the titles have for what is asked for', () => {
    expect(kindOf('нужен шнек, доставка сколько стоит', ['шнек'])).toBe('product');
    expect(kindOf('доставка сколько стоит', ['шнек'])).toBe('store');
  });

  it('does not mind polite words around a service question', () => {
    expect(kindOf('Здравствуйте! Подскажите, пожалуйста, какая гарантия на телефон?')).toBe('store');
    expect(kindOf('Hello, could you please tell me where my order is? Thanks!')).toBe('order');
  });

  it('takes nothing at all for a product request', () => {
    expect(kindOf('')).toBe('product');
    expect(kindOf('?!')).toBe('product');
  });
});
