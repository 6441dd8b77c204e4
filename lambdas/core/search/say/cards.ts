import { formatMoney } from '../../../contract/catalog/amounts.ts';
import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Locale } from '../../../contract/shop/locale.ts';
import type { ProductCard } from '../../../contract/voice/bot.ts';

const optionsOf = ({ optionNames, attributes }: SearchDocument): ProductCard['options'] =>
  Object.fromEntries(
    optionNames.flatMap((name) => {
      const value = attributes[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );

/** A document as a card shows it, with its prices as the sentence in that language writes them. */
export const toCard = (document: SearchDocument, locale: Locale): ProductCard => {
  const { productId, variantId, title, brand, price, compareAt, availability, url, image } = document;
  const options = optionsOf(document);
  return {
    productId,
    variantId,
    title,
    availability,
    options,
    ...(brand === undefined ? {} : { brand }),
    ...(price === undefined ? {} : { price, priceText: formatMoney(price, locale) }),
    ...(compareAt === undefined ? {} : { compareAt, compareAtText: formatMoney(compareAt, locale) }),
    ...(url === undefined ? {} : { url }),
    ...(image === undefined ? {} : { image }),
  };
};
