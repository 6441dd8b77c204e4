import type { RawAttribute } from '../../../raw-offer.ts';
import { at, isJsonObject, textOf } from '../../json-values.ts';

/** What an API says of a product, by the names of its members. */
export type ApiItem = Readonly<Record<string, unknown>>;

/** Marks a product whose variants may be items of their own. */
export const HEAD_IF_VARIANTS = '#head';

/** The objects of a list. */
export const listAt = (item: unknown, path: string): readonly ApiItem[] => {
  const list = at(item, path);
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
};

/** The address of a picture, of which APIs tell much else. */
export const pictureAt = (item: unknown, path: string): unknown =>
  at(item, `${path}.src`, `${path}.url`, `${path}.url_standard`, path);

/** What platforms write for a product without choices. */
const NO_CHOICE = /^default (?:title|variant|option value)$/iu;

/** Options or attributes, by the paths of what they are called and of what they are. */
export const pairsOf = (
  list: readonly unknown[],
  names: readonly string[],
  values: readonly string[],
): readonly RawAttribute[] =>
  list
    .map((each) => ({ name: textOf(at(each, ...names)), value: textOf(at(each, ...values)) }))
    .filter(({ value }) => value !== '' && !NO_CHOICE.test(value));
