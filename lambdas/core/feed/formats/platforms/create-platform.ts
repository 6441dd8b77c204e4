import { createMagento } from './magento.ts';
import {
  choiceOf,
  csCartRow,
  editionRow,
  firstCategory,
  headWithoutOptions,
  kaspiPoints,
  lightspeedRow,
  modificationOf,
  optionPairs,
  type Platform,
  parentRow,
  type RowMeaning,
  shopifyStock,
  tildaRow,
  vendorAndModel,
} from './small-differences.ts';
import { createWix } from './wix.ts';
import { createWooCommerce } from './woocommerce.ts';

/** A platform whose rows are understood one by one. */
const rowByRow = (meaning: RowMeaning): Platform => ({
  take: (offer, row) => [meaning(offer, row)],
  end: () => [],
});

const MEANINGS: Readonly<Record<string, RowMeaning>> = {
  shopify: shopifyStock,
  medusa: shopifyStock,
  ecwid: shopifyStock,
  nopcommerce: shopifyStock,
  bigcommerce: optionPairs,
  'shop-script': choiceOf,
  '1c-characteristics': choiceOf,
  moysklad: modificationOf,
  squarespace: firstCategory,
  tilda: tildaRow,
  onliner: vendorAndModel,
  'kaspi-table': kaspiPoints,
  shopware: editionRow,
  ebay: editionRow,
  lightspeed: lightspeedRow,
  'cs-cart': csCartRow,
  shopware6: parentRow,
  'handle-rows': headWithoutOptions,
};

/** What the rows of a platform mean; those of others say it in their columns. */
export const createPlatform = (kind = ''): Platform => {
  switch (kind) {
    case 'magento':
      return createMagento();
    case 'wix':
      return rowByRow(createWix());
    case 'woocommerce':
      return rowByRow(createWooCommerce());
    default:
      return rowByRow(MEANINGS[kind] ?? ((offer) => offer));
  }
};
