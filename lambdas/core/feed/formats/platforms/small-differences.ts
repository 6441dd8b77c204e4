import headers from '../../columns/headers.json' with { type: 'json' };
import { isNo, isYes } from '../../columns/visibility.ts';
import type { RawAttribute, RawOffer } from '../../raw-offer.ts';
import type { TableRow } from '../table/table-plan.ts';

type RowMeaning = (offer: RawOffer, row: TableRow) => RawOffer;

const withSku = (offer: RawOffer, sku: string | undefined): RawOffer =>
  sku === undefined ? offer : { ...offer, attributes: [...offer.attributes, { name: 'sku', value: sku }] };

/** Sold out, unless the shop sells without stock or does not count it. */
export const shopifyStock: RowMeaning = (offer, row) => {
  const left = Number.parseInt(offer.stock ?? '', 10);
  const tracker = row.plan.places.has('tracked') ? (row.read('tracked') ?? '') : 'counted';
  const isCounted = tracker !== '' && !isNo(tracker) && !Number.isNaN(left);
  const policy = (row.read('policy') ?? '').toLowerCase();
  const sellsOn = policy === 'continue' || policy.includes('allow') || isYes(policy);
  const isOut = isCounted && left <= 0;
  const sells = policy.includes('preorder') ? 'preorder' : 'backorder';
  const availability = isOut ? (sellsOn ? sells : 'out of stock') : undefined;
  const id = offer.id?.replace(/^['‘’]/u, '');
  return withSku({ ...offer, id, availability: availability ?? offer.availability, stock: undefined }, id);
};

/** "Type=Rectangles|Name=Size|Value=Small" and "[RT]Color=Red,[S]Size=Small". */
const pairsOf = (written: string): readonly RawAttribute[] => {
  const named = [...written.matchAll(/\bName=([^|;]+)\|Value=([^|;]+)/gu)];
  const short = [...written.matchAll(/(?:^|,)\s*(?:\[[A-Z0-9]+\])?([^=,[\]]+)=([^,]+)/gu)];
  return (named.length > 0 ? named : short).map(([, name = '', value = '']) => ({
    name: name.trim(),
    value: value.replace(/^#[0-9a-f]{6}\b:?|[:[(]\s*#[0-9a-f]{3,8}\b.*$/giu, '').trim(),
  }));
};

export const optionPairs: RowMeaning = (offer, row) => {
  const options = offer.role === 'offer' ? pairsOf(row.read('choice') ?? '') : [];
  const isCounted = /product|variant|by|track/iu.test(row.read('tracked') ?? '');
  const title = options.length > 0 ? undefined : offer.title;
  const fallbackId = [offer.groupId, ...options.map(({ value }) => value)].join('/');
  return {
    ...offer,
    title,
    options,
    fallbackId,
    stock: isCounted || offer.role === 'offer' ? offer.stock : undefined,
  };
};

/** A column with the variant's own name, which no option is named by. */
export const choiceOf: RowMeaning = (offer, row) => {
  const value = row.read('choice');
  // The product's own row comes before those of its variants.
  if (value === undefined) return offer.id === undefined ? { ...offer, role: 'single' } : offer;
  return {
    ...offer,
    options: [{ name: headers.unnamedOption, value }],
    fallbackId: `${offer.groupId}/${value}`,
  };
};

/** "Size:S;Colour:white", "Size=S|Colour=white" and "Size: S, Colour: white" */
const editionsOf = (written: string): readonly RawAttribute[] =>
  written.split(/[;\n|]+|,(?=[^,:=]+[:=])/u).flatMap((each) => {
    const [, name, value] = /^[\s"]*([^:=]+)[:=]\s*(.+?)[\s"]*$/u.exec(each) ?? [];
    return name === undefined || value === undefined ? [] : [{ name: name.trim(), value }];
  });

const NO_EDITION = /^(?:default|standard)?$/iu;

/** A cell with the options of the variant and their names, or with the variant's name alone. */
export const editionRow: RowMeaning = (offer, row) => {
  if (offer.role !== 'offer') return offer;
  const choice = row.read('choice') ?? '';
  const named = editionsOf(choice);
  const options =
    named.length > 0 || NO_EDITION.test(choice) ? named : [{ name: headers.unnamedOption, value: choice }];
  const fallbackId = [offer.groupId, ...options.map(({ value }) => value)].join('/');
  return { ...withSku(offer, row.read('sku')), options, fallbackId };
};

/** Lightspeed's variants that nobody counts can be had, and others are ordered on unless they are switched off. */
export const lightspeedRow: RowMeaning = (offer, row) => {
  const isCounted = !isNo(row.read('tracked') ?? '');
  const isOut = isCounted && Number(offer.stock) <= 0;
  const availability = isOut ? (isNo(row.read('policy') ?? '') ? 'backorder' : 'out of stock') : undefined;
  return editionRow({ ...offer, availability, stock: undefined }, row);
};

export const tildaRow: RowMeaning = (offer, row) => {
  const category = offer.category?.flatMap((part) => part.split(';')).map((part) => part.trim());
  if (offer.groupId === undefined)
    return withSku({ ...offer, category, role: 'single', groupId: offer.id }, row.read('sku'));
  return { ...offer, category: undefined, options: editionsOf(row.read('choice') ?? ''), attributes: [] };
};

/** "/vases, /home" are two categories. */
export const firstCategory: RowMeaning = (offer, row) => ({
  ...offer,
  category: (row.read('product_type')?.split(',')[0] ?? '').split('/').map((level) => level.trim()),
});

/** A product may have modifications, which name it by its code. */
export const modificationOf: RowMeaning = (offer, row) => {
  if (offer.groupId !== undefined) return { ...offer, title: undefined };
  return { ...offer, role: 'single', groupId: row.read('choice') ?? offer.id };
};

export const vendorAndModel: RowMeaning = (offer) => ({
  ...offer,
  id: offer.id ?? [offer.brand, offer.title].join(' '),
  title: [offer.brand, offer.title].filter((part) => part !== undefined).join(' '),
});

/** A column for each point where the goods can be had. */
export const kaspiPoints: RowMeaning = (offer, { cells, plan }) => {
  const points = plan.keys.flatMap((key, at) => (/^pp\d+$/u.test(key) && cells[at] ? [cells[at] ?? ''] : []));
  const isThere = points.some((point) => isYes(point) || Number.parseFloat(point) > 0);
  return { ...offer, availability: points.length === 0 || isThere ? 'in stock' : 'out of stock' };
};
