import { describe, expect, it } from '@jest/globals';
import { Concept } from '../../../lambdas/core/language/concept.ts';
import { en } from '../../../lambdas/core/language/en.ts';
import { composeLanguage } from '../../../lambdas/core/language/language.ts';
import { ru } from '../../../lambdas/core/language/ru.ts';

const languageOf = (...concepts: readonly object[]) =>
  composeLanguage({
    grammars: [ru, en],
    concepts: concepts.map((concept) => Concept.parse(concept)),
  });

const language = languageOf(
  { id: 'mug', en: ['mug', 'mugs'], ru: ['кружка', 'кружки'] },
  { id: 'green', en: ['green'], ru: ['зелёный'], role: 'attribute', attribute: 'color' },
  { id: 'apple-fruit', en: ['apple'], ru: ['яблоко'] },
  { id: 'apple', en: ['apple'], ru: ['эппл'], role: 'brand' },
  { id: 'electric-kettle', en: ['electric kettle'], ru: [] },
);

describe('an everyday word', () => {
  it.each(['mugs', 'кружку', 'зелёная', 'яблоками'])('is "%s", in whichever form it is written', (word) => {
    expect(language.isEverydayWord(language.stem(word.replaceAll('ё', 'е')))).toBe(true);
  });

  it.each(['эппл', 'apple'])('is not "%s", which may be a maker', (word) => {
    expect(language.isEverydayWord(language.stem(word))).toBe(false);
  });

  it.each(['zelmora', 'electric'])('is not "%s", which alone spells no idea', (word) => {
    expect(language.isEverydayWord(language.stem(word))).toBe(false);
  });
});

describe('spellings that sound like a word', () => {
  it('are those of the lexicon that was given', () => {
    const other = languageOf({ id: 'lantern', en: ['lantern'], ru: ['фонарь'] });
    expect(other.spellingsLike('lantirn')).toEqual(['lantern']);
    expect(language.spellingsLike('lantirn')).toEqual([]);
    expect(other.isEverydayWord('lantern')).toBe(true);
    expect(language.isEverydayWord('lantern')).toBe(false);
  });
});
