import type { RawAttribute, RawOffer } from '../../raw-offer.ts';
import type { TableRow } from '../table-plan.ts';
import type { Platform } from './platform.ts';

/** Rows that wait for a configurable product to name them its variants. */
const WAITING = 20_000;

interface Claim {
  readonly groupId: string;
  readonly options: readonly RawAttribute[];
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

const offerOf = (offer: RawOffer, row: TableRow): RawOffer => ({
  ...offer,
  category: categoryOf(row.read('product_type')),
  attributes: pairsOf(cellOf(row, 'additional attributes')),
  availability: row.read('availability'),
  fallbackId: undefined,
});

/** Magento 2: a configurable product names its variants, which are rows of their own and come before it or after. */
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

  const claim = (head: RawOffer, written: string): readonly RawOffer[] =>
    claimsOf(written, head.groupId ?? '').flatMap(([sku, found]) => {
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
      if (cellOf(row, 'store view code') !== '' || raw.id === undefined) return [];
      const offer = offerOf(raw, row);
      const kind = row.read('kind')?.toLowerCase() ?? '';
      if (kind === 'configurable') {
        const head: RawOffer = { ...offer, role: 'head', groupId: raw.id, price: undefined };
        return [head, ...claim(head, row.read('choices') ?? '')];
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
