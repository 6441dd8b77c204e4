import type { Availability } from '../../../contract/catalog/availability.ts';
import type { Money } from '../../../contract/catalog/money.ts';
import { productLimits } from '../../../contract/catalog/product.ts';
import type { RawAttribute, RawOffer } from '../raw-offer.ts';
import { rememberingUpTo } from '../remembering-up-to.ts';
import words from '../words.json' with { type: 'json' };
import { parseAvailability } from './availability.ts';
import { isForShoppers } from './confidential.ts';
import { htmlText, lineText } from './html-text.ts';
import { fittingId } from './ids.ts';
import { createOfferReport, type NormaliseContext, type OfferReport } from './offer-report.ts';
import { offerPrice } from './price/offer-price.ts';
import { calmTitle, quoted, speaksToModel } from './title-text.ts';

/** The name that the search uses, by every spelling of feeds. */
const canonical = new Map(
  Object.entries(words.attributes).flatMap(([name, spellings]) =>
    [name, ...spellings].map((spelling) => [spelling, name] as const),
  ),
);

const KNOWN_NAMES: ReadonlySet<string> = new Set(Object.keys(words.attributes));

const fold = (written: string): string => {
  const spelled = written
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('_', ' ')
    .replace(/\s+/gu, ' ')
    .replace(/[:.]+$/u, '')
    .trim();
  // "Вес, кг" and "Диагональ (дюйм)" name the unit beside the attribute.
  const bare = spelled.replace(/(?:,\s*\S{1,6}|\s*\([^()]{1,12}\))$/u, '').trim();
  return (canonical.get(spelled) ?? canonical.get(bare) ?? spelled)
    .slice(0, productLimits.attributeName)
    .trim();
};

/** A unit has a letter or a sign; "(0/1)" says what may be written. */
const UNIT = /(?:,\s*([^\s,]{1,6})|\((?=[^()]*[\p{L}%"″°])([^()]{1,12})\))[\s:.]*$/u;
const BARE_NUMBER = /^\d[\d\s.,]*$/u;

/** "1.7" of "Объём, л" is "1.7 л": a number needs the unit that the name holds. */
const attributeValue = (name: string, value: string): string => {
  if (!BARE_NUMBER.test(value)) return value;
  const [, afterComma, inBrackets] = UNIT.exec(name) ?? [];
  const unit = afterComma ?? inBrackets;
  return unit === undefined ? value : `${value} ${unit}`;
};

/** One name for an attribute however it is written: "Цвет", "Colour:" and "COLOR" are `color`. */
export const attributeName = rememberingUpTo(20_000, fold);

/** As `WebUrl` has it. */
const MAX_URL = 2_048;

const parse = (written: string): string | undefined => {
  // "//shop.example/p.jpg" is how pages write addresses of either protocol.
  const address = written.startsWith('//') ? `https:${written}` : written;
  if (!/^https?:\/\/[^\s/]/iu.test(address)) return undefined;
  try {
    const { href, username, password } = new URL(address);
    return href.length > MAX_URL || username !== '' || password !== '' ? undefined : href;
  } catch {
    return undefined;
  }
};

/** The address of a page or picture. Anything but http(s) is left out and reported. */
export const readWebUrl = (
  written: string | undefined,
  field: string,
  { warn }: OfferReport,
): string | undefined => {
  const text = written?.trim() ?? '';
  if (text === '') return undefined;
  const url = parse(text);
  if (url === undefined) warn('bad-url', field, text);
  return url;
};

/** An offer whose values all fit a product. */
export interface NormalOffer {
  readonly role: RawOffer['role'];
  readonly line: number;
  readonly id: string;
  /** Taken where another offer has the same id. */
  readonly fallbackId?: string | undefined;
  /** Why the shop does not sell it on its site. */
  readonly hidden?: RawOffer['hidden'];
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

/** Most of the schema's sixty, so that some are left for the options of variants. */
const MAX_ATTRIBUTES = 50;

const cut = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, length).trim();

const present = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' ? undefined : text;

/** Characters that quotes add. */
const QUOTES = 2;

const titleOf = (written: string | undefined, { warn }: OfferReport): string | undefined => {
  const text = calmTitle(lineText(written ?? ''));
  if (text === '') return undefined;
  if (speaksToModel(text)) {
    warn('speaks-to-model', 'title', text);
    return quoted(cut(text, productLimits.title - QUOTES));
  }
  if (text.length > productLimits.title) warn('title-cut', 'title', text);
  return cut(text, productLimits.title);
};

const NONE: Readonly<Record<string, string>> = Object.freeze({});

/** Different values of one name are joined. What is not for shoppers is left out and reported once. */
const attributesOf = (
  given: readonly RawAttribute[],
  raw: RawOffer,
  { notes, report }: NormaliseContext,
): Readonly<Record<string, string>> => {
  if (given.length === 0) return NONE;
  const attributes = new Map<string, string>();
  for (const { name: written, value } of given) {
    const name = attributeName(written);
    const text = cut(attributeValue(written, lineText(value)), productLimits.attributeValue);
    if (name === '' || text === '') continue;
    if (!isForShoppers({ written, isKnown: KNOWN_NAMES.has(name), value: text })) {
      notes.add('column-left-out', written, raw);
      continue;
    }
    const earlier = attributes.get(name);
    if (earlier === undefined && attributes.size >= MAX_ATTRIBUTES) {
      createOfferReport(raw, report).warn('too-many-attributes', name, text);
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

const availabilityOf = (raw: RawOffer, { notes }: NormaliseContext): Availability => {
  const { availability, quantity: stock } = raw;
  const parsed = parseAvailability(availability, stock);
  if (parsed === 'unknown') {
    const field = availability?.trim() ? 'availability' : 'stock';
    notes.add('availability-unknown', field, raw, availability?.trim() || stock);
  }
  return parsed;
};

/** A brand among the attributes is the product's brand and not an attribute. */
const brandOf = (raw: RawOffer, attributes: Readonly<Record<string, string>>): string | undefined => {
  const brand = cut(lineText(raw.brand ?? attributes.brand ?? ''), productLimits.brand);
  return brand === '' ? undefined : brand;
};

const withoutBrand = (attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  if (attributes.brand === undefined) return attributes;
  const { brand: _, ...rest } = attributes;
  return rest;
};

/** A price that could not be read was reported already. */
const isFree = (written: string | undefined): boolean => /^[\s0.,]*$/u.test(written ?? '');

/** Fits a raw offer to the product schema; `undefined` for an offer that was rejected and reported. */
export const normaliseOffer = (raw: RawOffer, context: NormaliseContext): NormalOffer | undefined => {
  const report = createOfferReport(raw, context.report);
  const id = present(raw.id) ?? present(raw.fallbackId);
  if (id === undefined) return void report.reject('missing-id', 'id', raw.title ?? '');
  const title = titleOf(raw.title, report);
  const groupId = present(raw.groupId);
  if (title === undefined && groupId === undefined) return void report.reject('missing-title', 'title', '');
  const priced = offerPrice(raw, context, report);
  if (priced === undefined) return undefined;
  const url = readWebUrl(raw.link, 'link', report);
  const image = readWebUrl(raw.image_link, 'image_link', report);
  const attributes = attributesOf(raw.attributes, raw, context);
  if (raw.role === 'offer' && priced.price === undefined && isFree(raw.price)) {
    report.warn('no-price', 'price', raw.price ?? '');
  }
  const description = htmlText(raw.description ?? '');
  return {
    role: raw.role,
    line: raw.line,
    id: fittingId(id),
    fallbackId: raw.fallbackId === undefined ? undefined : fittingId(raw.fallbackId),
    hidden: raw.hidden,
    variantId: raw.variantId === undefined ? undefined : fittingId(raw.variantId),
    groupId: groupId === undefined ? undefined : fittingId(groupId),
    title,
    productTitle: titleOf(raw.product_title, report),
    brand: brandOf(raw, attributes),
    category: categoryOf(raw.category),
    description: description === '' ? undefined : cut(description, productLimits.description),
    url,
    image,
    ...priced,
    availability: availabilityOf(raw, context),
    attributes: withoutBrand(attributes),
    options: attributesOf(raw.options ?? [], raw, context),
  };
};
