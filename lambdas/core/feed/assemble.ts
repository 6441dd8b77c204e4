import type { FeedProblemCode } from '../../contract/feed.ts';
import { describeIssues } from '../../contract/issues.ts';
import { Product, productLimits, type Variant } from '../../contract/product.ts';
import { fitsPlainly } from './fits-product.ts';
import { shownValue } from './limits.ts';
import type { NormalOffer } from './normalise.ts';
import type { ReportProblem } from './raw-offer.ts';
import { splitAttributes } from './variant-options.ts';

/** Fewer common words name a kind of thing and no product. */
const MIN_COMMON_WORDS = 2;

const firstOf = <Value>(
  offers: readonly NormalOffer[],
  pick: (offer: NormalOffer) => Value | undefined,
): Value | undefined => {
  for (const offer of offers) {
    const value = pick(offer);
    if (value !== undefined) return value;
  }
  return undefined;
};

/** "iPhone 15" of "iPhone 15 128GB Black" and "iPhone 15 256GB Black". */
const commonTitle = (titles: readonly string[]): string | undefined => {
  const [first = [], ...others] = titles.map((title) => title.split(' '));
  const end = first.findIndex((word, at) => others.some((words) => words[at] !== word));
  if (end < 0) return titles[0];
  const words = first.slice(0, end);
  if (words.length < MIN_COMMON_WORDS) return undefined;
  const title = words.join(' ').replace(/[\s,;:(–—/|-]+$/u, '');
  return title === '' ? undefined : title;
};

interface Titles {
  readonly product: string;
  /** Absent where the product's title with the variant's options says it as well. */
  readonly of: (offer: NormalOffer) => string | undefined;
}

const titlesOf = (offers: readonly NormalOffer[], variants: readonly NormalOffer[]): Titles | undefined => {
  const stated =
    firstOf(offers, ({ productTitle }) => productTitle) ??
    firstOf(offers, ({ role, title }) => (role === 'head' ? title : undefined));
  const own = variants.map(({ title }) => title).filter((title) => title !== undefined);
  const product = stated ?? commonTitle(own) ?? own[0];
  if (product === undefined) return undefined;
  const differ = new Set(own).size > 1;
  const hasOptions = variants.every(({ options }) => Object.keys(options).length > 0);
  return { product, of: ({ title }) => (differ && !hasOptions && title !== product ? title : undefined) };
};

/** What a product says for all its variants. */
type Shared = Pick<NormalOffer, 'brand' | 'category' | 'description' | 'url' | 'image' | 'attributes'>;

/** Of each member what the first offer says that has it. */
const sharedBy = (offers: readonly NormalOffer[], attributes: Shared['attributes']): Shared => ({
  brand: firstOf(offers, ({ brand }) => brand),
  category: firstOf(offers, ({ category }) => (category.length > 0 ? category : undefined)) ?? [],
  description: firstOf(offers, ({ description }) => description),
  url: firstOf(offers, ({ url }) => url),
  image: firstOf(offers, ({ image }) => image),
  attributes,
});

interface Own {
  readonly title: string | undefined;
  readonly options: NormalOffer['options'];
}

const variantOf = (offer: NormalOffer, { title, options }: Own, product: Shared): Variant => ({
  id: offer.variantId ?? offer.id,
  ...(title === undefined ? undefined : { title }),
  options,
  ...(offer.price === undefined ? undefined : { price: offer.price }),
  ...(offer.compareAt === undefined ? undefined : { compareAt: offer.compareAt }),
  availability: offer.availability,
  ...(offer.url === undefined || offer.url === product.url ? undefined : { url: offer.url }),
  ...(offer.image === undefined || offer.image === product.image ? undefined : { image: offer.image }),
});

const productOf = (
  { brand, category, description, url, image, attributes }: Shared,
  { id, title, variants }: Pick<Product, 'id' | 'title' | 'variants'>,
): Product => ({
  id,
  title,
  ...(brand === undefined ? undefined : { brand }),
  category: [...category],
  ...(description === undefined ? undefined : { description }),
  ...(url === undefined ? undefined : { url }),
  ...(image === undefined ? undefined : { image }),
  attributes,
  variants,
});

const reporter =
  (report: ReportProblem) =>
  (kind: 'rejected' | 'warning', code: FeedProblemCode, offer: NormalOffer) =>
  (field: string, seen: string): void =>
    report({ kind, code, line: offer.line, id: offer.id, field, seen: shownValue(seen) });

const kept = (offers: readonly NormalOffer[], tell: ReturnType<typeof reporter>): readonly NormalOffer[] => {
  const variants = offers.filter(({ role }) => role === 'offer');
  for (const offer of variants.slice(productLimits.variants)) {
    tell('rejected', 'too-many-variants', offer)('item_group_id', offer.groupId ?? '');
  }
  return variants.slice(0, productLimits.variants);
};

const warnOfNoPicture = ({ image }: Product, offer: NormalOffer, tell: ReturnType<typeof reporter>): void => {
  if (image === undefined) tell('warning', 'no-picture', offer)('image_link', '');
};

const warnOfTwins = (
  variants: readonly Variant[],
  offers: readonly NormalOffer[],
  tell: ReturnType<typeof reporter>,
): void => {
  if (variants.length < 2) return;
  const seen = new Set<string>();
  for (const [at, { title, options }] of variants.entries()) {
    const key = JSON.stringify([title, options]);
    const offer = offers[at];
    if (seen.has(key) && offer) {
      tell('warning', 'duplicate-variant', offer)('options', title ?? Object.values(options).join(', '));
    }
    seen.add(key);
  }
};

/** Most offers are alone: what they say is the product's, and nothing is to be compared. */
const singleProduct = (offer: NormalOffer): Product | undefined => {
  const { id, groupId, productTitle, title = productTitle, options } = offer;
  if (title === undefined) return undefined;
  const variants = [variantOf(offer, { title: undefined, options }, offer)];
  return productOf(offer, { id: groupId ?? id, title: productTitle ?? title, variants });
};

/** Of the offers the one that speaks for all of them stands first, where there is one. */
const groupProduct = (
  offers: readonly NormalOffer[],
  variants: readonly NormalOffer[],
  titles: Titles,
): Product => {
  const { attributes, optionsOf } = splitAttributes(offers, variants);
  const shared = sharedBy(offers, attributes);
  const [first] = offers;
  return productOf(shared, {
    id: (first?.role === 'head' ? first.id : (first?.groupId ?? first?.id)) ?? '',
    title: titles.product,
    variants: variants.map((offer) => {
      const own = { title: titles.of(offer), options: optionsOf(offer) };
      return variantOf(offer, own, shared);
    }),
  });
};

/** The schema itself is asked where the short way does not know, and says what does not fit. */
const parseProduct = (candidate: Product) =>
  fitsPlainly(candidate)
    ? { success: true as const, data: candidate }
    : Product.safeParse(candidate, { reportInput: true });

/** Makes one product of its offers: what they share is the product's, what differs the variants'. */
export const assembleProduct = (
  offers: readonly NormalOffer[],
  report: ReportProblem,
): Product | undefined => {
  const tell = reporter(report);
  const variants = kept(offers, tell);
  const [first] = offers;
  if (!first) return undefined;
  const single = offers.length === 1 && first.role === 'offer' ? singleProduct(first) : undefined;
  if (single && fitsPlainly(single)) {
    warnOfNoPicture(single, first, tell);
    return single;
  }
  if (variants.length === 0)
    return void tell('rejected', 'not-an-offer', first)('variants', first.title ?? '');
  const ordered = [...offers.filter(({ role }) => role === 'head'), ...variants];
  const titles = titlesOf(ordered, variants);
  if (!titles) return void tell('rejected', 'missing-title', first)('title', '');
  const parsed = parseProduct(groupProduct(ordered, variants, titles));
  if (!parsed.success) return void tell('rejected', 'does-not-fit', first)('', describeIssues(parsed.error));
  warnOfNoPicture(parsed.data, first, tell);
  warnOfTwins(parsed.data.variants, variants, tell);
  return parsed.data;
};
