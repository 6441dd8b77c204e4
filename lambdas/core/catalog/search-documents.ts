import { type Product, type Variant, variantTitle } from '../../contract/product.ts';
import type { DocumentTerms, SearchDocument } from '../../contract/search-document.ts';
import type { Span } from '../search/spans.ts';
import { disambiguate } from './disambiguate.ts';
import { type Kind, readKind } from './kind.ts';
import { type RelativeSizes, relativeSizes } from './relative-sizes.ts';
import { broaderTerms, conceptsOf, partsOf, spansOf, termsOf } from './terms.ts';

/** Words of a description beyond these say nothing new about the thing, and fill the index. */
const MAX_TEXT_TERMS = 80;
const MAX_DESCRIPTION_READ = 2_000;

const YES = new Set(['yes', 'true', 'да', 'есть', '1', '+']);
const NO = new Set(['no', 'false', 'нет', 'none', '0', '-']);

/** "noise cancelling: yes" says its name, "bluetooth: no" says nothing, "material: leather" its value. */
const attributeSpans = (attributes: Readonly<Record<string, string>>): readonly Span[] =>
  Object.entries(attributes).flatMap(([name, value]) => {
    const answer = value.trim().toLowerCase();
    if (NO.has(answer)) return [];
    return spansOf(YES.has(answer) ? name : value);
  });

interface ProductReading {
  readonly title: readonly Span[];
  readonly kind: Kind;
  readonly brand: readonly string[];
  readonly attributes: readonly Span[];
  readonly text: readonly string[];
}

const readProduct = (product: Product): ProductReading => {
  const title = disambiguate(spansOf(product.title), spansOf(product.category.join(', ')));
  const titleBrands = broaderTerms(conceptsOf(title), ['brand']);
  const description = spansOf((product.description ?? '').slice(0, MAX_DESCRIPTION_READ));
  const text = [
    ...title.flatMap(partsOf),
    ...product.category.flatMap((each) => spansOf(each).flatMap(termsOf)),
    ...description.flatMap((span) => [...termsOf(span), ...partsOf(span)]),
  ];
  return {
    title,
    kind: readKind(title, product.category),
    brand: [...spansOf(product.brand ?? '').flatMap(termsOf), ...titleBrands],
    attributes: attributeSpans(product.attributes),
    text,
  };
};

const unique = (terms: readonly string[]): string[] => [...new Set(terms)];

const documentTerms = (reading: ProductReading, variant: Variant, sizes: RelativeSizes): DocumentTerms => {
  const options = attributeSpans(variant.options);
  const own = variant.title === undefined ? [...reading.title, ...options] : spansOf(variant.title);
  const values = [...options, ...reading.attributes];
  const qualities = broaderTerms([...conceptsOf(own), ...conceptsOf(values)], ['attribute']);
  const name = unique(own.flatMap(termsOf));
  const attributes = unique([
    ...values.flatMap(termsOf),
    ...qualities,
    ...sizes(variant),
    ...reading.kind.shelf,
  ]);
  const known = new Set([...name, ...reading.kind.terms, ...reading.brand, ...attributes]);
  return {
    name,
    kind: unique(reading.kind.terms),
    brand: unique(reading.brand),
    attributes,
    text: unique(reading.text.filter((term) => !known.has(term))).slice(0, MAX_TEXT_TERMS),
  };
};

const given = <Value extends object>(value: Value): Partial<Value> => {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const kept: Partial<Value> = {};
  return Object.assign(kept, Object.fromEntries(entries));
};

/** One document a variant, read as questions are. `position` is the place of the first one in the feed. */
export const toSearchDocuments = (product: Product, position: number): readonly SearchDocument[] => {
  const reading = readProduct(product);
  const sizes = relativeSizes(product.variants);
  return product.variants.map((variant, index) => ({
    productId: product.id,
    variantId: variant.id,
    title: variantTitle(product, variant),
    productTitle: product.title,
    category: [...product.category],
    attributes: { ...product.attributes, ...variant.options },
    optionNames: Object.keys(variant.options),
    availability: variant.availability,
    position: position + index,
    accessory: reading.kind.accessory,
    terms: documentTerms(reading, variant, sizes),
    ...given({
      brand: product.brand,
      price: variant.price,
      compareAt: variant.compareAt,
      url: variant.url ?? product.url,
      image: variant.image ?? product.image,
      description: product.description,
    }),
  }));
};
