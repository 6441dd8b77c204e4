import { places, placesOf, type SearchDocument } from '../../../contract/catalog/search-document.ts';
import { grouped } from '../../grouped.ts';
import type { Language } from '../../language/language.ts';
import { sharedOptions } from '../../search/decide/fitting.ts';
import { type Kind, readKind } from '../terms/kind.ts';
import { disambiguate, MOST_NARROWER } from '../terms/product-terms.ts';
import { conceptTerm, literalTerms, spansOf } from '../terms/terms.ts';
import { candidatesFor, type Wish } from './offers.ts';

/** What a product is, read as the import read it. */
export const kindOf = ({ productTitle, category }: SearchDocument, language: Language): Kind => {
  const context = spansOf(category.join(', '), language);
  return readKind(disambiguate(spansOf(productTitle, language), context, language), category, language);
};

/** The ideas that say what a product is, the narrowest first. */
export const kindTermsOf = (document: SearchDocument, language: Language): readonly string[] => {
  const { terms } = kindOf(document, language);
  return [...new Set(terms)].filter((id) => language.narrower(id) <= MOST_NARROWER);
};

/** The words of a text, as terms. */
export const wordTermsOf = (text: string, language: Language): readonly string[] => [
  ...new Set(spansOf(text, language).flatMap((span) => literalTerms(span, language))),
];

/** Other products of the same kind, each in the variant most like the given one. */
export const productsOfKind = async (
  record: SearchDocument,
  wish: Wish,
): Promise<readonly SearchDocument[]> => {
  const { language } = wish.speech;
  const kinds = kindTermsOf(record, language).map(conceptTerm);
  const section = record.category.at(-1);
  const { candidates, terms } = await candidatesFor(wish, [
    { terms: kinds, weight: 1 },
    { terms: wordTermsOf(section ?? '', language), weight: 0.5 },
    { terms: wordTermsOf(record.productTitle, language), weight: 0.2 },
  ]);
  const others = candidates.filter(({ productId }) => productId !== record.productId);
  const inKind = kinds
    .map((kind) => {
      const at = terms.indexOf(kind);
      return others.filter(
        ({ codes, accessory }) =>
          accessory === record.accessory && (placesOf(codes[at] ?? 0) & places.head) !== 0,
      );
    })
    .find((found) => found.length > 0);
  const documents =
    kinds.length > 0
      ? (inKind ?? []).map((candidate) => candidate.document())
      : others.map((candidate) => candidate.document()).filter(({ category }) => category.at(-1) === section);
  return grouped(documents, ({ productId }) => productId).flatMap((variants) =>
    variants.toSorted((a, b) => sharedOptions(b, record) - sharedOptions(a, record)).slice(0, 1),
  );
};
