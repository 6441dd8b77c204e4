import { isReduced } from '../../contract/catalog/money.ts';
import { type Product, type Variant, variantTitle } from '../../contract/catalog/product.ts';
import {
  EVERY_DOCUMENT,
  type IndexedDocument,
  places,
  REDUCED_DOCUMENT,
} from '../../contract/catalog/search-document.ts';
import type { Language } from '../language/language.ts';
import type { Span } from '../search/understand/spans.ts';
import { createTermTally } from './terms/document-terms.ts';
import { depictedIn, type Kind, readKind } from './terms/kind.ts';
import {
  disambiguate,
  ownNameOf,
  type RelativeSizes,
  relativeSizes,
  withoutMaker,
} from './terms/product-terms.ts';
import { broaderConcepts, conceptsOf, conceptTerm, spansOf } from './terms/terms.ts';

const MAX_DESCRIPTION_READ = 2_000;

/** "noise cancelling: yes" says its name, "bluetooth: no" says nothing, "material: leather" its value. */
const attributeSpans = (attributes: Readonly<Record<string, string>>, language: Language): readonly Span[] =>
  Object.entries(attributes).flatMap(([name, value]) => {
    const answer = value.trim().toLowerCase();
    if (language.is('no', answer)) return [];
    return spansOf(language.is('yes', answer) ? name : value, language);
  });

interface ProductReading {
  readonly language: Language;
  readonly title: readonly Span[];
  readonly kind: Kind;
  readonly brand: readonly Span[];
  readonly category: readonly Span[];
  readonly attributes: readonly Span[];
  readonly description: readonly Span[];
}

const readProduct = (product: Product, language: Language): ProductReading => {
  const read = (text: string): readonly Span[] => spansOf(text, language);
  const category = product.category.flatMap((name) => read(name));
  const brand = read(product.brand ?? '');
  const meant = disambiguate(read(product.title), read(product.category.join(', ')), language);
  const title = withoutMaker(meant, brand, language);
  return {
    language,
    title,
    kind: readKind(title, product.category, language),
    brand,
    category,
    attributes: attributeSpans(product.attributes, language),
    description: read((product.description ?? '').slice(0, MAX_DESCRIPTION_READ)),
  };
};

const idsOf = (concepts: readonly { readonly id: string }[]): readonly string[] =>
  concepts.map(({ id }) => conceptTerm(id));

const indexVariant = (reading: ProductReading, variant: Variant, sizes: RelativeSizes) => {
  const { language } = reading;
  const options = attributeSpans(variant.options, language);
  const name =
    variant.title === undefined ? [...reading.title, ...options] : spansOf(variant.title, language);
  const titled = conceptsOf(name);
  const tally = createTermTally(language);
  tally.addField('name', name);
  tally.addField('brand', reading.brand);
  tally.addField('category', reading.category);
  tally.addField('attributes', [...options, ...reading.attributes]);
  tally.addField('text', reading.description);
  tally.addTerms(idsOf(broaderConcepts(titled, ['brand'], language)), 'brand');
  const qualities = broaderConcepts(
    [...titled, ...conceptsOf([...options, ...reading.attributes])],
    ['attribute'],
    language,
  );
  tally.addTerms([...idsOf(qualities), ...sizes(variant).map(conceptTerm)], 'attributes');
  tally.addTerms(reading.kind.terms.map(conceptTerm), 'category', places.head);
  tally.addTerms(idsOf(depictedIn(reading.title, language)), 'category', places.head);
  tally.addTerms(isReduced(variant) ? [EVERY_DOCUMENT, REDUCED_DOCUMENT] : [EVERY_DOCUMENT], 'category', 0);
  return { terms: tally.build(), ownName: ownNameOf(name, options, reading) };
};

const given = <Value extends object>(value: Value): Partial<Value> => {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const kept: Partial<Value> = {};
  return Object.assign(kept, Object.fromEntries(entries));
};

/** One document a variant, read as questions are. `position` is the place of the first one in the feed. */
export const toSearchDocuments = (
  product: Product,
  position: number,
  language: Language,
): readonly IndexedDocument[] => {
  const reading = readProduct(product, language);
  const sizes = relativeSizes(product.variants, language);
  return product.variants.map((variant, index) => {
    const { terms, ownName } = indexVariant(reading, variant, sizes);
    const document = {
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
      ownName: [...ownName],
      ...given({
        brand: product.brand,
        price: variant.price,
        compareAt: variant.compareAt,
        sku: variant.sku,
        url: variant.url ?? product.url,
        image: variant.image ?? product.image,
        description: product.description,
      }),
    };
    return { document, terms };
  });
};
