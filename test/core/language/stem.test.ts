import { describe, expect, it } from '@jest/globals';
import stemmers from 'snowball-stemmers';
import { conceptFiles } from '../../../lambdas/core/language/lexicon-files.ts';
import { language } from '../../language.ts';

const reference = stemmers.newStemmer('russian');

/** Real words of the shop, from the lexicon's data. */
const words = [
  ...new Set(
    JSON.stringify(conceptFiles)
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[а-я]{2,}/gu) ?? [],
  ),
];
const endings = (
  'а е и й о у ы ь ю я ам ами ах ого его ому ему ыми ими ая яя ую юю ой ей ым им ость остью вшись вши ив ивши ывши ' +
  'ейший ейшая нный нная ющий ующий ся сь ть ить ла ило ешь ует ишь иями иях ией ьев'
).split(' ');

describe('the Russian stemmer', () => {
  it('stems the words of the lexicon as the Snowball project does', () => {
    expect(words.length).toBeGreaterThan(3_000);
    expect(words.filter((word) => language.stem(word) !== reference.stem(word))).toEqual([]);
  });

  it('stems whatever is made of them in the same way', () => {
    const made = words
      .filter((_, at) => at % 7 === 0)
      .flatMap((word) => endings.map((ending) => word + ending));
    expect(made.filter((word) => language.stem(word) !== reference.stem(word))).toEqual([]);
  });
});
