import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { openWordList, readWordList } from '../../../lambdas/adapters/word-list/read-word-list.ts';
import { snowballStem } from '../../../lambdas/core/language/ru.ts';

const list = readWordList();
const wordsOf = (word: string): readonly string[] =>
  list.translate(snowballStem(word)).map((found) => found.word);

const small = (text: string) => openWordList(brotliCompressSync(Buffer.from(text)).toString('base64'));

describe('the shipped word list from Russian to English', () => {
  it('names the English word of a Russian one, the likeliest first', () => {
    expect(wordsOf('абажур')[0]).toBe('lampshade');
    expect(wordsOf('ножницы')).toContain('scissors');
  });

  it('keeps the certainty between 0.55 and 1 and falling, at most six words a stem', () => {
    for (const word of ['абажур', 'кружка', 'вертолёт', 'динозавр', 'подушка', 'шуруп']) {
      const found = list.translate(snowballStem(word.replaceAll('ё', 'е')));
      const certainties = found.map(({ certainty }) => certainty);
      expect(found.length).toBeLessThanOrEqual(6);
      expect(certainties).toEqual(certainties.toSorted((one, other) => other - one));
      for (const certainty of certainties) {
        expect(certainty).toBeGreaterThanOrEqual(0.55);
        expect(certainty).toBeLessThanOrEqual(1);
      }
    }
  });

  it.each([
    ['фокусы', 'focus'],
    ['виниловый', 'wine'],
    ['мишка', 'hermione'],
    ['пружина', 'demi'],
    ['барсук', 'barracuda'],
    ['мешок', 'milk'],
  ])('does not say that %s is %s, which the review struck', (russian, english) => {
    expect(wordsOf(russian)).not.toContain(english);
  });

  it.each([
    ['мишка', 'bear'],
    ['фокус', 'trick'],
    ['пружина', 'spring'],
    ['виниловый', 'vinyl'],
  ])('says that %s is %s, which the review added or kept', (russian, english) => {
    expect(wordsOf(russian)).toContain(english);
  });

  it('has no numerals, pronouns or function words', () => {
    for (const word of ['восемь', 'двадцать', 'первый', 'который', 'она', 'для', 'если'])
      expect(wordsOf(word)).toEqual([]);
  });

  it('knows nothing of a stem that is absent, empty or no stem at all', () => {
    for (const word of ['', 'ъъъ', 'lampshade', '\t', '\n', 'абажур\tlampshade', 'яяяяяя', ' '])
      expect(list.translate(word)).toEqual([]);
  });
});

describe('a word list', () => {
  it('finds the first, the middle and the last entry, and none between or beyond them', () => {
    const words = small('б\tbee:90\nв\tvan:80 wax:61\nд\tdew:100\n');
    expect(words.translate('б')).toEqual([{ word: 'bee', certainty: 0.9 }]);
    expect(words.translate('в')).toEqual([
      { word: 'van', certainty: 0.8 },
      { word: 'wax', certainty: 0.61 },
    ]);
    expect(words.translate('д')).toEqual([{ word: 'dew', certainty: 1 }]);
    for (const absent of ['а', 'г', 'е', 'бб']) expect(words.translate(absent)).toEqual([]);
  });

  it('finds every entry of lists of any small length', () => {
    for (let length = 1; length <= 40; length += 1) {
      const stems = Array.from({ length }, (_, at) => `${'я'.repeat(at % 3)}ю${String(at).padStart(2, '0')}`);
      const text = stems
        .toSorted()
        .map((one) => `${one}\tword:70\n`)
        .join('');
      const words = small(text);
      for (const one of stems) expect(words.translate(one)).toEqual([{ word: 'word', certainty: 0.7 }]);
    }
  });

  it('is not unpacked before the first question', () => {
    const damaged = openWordList('damaged');
    expect(() => damaged.translate('б')).toThrow();
  });
});
