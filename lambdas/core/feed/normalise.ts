import type { Availability } from '../../contract/availability.ts';
import type { FeedProblemCode } from '../../contract/feed.ts';
import type { Money } from '../../contract/money.ts';
import { productLimits } from '../../contract/product.ts';
import { attributeName, attributeValue } from './attribute-names.ts';
import { parseAvailability } from './availability.ts';
import { fittingId } from './fitting-id.ts';
import { htmlText, lineText } from './html-text.ts';
import { shownValue } from './limits.ts';
import { offerPrice } from './offer-price.ts';
import type { RawAttribute, RawOffer, ReportProblem } from './raw-offer.ts';
import { webUrl } from './web-url.ts';

/** An offer whose every value is fit for a product; what is missing is not there. */
export interface NormalOffer {
  readonly role: RawOffer['role'];
  readonly line: number;
  readonly id: string;
  /** Default: the id. */
  readonly variantId?: string | undefined;
  readonly groupId?: string | undefined;
  readonly title?: string | undefined;
  readonly productTitle?: string | undefined;
  readonly brand?: string | undefined;
  readonly category: readonly string[];
  readonly description?: string | undefined;
  readonly url?: string | undefined;
  readonly image?: string | undefined;
  readonly price?: Money | undefined;
  readonly compareAt?: Money | undefined;
  readonly availability: Availability;
  readonly attributes: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
}

export interface NormaliseContext {
  /** Meant where a price names no currency. */
  readonly currency: string;
  readonly now: Date;
  readonly report: ReportProblem;
}

/** Tells of one offer's problems. */
export interface OfferReport {
  warn(code: FeedProblemCode, field: string, seen: string): void;
  reject(code: FeedProblemCode, field: string, seen: string): void;
}

/** Most of the schema's sixty, so that some are left for the options of variants. */
const MAX_ATTRIBUTES = 50;

const cut = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, length).trim();

const present = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text;

/** One report serves all offers: making functions for each of a million costs more than what they do. */
const createReport = (report: ReportProblem) => {
  let place: Pick<RawOffer, 'line' | 'id'> = { line: 0 };
  const tell = (
    kind: 'rejected' | 'warning',
    code: FeedProblemCode,
    value: readonly [string, string],
  ): void => {
    const { line, id } = place;
    const [field, seen] = value;
    report({ kind, code, line, ...(id === undefined ? {} : { id }), field, seen: shownValue(seen) });
  };
  return {
    at: (raw: RawOffer): void => {
      place = raw;
    },
    warn: (code: FeedProblemCode, field: string, seen: string): void => tell('warning', code, [field, seen]),
    reject: (code: FeedProblemCode, field: string, seen: string): void =>
      tell('rejected', code, [field, seen]),
  } satisfies OfferReport & { at: unknown };
};

const titleOf = (written: string | undefined, { warn }: OfferReport): string | undefined => {
  const text = lineText(written ?? '');
  if (text === '') return undefined;
  if (text.length > productLimits.title) warn('title-cut', 'title', text);
  return cut(text, productLimits.title);
};

const NONE: Readonly<Record<string, string>> = Object.freeze({});

/** The first of several values of one name stays, joined by those that differ. */
const attributesOf = (
  given: readonly RawAttribute[],
  { warn }: OfferReport,
): Readonly<Record<string, string>> => {
  if (given.length === 0) return NONE;
  const attributes = new Map<string, string>();
  for (const { name: written, value } of given) {
    const name = attributeName(written);
    const text = cut(attributeValue(written, lineText(value)), productLimits.attributeValue);
    if (name === '' || text === '') continue;
    const earlier = attributes.get(name);
    if (earlier === undefined && attributes.size >= MAX_ATTRIBUTES) {
      warn('too-many-attributes', name, text);
      break;
    }
    if (earlier === undefined) attributes.set(name, text);
    else if (!earlier.split(', ').includes(text))
      attributes.set(name, cut(`${earlier}, ${text}`, productLimits.attributeValue));
  }
  return Object.fromEntries(attributes);
};

const categoryOf = (path: readonly string[] = []): readonly string[] =>
  path
    .map((part) => cut(lineText(part), productLimits.category))
    .filter((part) => part !== '')
    .slice(-productLimits.categories);

const availabilityOf = ({ availability, stock }: RawOffer, { warn }: OfferReport): Availability => {
  const parsed = parseAvailability(availability, stock);
  if (parsed === undefined) warn('availability-unknown', 'availability', availability ?? '');
  return parsed ?? 'in-stock';
};

/** A brand that stands among the attributes is the brand, and not said twice. */
const brandOf = (raw: RawOffer, attributes: Readonly<Record<string, string>>): string | undefined => {
  const brand = cut(lineText(raw.brand ?? attributes.brand ?? ''), productLimits.brand);
  return brand === '' ? undefined : brand;
};

const withoutBrand = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  if (attributes.brand === undefined) return attributes;
  const { brand: _, ...rest } = attributes;
  return rest;
};

/** A price that could not be read was told of already. */
const isFree = (written: string | undefined): boolean => /^[\s0.,]*$/u.test(written ?? '');

/** Fits raw offers to the product schema, one by one; `undefined` for one that was rejected, which is reported. */
export const createNormaliser = (context: NormaliseContext) => {
  const report = createReport(context.report);
  return (raw: RawOffer): NormalOffer | undefined => {
    report.at(raw);
    return normaliseOffer(raw, context, report);
  };
};

const normaliseOffer = (
  raw: RawOffer,
  context: NormaliseContext,
  report: OfferReport,
): NormalOffer | undefined => {
  const id = present(raw.id);
  if (id === undefined) return void report.reject('missing-id', 'id', raw.title ?? '');
  const title = titleOf(raw.title, report);
  const groupId = present(raw.groupId);
  if (title === undefined && groupId === undefined) return void report.reject('missing-title', 'title', '');
  const priced = offerPrice(raw, context, report);
  if (priced === undefined) return undefined;
  const url = webUrl(raw.link, 'link', report);
  const image = webUrl(raw.image, 'image_link', report);
  const attributes = attributesOf(raw.attributes, report);
  if (raw.role === 'offer' && priced.price === undefined && isFree(raw.price)) {
    report.warn('no-price', 'price', raw.price ?? '');
  }
  const description = htmlText(raw.description ?? '');
  return {
    role: raw.role,
    line: raw.line,
    id: fittingId(id),
    variantId: raw.variantId === undefined ? undefined : fittingId(raw.variantId),
    groupId: groupId === undefined ? undefined : fittingId(groupId),
    title,
    productTitle: titleOf(raw.productTitle, report),
    brand: brandOf(raw, attributes),
    category: categoryOf(raw.category),
    description: description === '' ? undefined : cut(description, productLimits.description),
    url,
    image,
    ...priced,
    availability: availabilityOf(raw, report),
    attributes: withoutBrand(attributes),
    options: attributesOf(raw.options ?? [], report),
  };
};
