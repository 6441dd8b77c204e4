import { describe, expect, it } from '@jest/globals';
import {
  type Resolution,
  resolveLetterRun,
  resolveParts,
  resolveWord,
} from '../../../../lambdas/core/search/understand/resolve-word.ts';
import type { WordList } from '../../../../lambdas/ports/catalog/word-list.ts';
import { language, searchLanguage } from '../../../language.ts';
import { openSmallCatalog } from '../small-catalog.ts';

const { profile } = openSmallCatalog([
  { title: 'Zelmora Lantern', brand: 'Zelmora' },
  { title: 'Zelmara Cup', brand: 'Zelmara' },
  { title: 'Bork Grinder', brand: 'Bork' },
  { title: 'LG Monitor', brand: 'LG' },
  { title: 'Power Bank Nano' },
  { title: 'Foam Pistol' },
  { title: 'Gorget Drum Nova' },
]);

const resolve = (word: string, wordList?: WordList): Resolution | undefined =>
  resolveWord(word, { vocabulary: profile, language: { ...language, wordList } });
const weightOf = (resolution: Resolution | undefined, term: string): number =>
  resolution?.alternatives.find((each) => each.term === term)?.weight ?? 0;

describe('a word of the catalogue', () => {
  it('is itself, for certain and alone', () => {
    expect(resolve('zelmora')).toEqual({
      alternatives: [{ term: 'zelmora', weight: 1 }],
      spelling: 'zelmora',
    });
    expect(resolve('lanterns')?.alternatives).toEqual([{ term: 'lantern', weight: 1 }]);
  });

  it('is nothing where the catalogue has nothing like it', () => {
    expect(resolve('шмурдяк')).toBeUndefined();
    expect(resolve('xylophone')).toBeUndefined();
  });
});

describe('a misspelt word of the dictionary', () => {
  const right = weightOf(resolve('пистолет', searchLanguage.wordList), 'pistol');

  it.each(['пистолетт', 'пестолет', 'пситолет'])(
    'is worth less than the right one and more than nothing: %s',
    (word) => {
      const wrong = weightOf(resolve(word, searchLanguage.wordList), 'pistol');
      expect(wrong).toBeGreaterThan(0);
      expect(wrong).toBeLessThan(right);
    },
  );

  it('is not looked for where it has too few letters', () => {
    expect(resolve('фнр', searchLanguage.wordList)).toBeUndefined();
  });
});

describe('a word by its sound', () => {
  it('is found over alphabets, the likeliest name first', () => {
    const resolution = resolve('зелмора');
    expect(resolution?.spelling).toBe('zelmora');
    expect(resolution?.alternatives.map(({ term }) => term)).toEqual(['zelmora', 'zelmara']);
  });

  it('weighs less the farther it is', () => {
    const exact = weightOf(resolve('зелмора'), 'zelmora');
    const near = weightOf(resolve('зельмор'), 'zelmora');
    const far = weightOf(resolve('зелмур'), 'zelmora');
    expect(exact).toBe(1);
    expect(near).toBeLessThan(exact);
    expect(far).toBeLessThan(near);
    expect(far).toBeGreaterThan(0);
  });

  it('survives a misspelling of a long word that begins alike', () => {
    expect(weightOf(resolve('zelmorra'), 'zelmora')).toBeGreaterThan(0.8);
    expect(weightOf(resolve('velmora'), 'zelmora')).toBe(0);
  });

  it('must be nearly the same where a name is short', () => {
    expect(weightOf(resolve('борк'), 'bork')).toBe(1);
    expect(resolve('бурк')).toBeUndefined();
    expect(resolve('борг')).toBeUndefined();
  });

  it('does not take a short word of the same alphabet for a misspelt one', () => {
    expect(resolve('burk')).toBeUndefined();
    expect(resolve('bark')).toBeUndefined();
  });

  it('does not go by two letters', () => {
    expect(resolve('ог')).toBeUndefined();
  });
});

describe('a word by a dictionary', () => {
  const wordList: WordList = {
    translate: (word) =>
      word === 'горжеты'
        ? [
            { word: 'gorget', certainty: 0.8 },
            { word: 'collar', certainty: 0.5 },
          ]
        : [],
  };

  it('is a guess, worth the square of its certainty, and only what the catalogue has', () => {
    const resolution = resolve('горжеты', wordList);
    expect(resolution?.alternatives).toEqual([{ term: 'gorget', weight: expect.closeTo(0.64) }]);
    expect(resolution?.spelling).toBe('gorget');
  });

  it('serves Russian words over English catalogues only', () => {
    const russian = { ...profile, language: 'ru' } as const;
    expect(
      resolveWord('горжеты', { vocabulary: russian, language: { ...language, wordList } })?.alternatives,
    ).not.toEqual([{ term: 'gorget', weight: expect.closeTo(0.64) }]);
    const anything: WordList = { translate: () => [{ word: 'drum', certainty: 1 }] };
    expect(resolve('qwertish', anything)).toBeUndefined();
    expect(resolve('тамтамище', anything)?.spelling).toBe('drum');
    expect(
      resolveWord('тамтамище', { vocabulary: russian, language: { ...language, wordList: anything } }),
    ).toBeUndefined();
  });

  it('comes behind what the catalogue itself has', () => {
    const wrong: WordList = { translate: () => [{ word: 'drum', certainty: 1 }] };
    expect(resolve('zelmora', wrong)?.spelling).toBe('zelmora');
  });

  it('is the one that is shipped', () => {
    const { profile: jeweller } = openSmallCatalog([{ title: 'Pearl String' }]);
    const resolution = resolveWord('жемчуга', { vocabulary: jeweller, language: searchLanguage });
    expect(resolution?.spelling).toBe('pearl');
  });
});

describe('letters and parts', () => {
  it('are read out one after another', () => {
    expect(resolveLetterRun(['эл', 'джи'], { vocabulary: profile, language })?.spelling).toBe('lg');
    expect(resolveLetterRun(['эл', 'ди'], { vocabulary: profile, language })).toBeUndefined();
    expect(resolveLetterRun(['эл'], { vocabulary: profile, language })).toBeUndefined();
  });

  it('are two names of the catalogue that were run together', () => {
    expect(
      resolveParts('powerbank', { vocabulary: profile, language })?.map(({ spelling }) => spelling),
    ).toEqual(['power', 'bank']);
    expect(resolveParts('powerbonk', { vocabulary: profile, language })).toBeUndefined();
  });
});
