import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Language } from '../../language/language.ts';
import { type AskedTerm, shows, termsIn } from './asked.ts';
import type { Fact } from './facts.ts';

/** What a question says of the options: "is there a 42 in black?". */
export interface AskedOptions {
  /** The options of which values were named. */
  readonly names: readonly string[];
  /** The variants that have all of them. */
  readonly matching: readonly SearchDocument[];
  /** The values of these variants in the named options. */
  readonly values: readonly string[];
}

export const askedOptions = (
  terms: readonly AskedTerm[],
  documents: readonly SearchDocument[],
  { facts, language }: { readonly facts: readonly Fact[]; readonly language: Language },
): AskedOptions | undefined => {
  const named = new Map(
    facts
      .filter(({ isOption }) => isOption)
      .map(({ name, values }) => {
        const meant = values.filter((value) => terms.some((term) => shows(termsIn(value, language), term)));
        return [name, meant] as const;
      })
      .filter(([, values]) => values.length > 0),
  );
  if (named.size === 0) return undefined;
  const names = [...named.keys()];
  const matching = documents.filter(({ attributes }) =>
    names.every((name) => named.get(name)?.includes(attributes[name] ?? '')),
  );
  const values = names.flatMap((name) => matching.flatMap(({ attributes }) => attributes[name] ?? []));
  return { names, matching, values: [...new Set(values)] };
};
