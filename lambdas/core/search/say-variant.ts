import type { Locale } from '../../contract/locale.ts';
import type { SearchDocument } from '../../contract/search-document.ts';
import { formatMoney } from '../phrases/money.ts';
import { productSentences } from '../phrases/products.ts';

type Said = Pick<SearchDocument, 'title' | 'price' | 'compareAt' | 'availability'>;

/** One variant in a sentence, from its record: what it costs and whether it can be had. */
export const sayVariant = ({ title, price, compareAt, availability }: Said, locale: Locale): string => {
  const say = productSentences[locale];
  if (availability === 'out-of-stock') return say.soldOut(title);
  if (!price) return say.priceUnknown(title);
  const amount = formatMoney(price, locale);
  if (availability === 'preorder') return say.preorder(title, amount);
  const isSale = compareAt?.currency === price.currency && compareAt.minor > price.minor;
  return isSale ? say.costsInstead(title, amount, formatMoney(compareAt, locale)) : say.costs(title, amount);
};
