import type { ProductCard } from '../../contract/bot.ts';
import type { SearchDocument } from '../../contract/search-document.ts';

const optionsOf = ({ optionNames, attributes }: SearchDocument): ProductCard['options'] =>
  Object.fromEntries(
    optionNames.flatMap((name) => {
      const value = attributes[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );

/** A document as a card shows it. */
export const toCard = (document: SearchDocument): ProductCard => {
  const { productId, variantId, title, brand, price, compareAt, availability, url, image } = document;
  const options = optionsOf(document);
  return {
    productId,
    variantId,
    title,
    availability,
    options,
    ...(brand === undefined ? {} : { brand }),
    ...(price === undefined ? {} : { price }),
    ...(compareAt === undefined ? {} : { compareAt }),
    ...(url === undefined ? {} : { url }),
    ...(image === undefined ? {} : { image }),
  };
};
