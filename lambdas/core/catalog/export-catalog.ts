import type { Product, Variant } from '../../contract/catalog/product.ts';
import type { SearchDocument } from '../../contract/catalog/search-document.ts';
import { sharedAttributes } from './product-info.ts';

/** A variant as a merchant compares it with the shop. */
type ExportedVariant = Pick<Variant, 'options' | 'price' | 'compareAt' | 'availability'> & {
  readonly variantId: string;
};

/** A product as a merchant compares it with the shop. */
interface ExportedProduct
  extends Pick<Product, 'title' | 'brand' | 'category' | 'attributes' | 'url' | 'image'> {
  readonly productId: string;
  readonly variants: readonly ExportedVariant[];
}

const variantOf = ({
  variantId,
  attributes,
  optionNames,
  price,
  compareAt,
  availability,
}: SearchDocument): ExportedVariant => {
  const options = Object.fromEntries(optionNames.map((name) => [name, attributes[name] ?? '']));
  return { variantId, options, price, compareAt, availability };
};

const productOf = (first: SearchDocument, variants: readonly ExportedVariant[]): ExportedProduct => {
  const { productId, productTitle: title, brand, category, url, image } = first;
  return { productId, title, brand, category, attributes: sharedAttributes(first), url, image, variants };
};

/** The products of a catalogue, whose variants follow one another. */
export async function* exportedProducts(
  documents: AsyncIterable<SearchDocument>,
): AsyncGenerator<ExportedProduct> {
  let first: SearchDocument | undefined;
  let variants: ExportedVariant[] = [];
  for await (const document of documents) {
    if (first && document.productId !== first.productId) {
      yield productOf(first, variants);
      variants = [];
    }
    if (variants.length === 0) first = document;
    variants.push(variantOf(document));
  }
  if (first) yield productOf(first, variants);
}
