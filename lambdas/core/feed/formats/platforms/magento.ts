import { whenGone } from '../../columns/stock-places.ts';
import { isYes } from '../../columns/visibility.ts';
import type { RawAttribute, RawOffer } from '../../raw-offer.ts';
import words from '../../words.json' with { type: 'json' };
import { pairsIn, type TableRow } from '../table/row-offer.ts';
import { createClaims } from './claims.ts';
import type { Platform } from './small-differences.ts';

const MOST_WAITING = 20_000;

interface Claim {
  readonly groupId: string;
  /** Absent where only the variant's own columns tell it apart. */
  readonly options: readonly RawAttribute[] | undefined;
}
type Claims = readonly (readonly [sku: string, options: Claim['options']])[];

/** "color=Blue,size=S" */
const PAIR = /([^=,]+)=(.*?)(?=,[\w-]+=|$)/gsu;

/** "sku=TOP-S,size=S|sku=TOP-M,size=M" */
const listedVariants = (written: string): Claims =>
  written.split('|').flatMap((variation) => {
    const pairs = pairsIn(variation, PAIR);
    const sku = pairs.find(({ name }) => name === 'sku')?.value;
    return sku === undefined ? [] : [[sku, pairs.filter(({ name }) => name !== 'sku')] as const];
  });

/** The deepest of several paths, without the catalogue's root. */
const categoryOf = (written = ''): readonly string[] => {
  const paths = written.split(',').map((path) =>
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

/** Several values of one attribute are divided by bars. */
const attributesOf = (row: TableRow): readonly RawAttribute[] => [
  ...pairsIn(cellOf(row, 'additional attributes'), PAIR).map(({ name, value }) => ({
    name,
    value: value.replaceAll('|', ', '),
  })),
  ...row.plan.keys.flatMap((name, at) => {
    const value = row.cells[at];
    return CHOICES.includes(name) && value ? [{ name, value }] : [];
  }),
];

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

const kindOf = ({ kind = '' }: RawOffer): string => kind.toLowerCase();

const stockOf = (offer: RawOffer): Pick<RawOffer, 'availability' | 'quantity'> => {
  const { availability, quantity, backorders = '' } = offer;
  if (!COUNTED.has(kindOf(offer))) return { availability, quantity: undefined };
  const mayBeOrdered = SELLS_ON.has(backorders) && availability !== undefined && isYes(availability);
  const ordered = mayBeOrdered && quantity !== undefined ? whenGone(Number(quantity), true) : undefined;
  return ordered ? { availability: ordered, quantity: undefined } : { availability, quantity };
};

/** Variants of Magento 1: in one cell, or each in a row below the product. */
const namedVariants = (row: TableRow): Claims => {
  const name = cellOf(row, 'super attribute code');
  const value = cellOf(row, 'super attribute option');
  const options = name === '' || value === '' ? undefined : [{ name, value }];
  return [cellOf(row, 'super products sku'), ...cellOf(row, 'simples skus').split(',')]
    .filter((sku) => sku.trim() !== '')
    .map((sku) => [sku.trim(), options]);
};

const ONE_STORE = new Set(['', 'admin', 'default']);

/** Magento: a configurable product names its variants, which are rows of their own and come before it or after. */
export const createMagento = (): Platform => {
  const variants = createClaims<Claim>({
    most: MOST_WAITING,
    join: (offer, claim) => ({
      ...offer,
      ...claim,
      hidden: /not visible/iu.test(offer.hidden?.seen ?? '') ? undefined : offer.hidden,
    }),
  });
  let groupId = '';
  const claim = (named: Claims): readonly RawOffer[] =>
    named.flatMap(([sku, options]) => variants.claim(sku, { groupId, options }));

  return {
    take: (raw, row) => {
      // Rows of a store view translate a product that was there already.
      if (cellOf(row, 'store view code') !== '' || !ONE_STORE.has(cellOf(row, 'store'))) return [];
      if (raw.id === undefined) return claim(namedVariants(row));
      const offer: RawOffer = {
        ...raw,
        hidden: hiddenOf(raw, row),
        category: categoryOf(raw.product_type),
        attributes: attributesOf(row),
        ...stockOf(raw),
        fallbackId: undefined,
      };
      if (kindOf(raw) !== 'configurable') return variants.take(raw.id, offer);
      groupId = raw.id;
      const named = claim([...listedVariants(raw.choices ?? ''), ...namedVariants(row)]);
      return [{ ...offer, role: 'head', groupId, price: undefined }, ...named];
    },
    end: variants.end,
  };
};
