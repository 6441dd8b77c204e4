import { Product, productLimits, type Variant } from '../../../contract/catalog/product.ts';
import { describeIssues } from '../../../contract/imports/issues.ts';
import type { ReportProblem } from '../raw-offer.ts';
import words from '../words.json' with { type: 'json' };
import { fittingId } from './ids.ts';
import type { NormalOffer } from './normalise.ts';
import { createOfferReport } from './offer-report.ts';

type Values = Readonly<Record<string, string>>;
type OptionsOf = (offer: NormalOffer) => Values;

/** What shoppers choose by, in the order in which it is said. */
const CHOICES: readonly string[] = words.choices;
/** Differs between all variants and means nothing to a shopper. */
const NEVER_A_CHOICE = new Set(['sku']);
const MAX_OPTIONS = 6;

/** Names are the merchant's, and every object has a `constructor` of its own. */
const ownValue = (values: Values, name: string): string | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

/** A value that only some variants have holds for all of them, unless another variant has a different one. */
const hasSeveral = (variants: readonly NormalOffer[], name: string): boolean => {
  const values = variants
    .map(({ attributes }) => ownValue(attributes, name))
    .filter((value) => value !== undefined);
  return new Set(values).size > 1;
};

const differing = (variants: readonly NormalOffer[]): readonly string[] => {
  const names = new Set(variants.flatMap(({ attributes }) => Object.keys(attributes)));
  return [...names].filter((name) => !NEVER_A_CHOICE.has(name) && hasSeveral(variants, name));
};

const pick = (values: Values, names: readonly string[]): Values =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = ownValue(values, name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );

const areToldApart = (variants: readonly NormalOffer[], names: readonly string[]): boolean =>
  new Set(variants.map(({ attributes }) => JSON.stringify(pick(attributes, names)))).size === variants.length;

/** Names that tell variants apart: those that shoppers choose by, and others only where these do not suffice. */
const optionNames = (variants: readonly NormalOffer[]): readonly string[] => {
  const names = differing(variants);
  const chosen = CHOICES.filter((name) => names.includes(name));
  for (const name of names) {
    if (chosen.length >= MAX_OPTIONS || areToldApart(variants, chosen)) break;
    if (!chosen.includes(name)) chosen.push(name);
  }
  return chosen.slice(0, MAX_OPTIONS);
};

interface SplitAttributes {
  /** What all variants share. */
  readonly attributes: Values;
  readonly optionsOf: OptionsOf;
}

const statedByFeed: OptionsOf = ({ options }) => options;

const allAttributes = (offers: readonly NormalOffer[]): Values => {
  const [first, ...others] = offers.map(({ attributes }) => attributes);
  return others.length === 0 ? (first ?? {}) : Object.assign({}, first, ...others);
};

/** Divides attributes between a product and its variants. Options that the feed names are kept as they are. */
const splitAttributes = (
  offers: readonly NormalOffer[],
  variants: readonly NormalOffer[],
): SplitAttributes => {
  if (variants.length === 1) {
    return { attributes: allAttributes(offers), optionsOf: statedByFeed };
  }
  const isStated = variants.some(({ options }) => Object.keys(options).length > 0);
  const names = isStated ? [] : optionNames(variants);
  const varying = new Set(differing(variants));
  const shared = Object.entries(allAttributes(offers)).filter(
    ([name]) => !varying.has(name) && !NEVER_A_CHOICE.has(name),
  );
  return {
    attributes: Object.fromEntries(shared),
    optionsOf: isStated ? statedByFeed : ({ attributes }) => pick(attributes, names),
  };
};

/** Fewer common words name a kind of thing and no product. */
const MIN_COMMON_WORDS = 2;

const firstOf = <Member extends keyof NormalOffer>(offers: readonly NormalOffer[], member: Member) =>
  offers.map((offer) => offer[member]).find((value) => value !== undefined);

/** "iPhone 15" of "iPhone 15 128GB Black" and "iPhone 15 256GB Black". */
const commonTitle = (titles: readonly string[]): string | undefined => {
  if (titles.length < 2) return titles[0];
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
  /** Absent where the product's title and the variant's options say the same. */
  readonly of: (offer: NormalOffer) => string | undefined;
}

const titlesOf = (offers: readonly NormalOffer[], variants: readonly NormalOffer[]): Titles | undefined => {
  const stated =
    firstOf(offers, 'productTitle') ??
    offers.find(({ role, title }) => role !== 'offer' && title !== undefined)?.title;
  const own = variants.map(({ title }) => title).filter((title) => title !== undefined);
  const product = stated ?? commonTitle(own) ?? own[0];
  if (product === undefined) return undefined;
  const differ = new Set(own).size > 1 && !variants.every(({ options }) => Object.keys(options).length > 0);
  return { product, of: ({ title }) => (differ && title !== product ? title : undefined) };
};

/** The article number, where it is not the variant's id already. */
const skuOf = ({ attributes, id }: NormalOffer): string | undefined => {
  if (attributes.sku === undefined) return undefined;
  const sku = fittingId(attributes.sku);
  return sku === '' || sku === id ? undefined : sku;
};

/** One product of the offers, of which a head comes first, before the schema has seen it. */
const candidateOf = (offers: readonly NormalOffer[], variants: readonly NormalOffer[], titles: Titles) => {
  const { attributes, optionsOf } = splitAttributes(offers, variants);
  const url = firstOf(offers, 'url');
  const image = firstOf(offers, 'image');
  const [first] = offers;
  return {
    id: first?.role === 'head' || !first?.groupId ? first?.id : first.groupId,
    title: titles.product,
    brand: firstOf(offers, 'brand'),
    category: offers.find(({ category }) => category.length > 0)?.category,
    description: firstOf(offers, 'description'),
    url,
    image,
    attributes,
    variants: variants.map((offer) => ({
      id: offer.variantId ?? offer.id,
      title: titles.of(offer),
      options: optionsOf(offer),
      price: offer.price,
      compareAt: offer.compareAt,
      availability: offer.availability,
      sku: skuOf(offer),
      url: offer.url === url ? undefined : offer.url,
      image: offer.image === image ? undefined : offer.image,
    })),
  };
};

const keptVariants = (offers: readonly NormalOffer[], report: ReportProblem): readonly NormalOffer[] => {
  const sold = offers.filter(({ role }) => role === 'offer');
  const variants = sold.length > 0 ? sold : offers.filter(({ role }) => role === 'single').slice(0, 1);
  for (const offer of variants.slice(productLimits.variants)) {
    createOfferReport(offer, report).reject('too-many-variants', 'item_group_id', offer.groupId ?? '');
  }
  return variants.slice(0, productLimits.variants);
};

const warnOfTwins = (
  variants: readonly Variant[],
  offers: readonly NormalOffer[],
  report: ReportProblem,
): void => {
  if (variants.length < 2) return;
  const seen = new Set<string>();
  for (const [at, { title, options }] of variants.entries()) {
    const key = JSON.stringify([title, options]);
    const offer = offers[at];
    if (seen.has(key) && offer) {
      createOfferReport(offer, report).warn(
        'duplicate-variant',
        'options',
        title ?? Object.values(options).join(', '),
      );
    }
    seen.add(key);
  }
};

/** Makes one product of its offers: what they share is the product's, what differs the variants'. */
export const assembleProduct = (
  offers: readonly NormalOffer[],
  report: ReportProblem,
): Product | undefined => {
  const variants = keptVariants(offers, report);
  const [first] = offers;
  if (!first) return undefined;
  if (variants.length === 0) {
    return void createOfferReport(first, report).reject('not-an-offer', 'variants', first.title ?? '');
  }
  const heads = offers.filter((offer) => offer.role !== 'offer' && !variants.includes(offer));
  const ordered = [...heads, ...variants];
  const titles = titlesOf(ordered, variants);
  if (!titles) return void createOfferReport(first, report).reject('missing-title', 'title', '');
  const candidate = candidateOf(ordered, variants, titles);
  const parsed = Product.safeParse(candidate);
  if (!parsed.success) {
    // Parsed again for what was seen, which would cost every product a quarter more.
    const { error = parsed.error } = Product.safeParse(candidate, { reportInput: true });
    return void createOfferReport(first, report).reject('does-not-fit', '', describeIssues(error));
  }
  const { image, variants: made } = parsed.data;
  if (image === undefined) createOfferReport(first, report).warn('no-picture', 'image_link', '');
  warnOfTwins(made, variants, report);
  return parsed.data;
};
