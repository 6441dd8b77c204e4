import { describe, expect, it } from '@jest/globals';
import stemmers from 'snowball-stemmers';
import { conceptFiles } from '../../../lambdas/core/language/lexicon-files.ts';
import { snowballStem } from '../../../lambdas/core/language/ru.ts';
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

describe('the Snowball stemmer', () => {
  it('stems the words of the lexicon as the Snowball project does', () => {
    expect(words.length).toBeGreaterThan(3_000);
    expect(words.filter((word) => snowballStem(word) !== reference.stem(word))).toEqual([]);
  });

  it('stems whatever is made of them in the same way', () => {
    const made = words
      .filter((_, at) => at % 7 === 0)
      .flatMap((word) => endings.map((ending) => word + ending));
    expect(made.filter((word) => snowballStem(word) !== reference.stem(word))).toEqual([]);
  });
});

describe('the Russian stemmer', () => {
  it.each([
    'салфетка салфетки салфеток',
    'батарейка батареек',
    'доска доски досок',
    'петелька петелек',
    'огурец огурца огурцы огурцов',
    'палец пальца пальцы',
    'полотенце полотенец',
    'ремень ремня ремни',
    'кукла кукол',
    'масло масел',
    'банан банана бананы бананов',
    'сметана сметаны сметаной сметане',
    'бокал бокала бокалы бокалов',
    'одеяло одеяла одеял одеялом',
    'магнит магниты магнитов',
    'автомобиль автомобили автомобилей',
    'журнал журналы журналов',
  ])('has one stem for %s', (forms) => {
    expect(new Set(forms.split(' ').map(language.stem)).size).toBe(1);
  });

  it('keeps apart what only looks alike', () => {
    expect(language.stem('банка')).not.toBe(language.stem('банан'));
    expect(language.stem('урок')).not.toBe(language.stem('урна'));
  });
});
