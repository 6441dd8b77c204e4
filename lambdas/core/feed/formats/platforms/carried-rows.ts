import { LRUCache } from 'lru-cache';
import type { RawOffer } from '../../raw-offer.ts';
import type { TableDialect } from '../table/table-dialect.ts';
import type { TableRow } from '../table/table-plan.ts';

/** What the rows after a product's first leave blank. */
interface First {
  readonly offer: RawOffer;
  readonly optionNames: readonly string[];
}

/** Products whose later rows are still recognised, wherever they stand. */
const REMEMBERED = 20_000;

const kindOf = (row: TableRow): string => (row.read('kind') ?? '').trim().toLowerCase().replaceAll('_', ' ');

type Role = RawOffer['role'] | 'skip';

const roleOf = (row: TableRow, { rows }: TableDialect): Role => {
  const kind = kindOf(row);
  if (rows?.single.includes(kind)) return 'single';
  if (!rows || rows.variant.includes(kind)) return 'offer';
  return rows.skip.includes('*') || rows.skip.includes(kind) ? 'skip' : 'offer';
};

/** A row with nothing but another picture of the product. */
const isPictureOnly = (offer: RawOffer): boolean =>
  offer.price === undefined && (offer.options?.length ?? 0) === 0 && offer.id === undefined;

/** Prices of a row that has none are those of the first row. */
const pricesOf = (offer: RawOffer, first: RawOffer): Partial<RawOffer> =>
  offer.price === undefined
    ? {
        price: first.price,
        salePrice: offer.salePrice ?? first.salePrice,
        oldPrice: offer.oldPrice ?? first.oldPrice,
        discount: offer.discount ?? first.discount,
      }
    : {};

/** Gives the rows of a product what only its first row says; `undefined` for a row that is no offer. */
export const createCarrying = (dialect: TableDialect) => {
  const firsts = new LRUCache<string, First>({ max: REMEMBERED });
  let lastGroup = '';

  const groupOf = (offer: RawOffer, role: Role): string => {
    if (offer.groupId !== undefined) return offer.groupId;
    if (lastGroup !== '' && role === 'offer' && (dialect.rows || offer.title === undefined)) return lastGroup;
    return offer.id ?? offer.title ?? '';
  };

  return (offer: RawOffer, row: TableRow): RawOffer | undefined => {
    const role = roleOf(row, dialect);
    if (role === 'skip') return undefined;
    const groupId = groupOf(offer, role);
    lastGroup = groupId;
    const first = firsts.get(groupId);
    if (!first) {
      firsts.set(groupId, { offer: { ...offer, description: undefined }, optionNames: row.optionNames() });
      return {
        ...offer,
        role,
        groupId,
        id: role === 'single' ? groupId : offer.id,
        productTitle: offer.title,
      };
    }
    // The first row of a hidden product was reported.
    if (first.offer.hidden || (role === 'offer' && isPictureOnly(offer))) return undefined;
    const names = row.optionNames().map((name, at) => name || first.optionNames[at] || '');
    const options = row.options(names);
    const fallbackId = [groupId, ...options.map(({ value }) => value)].join('/');
    return { ...offer, ...pricesOf(offer, first.offer), role, groupId, options, fallbackId };
  };
};
