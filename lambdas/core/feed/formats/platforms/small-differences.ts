import headers from '../../columns/headers.json' with { type: 'json' };
import { whenGone } from '../../columns/stock-places.ts';
import { isNo, isYes } from '../../columns/visibility.ts';
import type { RawAttribute, RawOffer } from '../../raw-offer.ts';
import { idOfChoice, pairsIn, type TableRow } from '../table/row-offer.ts';

/** What a platform means by a row beyond what its columns say. */
export type RowMeaning = (offer: RawOffer, row: TableRow) => RawOffer;

/** The same, of a platform whose rows may wait for a later one. */
export interface Platform {
  take(offer: RawOffer, row: TableRow): readonly RawOffer[];
  end(): readonly RawOffer[];
}

export const withSku = (offer: RawOffer, sku: string | undefined): RawOffer =>
  sku === undefined ? offer : { ...offer, attributes: [...offer.attributes, { name: 'sku', value: sku }] };

/** A variant that is told apart by its options, also where articles are shared. */
export const withOptions = (offer: RawOffer, options: readonly RawAttribute[]): RawOffer => ({
  ...offer,
  options,
  fallbackId: idOfChoice(offer.groupId, options),
});

/** Sold out, unless the shop sells without stock or does not count it. */
export const shopifyStock: RowMeaning = (offer, { plan }) => {
  const { policy: written = '', tracked = plan.places.has('tracked') ? '' : 'counted' } = offer;
  const policy = written.toLowerCase();
  const sellsOn = policy === 'continue' || policy.includes('allow') || isYes(policy);
  const isCounted = tracked !== '' && !isNo(tracked);
  const gone = isCounted ? whenGone(Number.parseInt(offer.quantity ?? '', 10), sellsOn) : undefined;
  const availability = gone === 'backorder' && policy.includes('preorder') ? 'preorder' : gone;
  const id = offer.id?.replace(/^['‘’]/u, '');
  return withSku({ ...offer, id, availability: availability ?? offer.availability, quantity: undefined }, id);
};

/** "Type=Rectangles|Name=Size|Value=Small" */
const NAMED_PAIR = /\bName=([^|;]+)\|Value=([^|;]+)/gu;
/** "[RT]Color=Red,[S]Size=Small" */
const SHORT_PAIR = /(?:^|,)\s*(?:\[[A-Z0-9]+\])?([^=,[\]]+)=([^,]+)/gu;
/** The colour of a swatch on the screen, beside its name. */
const COLOUR_CODE = /^#[0-9a-f]{6}\b:?|[:[(]\s*#[0-9a-f]{3,8}\b.*$/giu;

export const withoutColourCode = ({ name, value }: RawAttribute): RawAttribute => ({
  name,
  value: value.replace(COLOUR_CODE, '').trim() || value,
});

export const optionPairs: RowMeaning = (offer) => {
  const { choice = '', tracked = '', role, title, quantity } = offer;
  const named = pairsIn(choice, NAMED_PAIR);
  const pairs = role === 'offer' ? (named.length > 0 ? named : pairsIn(choice, SHORT_PAIR)) : [];
  const options = pairs.map(withoutColourCode);
  const isCounted = role === 'offer' || /product|variant|by|track/iu.test(tracked);
  return {
    ...withOptions(offer, options),
    title: options.length > 0 ? undefined : title,
    quantity: isCounted ? quantity : undefined,
  };
};

/** The variant's own name, which no option is named by. */
const unnamed = (value: string): readonly RawAttribute[] => [{ name: headers.unnamedOption, value }];

export const choiceOf: RowMeaning = (offer) => {
  if (offer.choice !== undefined) return withOptions(offer, unnamed(offer.choice));
  // The product's own row comes before those of its variants.
  return offer.id === undefined ? { ...offer, role: 'single' } : offer;
};

/** "Size:S;Colour:white", "Size=S|Colour=white" and "Size: S, Colour: white" */
const EDITION = /(?:^|[;\n|,])[\s"]*([^:=;\n|,]+)[:=]\s*(.+?)[\s"]*(?=[;\n|]|,[^,:=]+[:=]|$)/gu;
const NO_EDITION = /^(?:default|standard)?$/iu;

/** A cell with the options of the variant and their names, or with the variant's name alone. */
export const editionRow: RowMeaning = (offer) => {
  const { role, choice = '', sku } = offer;
  if (role !== 'offer') return offer;
  const named = pairsIn(choice, EDITION);
  const options = named.length > 0 || NO_EDITION.test(choice) ? named : unnamed(choice);
  return withOptions(withSku(offer, sku), options);
};

/** Lightspeed's variants that nobody counts can be had, and others are ordered on unless they are switched off. */
export const lightspeedRow: RowMeaning = (offer, row) => {
  const { tracked = '', policy = '', quantity } = offer;
  const availability = isNo(tracked) ? undefined : whenGone(Number(quantity), isNo(policy));
  return editionRow({ ...offer, availability, quantity: undefined }, row);
};

export const tildaRow: RowMeaning = (offer) => {
  const { groupId, id, category, choice = '', sku } = offer;
  if (groupId !== undefined) {
    const edition = { ...offer, category: undefined, options: pairsIn(choice, EDITION), attributes: [] };
    return withSku(edition, sku);
  }
  const levels = category?.flatMap((part) => part.split(';')).map((part) => part.trim());
  return withSku({ ...offer, category: levels, role: 'single', groupId: id }, sku);
};

/** "/vases, /home" are two categories. */
export const firstCategory: RowMeaning = (offer) => ({
  ...offer,
  category: (offer.product_type?.split(',')[0] ?? '').split('/').map((level) => level.trim()),
});

/** A product may have modifications, which name it by its code. */
export const modificationOf: RowMeaning = (offer) => {
  if (offer.groupId !== undefined) return { ...offer, title: undefined };
  return { ...offer, role: 'single', groupId: offer.choice ?? offer.id };
};

/** A row without options is the product of those below it; rows of variants may have titles of their own ("Tee / S"). */
export const headWithoutOptions: RowMeaning = (offer) =>
  offer.options === undefined || offer.options.length === 0
    ? { ...offer, role: 'single' }
    : { ...offer, product_title: undefined };

/** Shopware 6 names the parent by its id, and shows the article number. */
export const parentRow: RowMeaning = (offer) =>
  withSku({ ...offer, role: offer.id === offer.groupId ? 'single' : 'offer' }, offer.sku);

/** "Brand: E[Nub]; Memory: N[8]", where a letter tells the kind of the value. */
const FEATURE = /([^:;]+):\s*\p{Lu}\[([^\]]*)\]/gu;

export const csCartRow: RowMeaning = (offer) => {
  const attributes = [...offer.attributes, ...pairsIn(offer.choice ?? '', FEATURE)];
  return withSku({ ...offer, attributes }, offer.sku);
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
