import { type FieldName, fieldNames } from '../../contract/feed.ts';
import { columnKey } from './csv-rows.ts';

/** Headers of tables that shops write by hand or export, by the field they hold; the first that is there counts. */
const HEADERS: Readonly<Record<FieldName, readonly string[]>> = {
  id: [
    'id',
    'offer id',
    'product id',
    'ид',
    'код товара',
    'sku',
    'артикул',
    'код',
    'article',
    'code',
    'offerid',
  ],
  title: [
    'title',
    'name',
    'product name',
    'product',
    'название',
    'наименование',
    'название товара',
    'наименование товара',
    'товар',
    'имя',
  ],
  description: [
    'description',
    'body',
    'описание',
    'описание товара',
    'полное описание',
    'short description',
    'краткое описание',
  ],
  link: [
    'link',
    'url',
    'product url',
    'ссылка',
    'ссылка на товар',
    'адрес страницы',
    'страница товара',
    'permalink',
  ],
  image_link: [
    'image link',
    'image',
    'image url',
    'picture',
    'photo',
    'imagelink',
    'изображение',
    'картинка',
    'фото',
    'ссылка на изображение',
    'ссылка на фото',
    'images',
    'изображения',
  ],
  availability: ['availability', 'available', 'in stock', 'stock status', 'наличие', 'в наличии', 'статус'],
  quantity: [
    'quantity',
    'stock',
    'qty',
    'количество',
    'остаток',
    'остатки',
    'кол-во',
    'количество на складе',
  ],
  price: [
    'price',
    'regular price',
    'цена',
    'стоимость',
    'цена продажи',
    'розничная цена',
    'цена, руб',
    'цена, руб.',
    'цена (руб)',
    'цена, ₽',
    'цена ₽',
  ],
  sale_price: [
    'sale price',
    'saleprice',
    'special price',
    'цена со скидкой',
    'акционная цена',
    'цена по акции',
  ],
  sale_price_effective_date: ['sale price effective date', 'salepriceeffectivedate'],
  old_price: [
    'old price',
    'oldprice',
    'compare at price',
    'compare at',
    'list price',
    'старая цена',
    'цена до скидки',
    'зачеркнутая цена',
  ],
  currency: ['currency', 'currency code', 'валюта'],
  brand: ['brand', 'vendor', 'manufacturer', 'бренд', 'производитель', 'марка', 'торговая марка'],
  item_group_id: [
    'item group id',
    'itemgroupid',
    'group id',
    'parent id',
    'группа',
    'id группы',
    'код группы',
    'группа вариантов',
    'model id',
  ],
  product_type: [
    'product type',
    'product types',
    'category',
    'categories',
    'категория',
    'раздел',
    'рубрика',
    'категории',
    'product category',
    'группа товаров',
  ],
  google_product_category: ['google product category', 'googleproductcategory'],
};

/** Columns of exports that say nothing to a shopper. */
const IGNORED = new Set([
  '№',
  '#',
  'n',
  'no',
  'barcode',
  'штрихкод',
  'gtin',
  'ean',
  'tags',
  'теги',
  'published',
  'position',
  'created at',
  'updated at',
  'seo title',
  'seo description',
  'shipping',
  'tax',
  'adult',
  'identifier exists',
  'additional image link',
  'mobile link',
  'custom label 0',
  'custom label 1',
  'custom label 2',
  'custom label 3',
  'custom label 4',
  'закупочная цена',
  'себестоимость',
  'cost',
  'cost price',
]);

export type ColumnAliases = Partial<Readonly<Record<FieldName, string>>>;

const isFieldName = (name: string): name is FieldName => fieldNames.some((known) => known === name);

/** `title=Номенклатура` as a person writes it; `undefined` when there is no such field. */
export const parseAlias = (
  written: string,
): { readonly field: FieldName; readonly column: string } | undefined => {
  const [, name = '', column = ''] = /^\s*([\w-]+)\s*=\s*(.+?)\s*$/u.exec(written) ?? [];
  const field = name.toLowerCase().replaceAll('-', '_');
  return isFieldName(field) && column !== '' ? { field, column } : undefined;
};

const keyOf = (header: string): string => columnKey(header).replace(/^g:/u, '').replaceAll('_', ' ');

export interface ColumnPlan {
  /** Place of each field's column. */
  readonly fields: ReadonlyMap<FieldName, number>;
  /** Columns that tell what the thing is like, with their headers. */
  readonly attributes: ReadonlyMap<number, string>;
}

const PARAM_PREFIX = /^(?:param|attribute|attr|параметр|свойство|характеристика)\s*[:.]\s*/iu;

/** Which columns hold which fields; all that is left tells what the thing is like. */
export const planColumns = (columns: readonly string[], aliases: ColumnAliases): ColumnPlan => {
  const keys = columns.map(keyOf);
  const fields = new Map<FieldName, number>();
  for (const field of fieldNames) {
    const alias = aliases[field];
    const headers = alias === undefined ? HEADERS[field] : [keyOf(alias)];
    const place = headers.map((header) => keys.indexOf(header)).find((at) => at >= 0);
    if (place !== undefined && ![...fields.values()].includes(place)) fields.set(field, place);
  }
  const taken = new Set(fields.values());
  const attributes = new Map<number, string>();
  for (const [at, header] of columns.entries()) {
    const key = keys[at] ?? '';
    if (taken.has(at) || key === '' || IGNORED.has(key)) continue;
    attributes.set(at, header.replace(PARAM_PREFIX, ''));
  }
  return { fields, attributes };
};
