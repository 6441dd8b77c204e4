import { categoryPath } from '../columns/offer-from-fields.ts';
import type { OfferReader, RawAttribute, RawOffer, ReaderContext } from '../raw-offer.ts';
import { type Delimiter, type NamedRow, readNamedRows } from './csv-rows.ts';

/** What the rows after a product's first leave blank. */
interface Head {
  readonly handle: string;
  readonly row: NamedRow;
  readonly optionNames: readonly string[];
  readonly isPublished: boolean;
  variants: number;
}

const PLACES = ['1', '2', '3'] as const;
/** What Shopify writes for a product without choices. */
const NO_CHOICE = /^default title$/iu;

const isPublished = ({ get }: NamedRow): boolean => {
  const status = get('status').toLowerCase();
  return (status === '' || status === 'active') && get('published').toLowerCase() !== 'false';
};

const optionsOf = ({ get }: NamedRow, { optionNames }: Head): readonly RawAttribute[] =>
  PLACES.flatMap((place, at) => {
    const value = get(`option${place} value`);
    const name = optionNames[at] || `option ${place}`;
    return value === '' || NO_CHOICE.test(value) ? [] : [{ name, value }];
  });

/** "Capacity (product.metafields.custom.capacity)" and "Material (product.metafields.custom.material)". */
const METAFIELD = /^(.{1,60}?) \(product\.metafields\.[\w.-]+\)$/u;

const metafields = (
  row: NamedRow & { readonly columns: readonly string[]; readonly cells: readonly string[] },
) =>
  row.columns.flatMap((column, at): readonly RawAttribute[] => {
    const name = METAFIELD.exec(column)?.[1];
    const value = row.cells[at] ?? '';
    return name === undefined || value === '' || /^(?:\[|\{|gid:)/u.test(value) ? [] : [{ name, value }];
  });

/** A row with nothing but another picture of the product. */
const isPictureOnly = ({ get }: NamedRow): boolean =>
  get('variant price') === '' && get('option1 value') === '' && get('variant sku') === '';

/** Sold out, unless the shop sells without stock. */
const availabilityOf = ({ get }: NamedRow): string | undefined => {
  const left = Number.parseInt(get('variant inventory qty'), 10);
  if (get('variant inventory tracker') === '' || Number.isNaN(left) || left > 0) return undefined;
  return get('variant inventory policy').toLowerCase() === 'continue' ? 'preorder' : 'out of stock';
};

const attributesOf = (row: Parameters<typeof metafields>[0], sku: string): readonly RawAttribute[] => [
  ...metafields(row),
  ...(sku === '' ? [] : [{ name: 'sku', value: sku }]),
];

const offerOf = (row: Parameters<typeof metafields>[0], head: Head): RawOffer => {
  const { get } = row;
  const options = optionsOf(row, head);
  const sku = get('variant sku').replace(/^'/u, '');
  const shared = head.row.get;
  return {
    role: 'offer',
    line: row.line,
    id: sku || [head.handle, ...options.map(({ value }) => value)].join('/'),
    groupId: head.handle,
    productTitle: shared('title'),
    title: shared('title'),
    brand: shared('vendor'),
    category: categoryPath(shared('product category') || shared('type')),
    description: shared('body (html)') || shared('body html') || shared('body'),
    image: get('variant image') || shared('image src'),
    price: get('variant price'),
    oldPrice: get('variant compare at price'),
    availability: availabilityOf(row),
    attributes: attributesOf(row, sku),
    options,
  };
};

const reportUnpublished = ({ handle, row }: Head, { report }: ReaderContext): void =>
  report({
    kind: 'warning',
    code: 'unpublished',
    line: row.line,
    id: handle,
    field: 'status',
    seen: row.get('status') || `published: ${row.get('published')}`,
  });

/** Shopify's product export: a row for each variant and each picture, the product's own fields on its first. */
export const createShopifyReader = (delimiter: Delimiter): OfferReader =>
  async function* (text, context) {
    let head: Head | undefined;
    for await (const row of readNamedRows(text, delimiter)) {
      const handle = row.get('handle');
      if (handle !== head?.handle || head === undefined) {
        const optionNames = PLACES.map((place) => row.get(`option${place} name`));
        head = { handle, row, optionNames, isPublished: isPublished(row), variants: 0 };
        if (!head.isPublished) reportUnpublished(head, context);
      }
      if (!head.isPublished || (head.variants > 0 && isPictureOnly(row))) continue;
      head.variants += 1;
      yield offerOf(row, head);
    }
  };
