import type { Language } from '../../../../lambdas/core/language/language.ts';
import type { RequestKind } from '../../../../lambdas/core/language/requests/request-kind.ts';
import { learn } from './classifier.ts';
import { type Meaning, meaningOf } from './meaning.ts';

/** What shoppers say when they need a function, by the function's name. */
export type Examples = Readonly<Record<string, readonly string[]>>;

export interface Route {
  readonly kind: RequestKind;
  /** The function whose examples are most like what was said; `undefined` for chat, and without examples. */
  readonly name: string | undefined;
  /** How probable that function is. */
  readonly certainty: number;
}

export interface Router {
  readonly route: (text: string) => Route;
  /** Whether a function has examples. */
  readonly knows: (name: string) => boolean;
}

/** From here on the examples of a function are trusted against other signs. */
export const SURE = 0.55;

const isChat = (kind: RequestKind): boolean => kind === 'chat' || kind === 'abuse';

const learnRoutes = (examples: Examples, language: Language): ((meaning: Meaning) => Route) => {
  const read = Object.entries(examples).flatMap(([label, said]) =>
    said.map((text) => ({ label, ...meaningOf(text, language) })),
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
export const createRouter = (examples: Examples, language: Language): Router => {
  let route: ((meaning: Meaning) => Route) | undefined;
  return {
    route: (text) => {
      route ??= learnRoutes(examples, language);
      return route(meaningOf(text, language));
    },
    knows: (name) => examples[name] !== undefined,
  };
};
