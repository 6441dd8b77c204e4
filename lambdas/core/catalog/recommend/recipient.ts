import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Language } from '../../language/language.ts';
import { wordsOf } from '../../language/numbers/numbers.ts';
import { readSpans } from '../../search/understand/spans.ts';
import { amountIn, factsOf } from '../facts/facts.ts';
import { conceptsOf } from '../terms/terms.ts';

/** Whom a gift is for, as far as the words tell. Audiences are ids of the lexicon. */
export interface Recipient {
  readonly isChild: boolean;
  /** Audiences that things for them may be marked with. */
  readonly audience: readonly string[];
  /** Audiences of things that are for somebody else. */
  readonly notFor: readonly string[];
  /** Whether a thing's stated age is not above theirs. */
  readonly isOldEnough: (document: SearchDocument) => boolean;
}

/** From this age a gift for grown-ups is no mistake. */
const GROWN_UP = 14;

/** Reads whom a gift is for: "for my mother", "ребёнку 5 лет". Nobody named may be anybody grown up. */
export const recipientOf = (query: string, language: Language): Recipient => {
  const words = wordsOf(query, language);
  const spans = readSpans(words, language);
  const ids = new Set(conceptsOf(spans).flatMap(({ id }) => [id, ...language.ancestors(id)]));
  const is = (kind: 'woman' | 'man' | 'child', ...audience: readonly string[]): boolean =>
    words.some(({ text }) => language.is(kind, text)) || audience.some((id) => ids.has(id));
  const years = spans.find((span) => span.kind === 'measure' && span.measure.unit === 'years');
  const age = years?.kind === 'measure' ? Number.parseFloat(years.measure.term) : undefined;
  const isChild = age === undefined ? is('child', 'kids') : age < GROWN_UP;
  const isFemale = is('woman', 'womens', 'girls');
  const isMale = is('man', 'mens', 'boys');
  const male = ['mens', 'boys'];
  const female = ['womens', 'girls'];
  return {
    isChild,
    audience: [...(isFemale ? female : []), ...(isMale ? male : []), ...(isChild ? ['kids'] : [])],
    notFor: [
      ...(isFemale && !isMale ? male : []),
      ...(isMale && !isFemale ? female : []),
      ...(isChild ? ['adult'] : ['kids']),
    ],
    isOldEnough: (document) => {
      const stated = factsOf([document], language).find(({ key }) => key === 'age');
      const from = amountIn(stated?.values[0] ?? '', language);
      return age === undefined || from === undefined || from.unit === 'months' || from.value <= age;
    },
  };
};
