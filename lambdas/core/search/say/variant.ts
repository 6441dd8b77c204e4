import { formatMoney } from '../../../contract/catalog/amounts.ts';
import { isReduced } from '../../../contract/catalog/money.ts';
import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { Locale } from '../../../contract/shop/locale.ts';
import type { ProductCard } from '../../../contract/voice/bot.ts';
import { productSentences } from '../../phrases/products.ts';

type Said = Pick<SearchDocument, 'title' | 'price' | 'compareAt' | 'availability'>;

/** One variant in a sentence, from its record: what it costs and whether it can be had. */
export const sayVariant = ({ title, price, compareAt, availability }: Said, locale: Locale): string => {
  const say = productSentences[locale];
  if (availability === 'out-of-stock') return say.soldOut(title);
  const isUnknown = availability === 'unknown';
  const isOrdered = availability === 'preorder' || availability === 'backorder';
  if (!price) {
    if (isOrdered) return say.orderedPriceUnknown(title);
    return isUnknown ? say.priceAndAvailabilityUnknown(title) : say.priceUnknown(title);
  }
  const amount = formatMoney(price, locale);
  if (isOrdered) return say[availability](title, amount);
  const told =
    compareAt && isReduced({ price, compareAt })
      ? say.costsInstead(title, amount, formatMoney(compareAt, locale))
      : say.costs(title, amount);
  return isUnknown ? say.askAvailability(told) : told;
};

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
