import type { Language } from '../../../../lambdas/core/language/language.ts';
import type { RequestKind } from '../../../../lambdas/core/language/requests/request-kind.ts';
import { type Classify, learn } from './classifier.ts';
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

const isChat = (kind: RequestKind): boolean => kind === 'chat' || kind === 'abuse';

const routeIn =
  (classify: Classify, kindsOf: ReadonlyMap<string, ReadonlySet<RequestKind>>) =>
  ({ kind, parts }: Meaning): Route => {
    const [best] = [...classify(parts)].sort(([, one], [, other]) => other - one);
    const [name, certainty = 0] = best ?? [];
    // Chat resembles nothing, so that a function gets it only if it has examples of chat.
    const isMeant = name !== undefined && (!isChat(kind) || kindsOf.get(name)?.has(kind) === true);
    return { kind, certainty, name: isMeant ? name : undefined };
  };

const learnRoutes = (examples: Examples, language: Language): ((meaning: Meaning) => Route) => {
  const read = Object.entries(examples).flatMap(([label, said]) =>
    said.map((text) => ({ label, ...meaningOf(text, language) })),
  );
  const kindsOf = new Map<string, Set<RequestKind>>();
  for (const { label, kind } of read) kindsOf.set(label, (kindsOf.get(label) ?? new Set()).add(kind));
  return routeIn(learn(read), kindsOf);
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
