import { formatMoney } from '../../../contract/catalog/amounts.ts';
import {
  type CatalogProfile,
  places,
  placesOf,
  type SearchDocument,
} from '../../../contract/catalog/search-document.ts';
import { oneOfEach } from '../../grouped.ts';
import type { Language } from '../../language/language.ts';
import { wordsOf } from '../../language/numbers/numbers.ts';
import { recommendationSentences } from '../../phrases/recommendations.ts';
import { readSpans } from '../../search/understand/spans.ts';
import { termsIn } from '../facts/asked.ts';
import { amountIn, factsOf } from '../facts/facts.ts';
import { conceptsOf, conceptTerm } from '../terms/terms.ts';
import { candidatesFor, MOST_OFFERS, type Offer, type Wish } from './offers.ts';

/** Whom a gift is for, as far as the words tell. Audiences are ids of the lexicon. */
interface Recipient {
  readonly isChild: boolean;
  /** Audiences that things for them may be marked with. */
  readonly audience: readonly string[];
  /** Audiences of things that are for somebody else. */
  readonly notFor: readonly string[];
  /** Whether a thing's stated age is not above theirs. */
  readonly isOldEnough: (document: SearchDocument) => boolean;
}

/** From this age a gift for grown-ups is right. */
const GROWN_UP = 14;

/** Reads whom a gift is for: "for my mother", "ребёнку 5 лет". Nobody named may be anybody grown up. */
const recipientOf = (query: string, language: Language): Recipient => {
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

/** Kinds of things that are usual gifts, by their ids in the lexicon. */
// biome-ignore format: a list reads best in rows
const FOR_CHILDREN = [
  'soft-toy', 'doll', 'construction-set', 'puzzle', 'board-game', 'toy-car', 'kids-book', 'coloring-book',
  'toy',
];
// biome-ignore format: a list reads best in rows
const FOR_GROWN_UPS = [
  'gift-set', 'perfume', 'cosmetics', 'makeup-set', 'skincare', 'jewelry', 'watch', 'smartwatch',
  'headphones', 'speaker', 'e-reader', 'game-console', 'board-game', 'book', 'candle', 'mug', 'tea-set',
  'tea', 'coffee', 'chocolate', 'blanket', 'vase', 'photo-frame', 'night-light', 'thermos', 'tableware',
  'towel', 'bag', 'wallet', 'belt', 'scarf', 'umbrella', 'tool-set', 'power-bank',
];

const kindsFor = ({ isChild }: Recipient): readonly string[] =>
  (isChild ? FOR_CHILDREN : FOR_GROWN_UPS).map(conceptTerm);

interface Gift {
  readonly document: SearchDocument;
  readonly kind: string;
  /** The audience that its record names and that is the recipient's. */
  readonly audience: string | undefined;
  readonly score: number;
}

/** A gift near what may be spent is what was meant by naming the amount. */
const priceShare = ({ price }: SearchDocument, { limit }: Wish): number =>
  price && limit ? price.minor / Math.max(limit.minor, 1) : 0;

interface Giving {
  readonly recipient: Recipient;
  readonly wish: Wish;
}

const giftOf = (document: SearchDocument, kind: string, { recipient, wish }: Giving): Gift | undefined => {
  const { productTitle, category, attributes } = document;
  const said = [productTitle, ...category, ...Object.values(attributes)].map((text) =>
    termsIn(text, wish.speech.language),
  );
  const says = (id: string): boolean => said.some((terms) => terms.has(conceptTerm(id)));
  if (recipient.notFor.some(says) || !recipient.isOldEnough(document)) return undefined;
  const audience = recipient.audience.find(says);
  return { document, kind, audience, score: priceShare(document, wish) + (audience === undefined ? 0 : 1) };
};

const sayGift = (
  { document: { category }, audience }: Gift,
  { limit, speech: { locale, language } }: Wish,
): string => {
  const say = recommendationSentences[locale];
  const suits = language.concepts.get(audience ?? '')?.[locale][0];
  const section = category.at(-1);
  return (
    [
      ...(suits === undefined ? [] : [say.suits(suits)]),
      ...(section === undefined ? [] : [say.fromSection(section)]),
      ...(limit ? [say.within(formatMoney(limit, locale))] : []),
    ].join(', ') || say.fitsRequest()
  );
};

/** Gifts of several kinds and sections, none for somebody else. */
export const giftsFor = async (
  query: string,
  wish: Wish,
  { vocabulary }: Pick<CatalogProfile, 'vocabulary'>,
): Promise<readonly Offer[]> => {
  const recipient = recipientOf(query, wish.speech.language);
  const kinds = kindsFor(recipient).filter((term) => vocabulary[term] !== undefined);
  // What the shop has much of does not crowd out the rest.
  const looked = kinds.map((term) => ({ terms: [term], weight: 1 / (vocabulary[term] ?? 1) }));
  const { candidates, terms } = await candidatesFor(wish, looked);
  const kindIn = (codes: Uint16Array): string | undefined =>
    terms.find((_, at) => (placesOf(codes[at] ?? 0) & places.head) !== 0);
  const gifts = oneOfEach(
    candidates.filter(({ accessory }) => !accessory),
    ({ productId }) => productId,
  )
    .flatMap((candidate) => {
      const kind = kindIn(candidate.codes);
      return (kind !== undefined && giftOf(candidate.document(), kind, { recipient, wish })) || [];
    })
    .toSorted((a, b) => b.score - a.score || a.document.position - b.document.position);
  const one = oneOfEach(gifts, ({ kind }) => kind);
  const spread = oneOfEach(one, ({ document }) => document.category[0] ?? '');
  return [...spread, ...one.filter((gift) => !spread.includes(gift))]
    .slice(0, MOST_OFFERS)
    .map((gift) => ({ document: gift.document, reason: sayGift(gift, wish) }));
};
