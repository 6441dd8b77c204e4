import { formatMoney } from '../../../contract/catalog/amounts.ts';
import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import { nameInSentence } from '../../phrases/property-names.ts';
import { recommendationSentences } from '../../phrases/recommendations.ts';
import type { Speech } from '../../search/say/spoken-value.ts';
import { type Fact, factsOf, meaningOf, spokenFactValue, spokenName } from '../facts/facts.ts';
import { kindTermsOf } from './same-kind.ts';

/** A product beside the one that a recommendation begins with. */
export interface Likeness {
  readonly document: SearchDocument;
  /** The order of what is alike. */
  readonly score: number;
  /** Properties in which both say the same. */
  readonly shared: readonly Fact[];
}

/** How near two prices are: 1 for the same, 0 from twice or half. */
const priceNearness = ({ price: one }: SearchDocument, { price: other }: SearchDocument): number => {
  if (!one?.minor || !other?.minor || one.currency !== other.currency) return 0;
  return Math.max(0, 1 - Math.abs(Math.log2(one.minor / other.minor)));
};

const BRAND_SHARE = 0.5;
const KIND_SHARE = 0.5;
const PRICE_SHARE = 2;

/** The products most like a given one, best first. */
export const likeness = (
  record: SearchDocument,
  others: readonly SearchDocument[],
  speech: Speech,
): readonly Likeness[] => {
  const { language } = speech;
  const own = new Map(factsOf([record], language).map((fact) => [fact.key, fact.values[0] ?? '']));
  const kinds = new Set(kindTermsOf(record, language));
  return others
    .map((document) => {
      const shared = factsOf([document], language).filter(({ key, values: [value = ''] }) => {
        const mine = own.get(key);
        return mine !== undefined && meaningOf(mine, language) === meaningOf(value, language);
      });
      const facts = shared.filter(({ key }) => key !== 'brand');
      const sameKinds = kindTermsOf(document, language).filter((id) => kinds.has(id)).length;
      const score =
        facts.length +
        (facts.length < shared.length ? BRAND_SHARE : 0) +
        sameKinds * KIND_SHARE +
        priceNearness(record, document) * PRICE_SHARE;
      return { document, score, shared: facts };
    })
    .toSorted((a, b) => b.score - a.score || a.document.position - b.document.position);
};

const MOST_SHARED = 2;

const sayShared = ({ shared }: Likeness, record: SearchDocument, speech: Speech): readonly string[] => {
  const say = recommendationSentences[speech.locale];
  const facts = shared.slice(0, MOST_SHARED).map((fact) => {
    const [value = ''] = fact.values;
    const name = nameInSentence(spokenName(fact, speech.locale));
    return speech.language.is('yes', value.toLowerCase())
      ? name
      : `${name} ${spokenFactValue(value, speech)}`;
  });
  if (facts.length > 0) return [say.shares(facts)];
  const kind = speech.language.concepts.get(kindTermsOf(record, speech.language)[0] ?? '');
  const name = kind?.[speech.locale][0];
  return name === undefined ? [] : [say.sameKind(name)];
};

const sayPrice = (
  record: SearchDocument,
  { price }: SearchDocument,
  { locale }: Speech,
): readonly string[] => {
  if (!price || price.currency !== record.price?.currency) return [];
  const say = recommendationSentences[locale];
  const minor = price.minor - record.price.minor;
  if (minor === 0) return [say.samePrice()];
  const by = formatMoney({ minor: Math.abs(minor), currency: price.currency }, locale);
  return [minor < 0 ? say.cheaperBy(by) : say.dearerBy(by)];
};

/** What a product costs beside the given one, and what they share. */
export const sayLikeness = (like: Likeness, record: SearchDocument, speech: Speech): string => {
  const parts = [...sayPrice(record, like.document, speech), ...sayShared(like, record, speech)];
  return parts.length > 0
    ? parts.join(', ')
    : recommendationSentences[speech.locale].fromSection(record.category.at(-1) ?? '');
};
