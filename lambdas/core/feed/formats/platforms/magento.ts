import { isYes } from '../../columns/visibility.ts';
import type { RawAttribute, RawOffer } from '../../raw-offer.ts';
import words from '../../words.json' with { type: 'json' };
import type { TableRow } from '../table/table-plan.ts';
import type { Platform } from './platform.ts';

/** Rows that wait for a configurable product to name them its variants. */
const WAITING = 20_000;

interface Claim {
  readonly groupId: string;
  /** Absent where only the variant's own columns tell it apart. */
  readonly options: readonly RawAttribute[] | undefined;
}

/** "color=Blue,size=S"; several values of one attribute are divided by bars. */
const pairsOf = (written: string): readonly RawAttribute[] =>
  written.split(/,(?=[\w-]+=)/u).flatMap((pair) => {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    const value = pair.slice(at + 1).trim();
    return at <= 0 || value === '' ? [] : [{ name, value: value.replaceAll('|', ', ') }];
  });

/** "sku=TOP-S,size=S|sku=TOP-M,size=M" */
const claimsOf = (written: string, groupId: string): readonly (readonly [string, Claim])[] =>
  written.split('|').flatMap((variation) => {
    const pairs = pairsOf(variation);
    const sku = pairs.find(({ name }) => name === 'sku')?.value;
    return sku === undefined
      ? []
      : [[sku, { groupId, options: pairs.filter(({ name }) => name !== 'sku') }] as const];
  });

/** The deepest of several paths, without the catalogue's root. */
const categoryOf = (written: string | undefined): readonly string[] => {
  const paths = (written ?? '').split(',').map((path) =>
    path
      .split('/')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
  const deepest = paths.reduce((best, path) => (path.length > best.length ? path : best), []);
  return deepest.length > 1 ? deepest.slice(1) : deepest;
};

const cellOf = ({ plan, cells }: TableRow, header: string): string => cells[plan.keys.indexOf(header)] ?? '';

/** Magento 1 has a column for each attribute, and numbers for what Magento 2 says in words. */
const CHOICES: readonly string[] = words.choices;
const VISIBILITIES: Readonly<Record<string, string>> = {
  '1': 'Not Visible Individually',
  '2': 'Catalog',
  '3': 'Search',
  '4': 'Catalog, Search',
};
const IS_OFF = '2';

const columnsOf = ({ plan, cells }: TableRow): readonly RawAttribute[] =>
  plan.keys.flatMap((name, at) => (CHOICES.includes(name) && cells[at] ? [{ name, value: cells[at] }] : []));

const hiddenOf = ({ hidden }: RawOffer, row: TableRow): RawOffer['hidden'] => {
  const visibility = VISIBILITIES[cellOf(row, 'visibility')];
  if (visibility === undefined) return hidden;
  if (cellOf(row, 'status') === IS_OFF) return { field: 'status', seen: IS_OFF };
  return visibility.includes('Catalog') ? undefined : { field: 'visibility', seen: visibility };
};

/** "Allow Qty Below 0", with a notice to the customer (2) or without one (1). */
const SELLS_ON = new Set(['1', '2']);
/** Goods that are made of others have no stock of their own. */
const COUNTED = new Set(['simple', 'virtual', 'downloadable', '']);

const stockOf = ({ stock }: RawOffer, row: TableRow): Pick<RawOffer, 'availability' | 'stock'> => {
  const availability = row.read('availability');
  if (!COUNTED.has(row.read('kind')?.toLowerCase() ?? '')) return { availability, stock: undefined };
  const isOut =
    stock !== undefined && Number(stock) <= 0 && availability !== undefined && isYes(availability);
  const sellsOn = isOut && SELLS_ON.has(row.read('backorders') ?? '');
  return { availability: sellsOn ? 'backorder' : availability, stock: sellsOn ? undefined : stock };
};

const offerOf = (offer: RawOffer, row: TableRow): RawOffer => ({
  ...offer,
  hidden: hiddenOf(offer, row),
  category: categoryOf(row.read('product_type')),
  attributes: [...pairsOf(cellOf(row, 'additional attributes')), ...columnsOf(row)],
  ...stockOf(offer, row),
  fallbackId: undefined,
});

/** Variants of Magento 1: in one cell, or each in a row below the product. */
const namedVariants = (row: TableRow, groupId: string): readonly (readonly [string, Claim])[] => {
  const sku = cellOf(row, 'super products sku');
  const name = cellOf(row, 'super attribute code');
  const value = cellOf(row, 'super attribute option');
  const options = name === '' || value === '' ? undefined : [{ name, value }];
  const listed = cellOf(row, 'simples skus').split(',');
  return [sku, ...listed].flatMap((each) =>
    each.trim() === '' ? [] : [[each.trim(), { groupId, options }]],
  );
};

const ONE_STORE = new Set(['', 'admin', 'default']);

/** Magento: a configurable product names its variants, which are rows of their own and come before it or after. */
export const createMagento = (): Platform => {
  const waiting = new Map<string, RawOffer>();
  const claims = new Map<string, Claim>();

  const claimed = (offer: RawOffer, { groupId, options }: Claim): RawOffer => {
    const isOnlyPart = /not visible/iu.test(offer.hidden?.seen ?? '');
    return { ...offer, groupId, options, hidden: isOnlyPart ? undefined : offer.hidden };
  };

  const release = (count: number): readonly RawOffer[] => {
    const oldest = [...waiting.keys()].slice(0, count);
    return oldest.flatMap((sku) => {
      const offer = waiting.get(sku);
      waiting.delete(sku);
      return offer ? [offer] : [];
    });
  };

  let lastHead = '';

  const claim = (all: readonly (readonly [string, Claim])[]): readonly RawOffer[] =>
    all.flatMap(([sku, found]) => {
      const offer = waiting.get(sku);
      if (!offer) {
        claims.set(sku, found);
        return [];
      }
      waiting.delete(sku);
      return [claimed(offer, found)];
    });

  return {
    take: (raw, row) => {
      // Rows of a store view translate a product that was there already.
      if (cellOf(row, 'store view code') !== '' || !ONE_STORE.has(cellOf(row, 'store'))) return [];
      if (raw.id === undefined) return claim(namedVariants(row, lastHead));
      const offer = offerOf(raw, row);
      const kind = row.read('kind')?.toLowerCase() ?? '';
      if (kind === 'configurable') {
        const head: RawOffer = { ...offer, role: 'head', groupId: raw.id, price: undefined };
        lastHead = raw.id;
        const listed = claimsOf(row.read('choices') ?? '', raw.id);
        return [head, ...claim([...listed, ...namedVariants(row, raw.id)])];
      }
      const known = claims.get(raw.id);
      if (known) {
        claims.delete(raw.id);
        return [claimed(offer, known)];
      }
      waiting.set(raw.id, offer);
      return waiting.size > WAITING ? release(1) : [];
    },
    end: () => release(waiting.size),
  };
};
