import type { Word } from './words.ts';

/** What "the most" of something is counted in. */
interface Superlative {
  readonly unit: string;
  /** Words used up. */
  readonly length: number;
}

const MOST = /^(?:сам(?:ый|ая|ое|ые|ого|ой|ую|ым|ыми|ых)|most|the)$/u;
const LARGE = /^(?:больш|максимальн|наибольш|побольше$|largest$|biggest$|maximum$|max$)/u;
const ALREADY_MOST = /^(?:максимальн|наибольш|largest$|biggest$|maximum$)/u;

const COUNTED_IN: readonly (readonly [RegExp, string])[] = [
  [/^(?:памят|накопител|storage$|memory$)/u, 'gb'],
  [/^(?:экран|диагонал|дисплее?|screen$|display$)/u, 'in'],
  [/^(?:батаре|аккумулятор|battery$)/u, 'mah'],
];

const MOST_POWERFUL = /^(?:мощн|powerful$)/u;
const BETWEEN = /^(?:объем|емкост|размер)/u;

/** "С самой большой памятью", "с самым большим экраном", "самый мощный", "largest screen". */
export const readSuperlative = (words: readonly Word[], from: number): Superlative | undefined => {
  const text = (at: number): string => words[at]?.text ?? '';
  const hasMost = MOST.test(text(from));
  const at = hasMost ? from + 1 : from;
  if (hasMost && MOST_POWERFUL.test(text(at))) return { unit: 'w', length: at + 1 - from };
  if (!LARGE.test(text(at)) || !(hasMost || ALREADY_MOST.test(text(at)))) return undefined;
  const noun = BETWEEN.test(text(at + 1)) ? at + 2 : at + 1;
  const unit = COUNTED_IN.find(([pattern]) => pattern.test(text(noun)))?.[1];
  return unit === undefined ? undefined : { unit, length: noun + 1 - from };
};
