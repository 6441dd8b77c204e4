import type { RawOffer, ReaderContext } from '../../raw-offer.ts';
import type { TableRow } from '../table/table-plan.ts';
import { createMagento } from './magento.ts';
import type { Platform } from './platform.ts';
import {
  choiceOf,
  editionRow,
  firstCategory,
  kaspiPoints,
  lightspeedRow,
  modificationOf,
  optionPairs,
  shopifyStock,
  tildaRow,
  vendorAndModel,
} from './small-differences.ts';
import { createWix } from './wix.ts';
import { createWooCommerce } from './woocommerce.ts';

/** A platform whose rows stand for themselves. */
const rowByRow = (take: (offer: RawOffer, row: TableRow) => RawOffer): Platform => ({
  take: (offer, row) => [take(offer, row)],
  end: () => [],
});

const PLATFORMS: ReadonlyMap<string, (context: ReaderContext) => Platform> = new Map([
  ['shopify', () => rowByRow(shopifyStock)],
  ['medusa', () => rowByRow(shopifyStock)],
  ['ecwid', () => rowByRow(shopifyStock)],
  ['bigcommerce', () => rowByRow(optionPairs)],
  ['shop-script', () => rowByRow(choiceOf)],
  ['1c-characteristics', () => rowByRow(choiceOf)],
  ['moysklad', () => rowByRow(modificationOf)],
  ['squarespace', () => rowByRow(firstCategory)],
  ['tilda', () => rowByRow(tildaRow)],
  ['onliner', () => rowByRow(vendorAndModel)],
  ['kaspi-table', () => rowByRow(kaspiPoints)],
  ['shopware', () => rowByRow(editionRow)],
  ['ebay', () => rowByRow(editionRow)],
  ['lightspeed', () => rowByRow(lightspeedRow)],
  ['nopcommerce', () => rowByRow(shopifyStock)],
  ['woocommerce', createWooCommerce],
  ['wix', createWix],
  ['magento', createMagento],
]);

export const createPlatform = (kind: string | undefined, context: ReaderContext): Platform =>
  PLATFORMS.get(kind ?? '')?.(context) ?? rowByRow((offer) => offer);
