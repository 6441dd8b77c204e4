import { formatMoney } from '../../../contract/catalog/amounts.ts';
import type { SearchDocument } from '../../../contract/catalog/search-document.ts';
import type { DomainConfig } from '../../../contract/shop/domain.ts';
import type { CompareAnswer, FailedAnswer } from '../../../contract/voice/bot.ts';
import type { ProductIndex } from '../../../ports/catalog/product-index.ts';
import type { Language } from '../../language/language.ts';
import { comparisonSentence, comparisonSentences } from '../../phrases/comparison.ts';
import { failedAnswer } from '../../phrases/errors.ts';
import { sharedOptions } from '../../search/decide/fitting.ts';
import type { Speech } from '../../search/say/spoken-value.ts';
import { toCard } from '../../search/say/variant.ts';
import { type AskedIds, createFindProduct, type FoundProduct } from '../find-product.ts';
import { type ComparedRow, comparedRows } from './rows.ts';

export type CompareProducts = (
  domain: DomainConfig,
  items: readonly AskedIds[],
) => Promise<CompareAnswer | FailedAnswer>;

/** Nobody remembers a fourth by ear. */
const MOST_SPOKEN = 3;

/** Of a product of which no variant was named the one most like what it is compared with: both in black, both in 42. */
const alignedWith = (
  reference: SearchDocument,
  { isNamed, chosen, documents }: FoundProduct,
): SearchDocument => {
  if (isNamed || documents.includes(reference)) return chosen;
  const [best = chosen] = documents
    .filter(({ availability }) => availability === chosen.availability)
    .toSorted((a, b) => sharedOptions(reference, b) - sharedOptions(reference, a));
  return best;
};

/** Which is cheaper and by how much, where all prices are known and in one currency. */
const sayPrices = (documents: readonly SearchDocument[], { locale }: Speech): readonly string[] => {
  const say = comparisonSentences[locale];
  const priced = documents
    .flatMap(({ title, price }) => (price ? [{ title, price }] : []))
    .toSorted((a, b) => a.price.minor - b.price.minor);
  const [cheapest] = priced;
  const dearest = priced.at(-1);
  if (!cheapest || !dearest || priced.length < documents.length) return [];
  const { currency } = cheapest.price;
  if (priced.some(({ price }) => price.currency !== currency)) return [];
  const minor = dearest.price.minor - cheapest.price.minor;
  if (minor === 0) return [say.samePrice(formatMoney(cheapest.price, locale))];
  const by = formatMoney({ minor, currency }, locale);
  const sayCheaper = documents.length === 2 ? say.cheaper : say.cheapest;
  return [sayCheaper(cheapest.title, dearest.title, by)];
};

const sayFacts = (facts: readonly ComparedRow[], { locale }: Speech): readonly string[] => {
  const say = comparisonSentences[locale];
  const spoken = facts.filter(({ key }) => key !== 'brand');
  const differing = spoken.filter(({ isAlike, difference }) => !isAlike && difference > 0);
  const alike = spoken.filter(({ isAlike }) => isAlike);
  const shared = alike.map(({ name, values }) => ({ name, values: values.slice(0, 1) }));
  return [
    ...(differing.length > 0 ? [say.differ(differing.slice(0, MOST_SPOKEN))] : []),
    ...(shared.length > 0 ? [say.alike(shared.slice(0, MOST_SPOKEN))] : []),
    ...(facts.every(({ isAlike }) => isAlike) ? [say.nothingElse()] : []),
  ];
};

const isOneVariant = (documents: readonly SearchDocument[]): boolean =>
  new Set(documents.map(({ productId, variantId }) => `${productId}\n${variantId}`)).size < documents.length;

const compare = (documents: readonly SearchDocument[], speech: Speech): CompareAnswer => {
  const { own, facts } = comparedRows(documents, speech);
  const rows = [...own, ...facts].filter(({ isAlike }) => !isAlike);
  return {
    success: true,
    response: comparisonSentence([...sayPrices(documents, speech), ...sayFacts(facts, speech)]),
    products: documents.map((document) => toCard(document, speech.locale)),
    comparison: { rows: rows.map(({ name, values }) => ({ name, values: [...values] })) },
  };
};

/** Compares products, each in the variant that was named or else the first in stock. */
export const createCompareProducts = ({
  index,
  language,
}: {
  readonly index: ProductIndex;
  readonly language: Language;
}): CompareProducts => {
  const find = createFindProduct(index);
  return async (domain, items) => {
    const { locale } = domain;
    const found = await Promise.all(items.map((ids) => find(domain, ids)));
    const products: FoundProduct[] = [];
    for (const each of found) {
      if ('error' in each) return each;
      products.push(each);
    }
    const first = (products.find(({ isNamed }) => isNamed) ?? products[0])?.chosen;
    const documents = first ? products.map((product) => alignedWith(first, product)) : [];
    if (!first || isOneVariant(documents)) {
      const response = comparisonSentences[locale].sameTwice(first?.title ?? '');
      return { ...failedAnswer('INVALID_PRODUCT_ID', locale), response };
    }
    return compare(documents, { locale, language });
  };
};
