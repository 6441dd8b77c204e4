import { LRUCache } from 'lru-cache';
import type { RawOffer } from '../../raw-offer.ts';
import { optionNames, optionsOf, type TableRow } from '../table/row-offer.ts';
import type { TableDialect } from '../table/table-dialect.ts';
import { withOptions } from './small-differences.ts';

/** What the rows after a product's first leave blank. */
interface First {
  readonly offer: RawOffer;
  readonly names: readonly string[];
}

/** Products whose later rows are still recognised, wherever they are. */
const REMEMBERED = 20_000;

type Role = RawOffer['role'] | 'skip' | 'picture';

const roleOf = ({ kind = '' }: RawOffer, { rows }: TableDialect): Role => {
  const word = kind.trim().toLowerCase().replaceAll('_', ' ');
  if (rows?.single.includes(word)) return 'single';
  if (!rows || rows.variant.includes(word)) return 'offer';
  if (rows.picture?.includes(word)) return 'picture';
  return rows.skip?.some((skipped) => skipped === '*' || skipped === word) ? 'skip' : 'offer';
};

/** A row with nothing but another picture of the product. */
const isPictureOnly = (offer: RawOffer): boolean =>
  offer.price === undefined && (offer.options?.length ?? 0) === 0 && offer.id === undefined;

/** Prices of a row that has none are those of the first row. */
const withPrices = (offer: RawOffer, first: RawOffer): RawOffer =>
  offer.price === undefined
    ? {
        ...offer,
        price: first.price,
        sale_price: offer.sale_price ?? first.sale_price,
        old_price: offer.old_price ?? first.old_price,
        discount: offer.discount ?? first.discount,
      }
    : offer;

/** Gives the rows of a product what only its first row says; `undefined` for a row that is not an offer. */
export const createCarrying = (dialect: TableDialect) => {
  const firsts = new LRUCache<string, First>({ max: REMEMBERED });
  let lastGroup = '';

  const groupOf = (offer: RawOffer, role: Role): string => {
    if (offer.groupId !== undefined) return offer.groupId;
    if (lastGroup !== '' && role === 'offer' && (dialect.rows || offer.title === undefined)) return lastGroup;
    return offer.id ?? offer.title ?? '';
  };

  return (offer: RawOffer, row: TableRow): RawOffer | undefined => {
    const role = roleOf(offer, dialect);
    if (role === 'skip') return undefined;
    if (role === 'picture') return { ...offer, role: 'single', id: lastGroup, groupId: lastGroup };
    const groupId = groupOf(offer, role);
    lastGroup = groupId;
    const first = firsts.get(groupId);
    if (!first) {
      firsts.set(groupId, { offer: { ...offer, description: undefined }, names: optionNames(row) });
      const id = role === 'single' ? groupId : offer.id;
      return { ...offer, role, groupId, id, product_title: offer.title };
    }
    // The first row of a hidden product was reported.
    if (first.offer.hidden || (role === 'offer' && isPictureOnly(offer))) return undefined;
    const names = optionNames(row).map((name, at) => name || first.names[at] || '');
    return withOptions({ ...withPrices(offer, first.offer), role, groupId }, optionsOf(row, names));
  };
};
