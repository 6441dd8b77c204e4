import type { Language } from '../../../../lambdas/core/language/language.ts';
import { type RequestKind, requestKindOf } from '../../../../lambdas/core/language/requests/request-kind.ts';
import { namesThingIn } from '../../../../lambdas/core/language/requests/request-sentence.ts';
import { readSaid, type Said, type SaidWord } from '../heard/said.ts';
import { learn, type Parts } from './classifier.ts';

/** What shoppers say when they need a function, by the function's name. */
export type Examples = Readonly<Record<string, readonly string[]>>;

interface Route {
  readonly kind: RequestKind;
  /** The function whose examples are most like what was said; `undefined` for chat, and without examples. */
  readonly name: string | undefined;
  /** How probable that function is. */
  readonly certainty: number;
}

/** What an utterance asks for, in a form in which it can be compared with examples. */
interface Meaning {
  readonly kind: RequestKind;
  readonly parts: Parts;
}

/** The kind of the whole is surer than any word. */
const KIND = 1.5;

/** A word as an example of another shop would have it: any thing sold is the same, and any number. */
const shapeOf = ({ text, kind, ordinal, isThing, isSmall }: SaidWord, { stem }: Language): string => {
  if (kind === 'number') return ordinal ? '#th' : '#';
  return isThing && !isSmall ? '[thing]' : stem(text);
};

/** Takes an utterance apart: its words, their pairs, the classes they are of, and the kind of the whole. */
const meaningOf = (said: Said, language: Language): Meaning => {
  const kind = requestKindOf(said.words, namesThingIn(said.words, language), language);
  const words = said.words.filter((word) => word.kind !== 'sign');
  const shapes = words.map((word) => shapeOf(word, language));
  const pairs = shapes.slice(1).map((shape, at) => `${shapes[at]} ${shape}`);
  const stems = words.filter(({ isThing }) => isThing).map(({ text }) => language.stem(text));
  const classes = [...new Set(words.flatMap((word) => [...word.classes]))]
    .filter((name) => name !== 'light')
    .map((name) => `class ${name}`);
  const parts = new Map([...shapes, ...pairs, ...stems, ...classes].map((part) => [part, 1]));
  parts.set(`kind ${kind}`, KIND);
  return { kind, parts };
};

/** From here on the examples of a function are trusted against other signs. */
export const SURE = 0.55;

const isChat = (kind: RequestKind): boolean => kind === 'chat' || kind === 'abuse';

const learnRoutes = (examples: Examples, language: Language): ((meaning: Meaning) => Route) => {
  const read = Object.entries(examples).flatMap(([label, said]) =>
    said.map((text) => ({ label, ...meaningOf(readSaid(text, language), language) })),
  );
  const kinds = new Set(read.map(({ label, kind }) => `${label} ${kind}`));
  const classify = learn(read);
  return ({ kind, parts }) => {
    const [best] = [...classify(parts)].sort(([, one], [, other]) => other - one);
    const [name, certainty = 0] = best ?? [];
    // Chat resembles nothing, so that a function gets it only when it has examples of chat and is sure of it.
    const isMeant = !isChat(kind) || (kinds.has(`${name} ${kind}`) && certainty >= SURE);
    return { kind, certainty, name: isMeant ? name : undefined };
  };
};

/** Chooses functions by their examples, which it reads when the first shopper speaks. */
export const createRouter = (examples: Examples, language: Language) => {
  let route: ((meaning: Meaning) => Route) | undefined;
  return {
    route: (said: Said): Route => {
      route ??= learnRoutes(examples, language);
      return route(meaningOf(said, language));
    },
    /** Whether a function has examples. */
    knows: (name: string): boolean => examples[name] !== undefined,
  };
};

export type Router = ReturnType<typeof createRouter>;
