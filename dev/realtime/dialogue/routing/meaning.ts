import type { Language } from '../../../../lambdas/core/language/language.ts';
import { type RequestKind, requestKindOf } from '../../../../lambdas/core/language/requests/request-kind.ts';
import { namesThingIn } from '../../../../lambdas/core/language/requests/request-sentence.ts';
import { readSaid, type Said } from '../said.ts';
import type { Parts } from './classifier.ts';

/** What an utterance asks for, in a form in which it can be compared with examples. */
export interface Meaning {
  readonly kind: RequestKind;
  readonly parts: Parts;
}

/** Two words beside each other say less than either of them. */
const PAIR = 0.5;
/** Which thing is asked for says little about what should be done with it. */
const THING = 0.4;

/** A word as an example of another shop would have it: any thing sold is the same, and any number. */
const shapeAt = (said: Said, at: number, { stem }: Language): string => {
  const { text = '', kind, ordinal } = said.words[at] ?? {};
  if (kind === 'number') return ordinal ? '#th' : '#';
  return said.isThing(at) && !said.isSmall(at) ? '[thing]' : stem(text);
};

/** Takes an utterance apart: its words, their pairs, the classes they are of, and the kind of the whole. */
export const meaningOf = (text: string, language: Language): Meaning => {
  const said = readSaid(text, language);
  const kind = requestKindOf(said.words, namesThingIn(said.words, language), language);
  const places = [...said.words.keys()].filter((at) => said.words[at]?.kind !== 'sign');
  const shapes = places.map((at) => shapeAt(said, at, language));
  const things = places.filter((at) => shapeAt(said, at, language) === '[thing]');
  const parts = new Map<string, number>([[`kind ${kind}`, 1]]);
  for (const at of things) parts.set(language.stem(said.words[at]?.text ?? ''), THING);
  for (const [at, shape] of shapes.entries()) {
    parts.set(shape, 1);
    if (at > 0) parts.set(`${shapes[at - 1]} ${shape}`, PAIR);
  }
  for (const name of places.flatMap((at) => [...said.classesAt(at)])) {
    if (name !== 'light') parts.set(`class ${name}`, 1);
  }
  return { kind, parts };
};
