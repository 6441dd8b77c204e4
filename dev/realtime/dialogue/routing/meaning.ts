import type { Language } from '../../../../lambdas/core/language/language.ts';
import { type RequestKind, requestKindOf } from '../../../../lambdas/core/language/requests/request-kind.ts';
import { namesThingIn } from '../../../../lambdas/core/language/requests/request-sentence.ts';
import { readSaid, type Said } from '../heard/said.ts';
import type { Parts } from './classifier.ts';

/** What an utterance asks for, in a form in which it can be compared with examples. */
export interface Meaning {
  readonly kind: RequestKind;
  readonly parts: Parts;
}

/** The kind of the whole is surer than any word. */
const KIND = 1.5;

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
  const pairs = shapes.slice(1).map((shape, at) => `${shapes[at]} ${shape}`);
  const stems = places.filter(said.isThing).map((at) => language.stem(said.words[at]?.text ?? ''));
  const classes = [...new Set(places.flatMap((at) => [...said.classesAt(at)]))]
    .filter((name) => name !== 'light')
    .map((name) => `class ${name}`);
  const parts = new Map([...shapes, ...pairs, ...stems, ...classes].map((part) => [part, 1]));
  parts.set(`kind ${kind}`, KIND);
  return { kind, parts };
};
