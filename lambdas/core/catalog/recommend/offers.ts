import { isInStock } from '../../../contract/catalog/availability.ts';
import type { Money } from '../../../contract/catalog/money.ts';
import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import type { Candidate, ProductIndex } from '../../../ports/catalog/product-index.ts';
import type { Speech } from '../../search/say/spoken-value.ts';

/** A product with why it is recommended, in words. */
export interface Offer {
  readonly document: SearchDocument;
  readonly reason: string;
}

/** What every recommendation keeps to. */
export interface Wish {
  readonly index: Pick<ProductIndex, 'retrieve'>;
  readonly hostname: Hostname;
  readonly speech: Speech;
  /** The most that a product may cost. */
  readonly limit: Money | undefined;
}

/** As many as are named and shown. */
export const MOST_OFFERS = 3;
const MOST_CANDIDATES = 400;

/** Terms that are looked for, in the order of their weight. */
interface Looked {
  readonly terms: readonly string[];
  readonly weight: number;
}

/** Candidates in stock and within the limit that have any of the terms, with their codes for them. */
export const candidatesFor = async (
  { index, hostname, limit }: Wish,
  looked: readonly Looked[],
): Promise<{ readonly candidates: readonly Candidate[]; readonly terms: readonly string[] }> => {
  const terms = [...new Set(looked.flatMap((each) => each.terms))];
  if (terms.length === 0) return { candidates: [], terms };
  const { lexical } = await index.retrieve({
    domain: hostname,
    groups: looked.flatMap(({ terms: own, weight }) =>
      own.map((term) => ({ alternatives: [{ term, weight: 1 }], weight })),
    ),
    terms,
    limit: MOST_CANDIDATES,
    nearestLimit: 0,
    ...(limit ? { price: { max: limit.minor, currency: limit.currency } } : {}),
  });
  return { candidates: lexical.filter(isInStock), terms };
};
