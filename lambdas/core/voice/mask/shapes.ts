import type { DigitGroup } from './digit-runs.ts';
import type { MaskedSpan } from './tokens.ts';

/** What the words around a number say of it. */
export interface Surroundings {
  /** "Call me", "my card is", "passport": the number behind them is somebody's. */
  readonly said: 'phone' | 'card' | 'id' | 'code' | 'article' | undefined;
  /** A plus is before the number. */
  readonly hasPlus: boolean;
  /** An opening bracket is before the number, or behind its first digit. */
  readonly hasBracket: boolean;
  /** A unit or a currency is behind it. */
  readonly isMeasured: boolean;
}

/** A number as it may be somebody's. */
interface Candidate extends Surroundings {
  readonly groups: readonly DigitGroup[];
  readonly digits: string;
  /** "1-3-3-2-2" */
  readonly lengths: string;
  readonly isSpoken: boolean;
}

/** Sizes are told in rows: "36 38 40 42". */
const isRow = ({ groups }: Candidate): boolean => {
  if (new Set(groups.map(({ digits }) => digits.length)).size > 1) return false;
  const values = groups.map(({ digits }) => Number(digits));
  const steps = values.slice(1).map((value, at) => value - (values[at] ?? 0));
  return values.length > 2 && (steps.every((step) => step > 0) || steps.every((step) => step < 0));
};

/** Russia and Kazakhstan: 8 or 7, then an area (3, 4), a mobile (9), a free (8) or a Kazakh (7) code; then Belarus. */
const TRUNK = /^[78](?:[349]\d\d|7[0-7]\d|80\d)\d{7}$|^80(?:17|25|29|33|44)\d{7}$/u;
const TRUNK_ALONE = /^[78](?:9\d\d|7[0-7]\d|800)\d{7}$|^80(?:25|29|33|44)\d{7}$/u;
const MOBILE = /^9\d{9}$/u;
/** Numbers of many countries: a trunk zero, or 00 and the country. */
const ZERO = /^0(?:0[1-9]\d{8,12}|[1-9]\d{7,9})$/u;
const ZERO_ALONE = /^(?:00[1-9]\d{9,12}|07\d{9}|0[3-9]\d{8})$/u;
const COUNTRY = /^(?:37[0-9]|38[0-9]|99[2-8]|49|44|48|33|34|39|90|972|971|86|91)\d{8,10}$/u;
const NANP = /^1?[2-9]\d\d[2-9]\d{6}$/u;
const LONGEST_SPOKEN_PHONE = 15;

const cutsAt = ({ lengths }: Candidate): readonly number[] => {
  let sum = 0;
  return lengths.split('-').map((length) => {
    sum += Number(length);
    return sum;
  });
};

/** Phones that are written as one number, which articles and barcodes are, too. */
const isPhoneAlone = ({ digits, said }: Candidate): boolean =>
  said !== 'article' && [TRUNK_ALONE, MOBILE, ZERO_ALONE].some((pattern) => pattern.test(digits));

const isLocal = ({ groups, lengths, said }: Candidate): boolean =>
  lengths === '3-2-2' && said !== 'article' && groups.slice(1).every(({ gap }) => /^[-–—‑.]$/u.test(gap));

/** Eleven digits with a trunk prefix and ten of a mobile, parted where people part them. */
const isRussian = (candidate: Candidate): boolean => {
  const { digits, lengths, groups } = candidate;
  const isParted = cutsAt(candidate).includes(4) || groups.length > 4 || lengths === '1-10';
  if (TRUNK.test(digits)) return isParted;
  return MOBILE.test(digits) && /^3-(?:3-2-2|3-4|2-2-3|2-3-2|7|4-3)$/u.test(lengths);
};

const isAbroad = ({ digits, lengths, groups, isMeasured }: Candidate): boolean => {
  if (ZERO.test(digits)) return groups.every((group) => group.digits.length <= 7);
  if (COUNTRY.test(digits) && groups.length > 2 && !isMeasured) return true;
  const isHyphened = groups.slice(1).some(({ gap }) => gap !== '');
  const isAmerican = lengths === '3-3-4' || lengths === '1-3-3-4';
  return isAmerican && NANP.test(digits) && (isHyphened || !/00\d{4}$/u.test(digits));
};

const isGroupedPhone = (candidate: Candidate): boolean => {
  const { digits, lengths, groups, hasBracket } = candidate;
  if (isRow(candidate)) return false;
  if (hasBracket && digits.length >= 9 && digits.length <= 12) return true;
  if (lengths === '3-3-2-2' && groups.slice(1).some(({ gap }) => gap !== '')) return true;
  return isRussian(candidate) || isAbroad(candidate) || isLocal(candidate);
};

const isSpokenPhone = (candidate: Candidate): boolean => {
  const { digits, groups, isSpoken, isMeasured, lengths } = candidate;
  const { length } = digits;
  if (!isSpoken || isRow(candidate) || isMeasured || length > LONGEST_SPOKEN_PHONE) return false;
  const isOneByOne = length >= 7 && groups.every((group) => group.digits.length === 1);
  return (
    isOneByOne ||
    (length >= 9 && groups.length > 2) ||
    (lengths === '3-2-2' && groups.every((g) => g.isSpoken))
  );
};

const isPhone = (candidate: Candidate): boolean => {
  const { digits, said, hasPlus, groups, isMeasured } = candidate;
  const { length } = digits;
  if (hasPlus && length >= 8 && length <= 15) return true;
  if (said === 'phone' && length >= 5 && length <= 15 && !isMeasured) return true;
  return groups.length === 1
    ? isPhoneAlone(candidate)
    : isGroupedPhone(candidate) || isSpokenPhone(candidate);
};

const isCard = (candidate: Candidate): boolean => {
  const { digits, lengths, said, groups, isSpoken } = candidate;
  if (digits.length > 19 || groups.length === 1) return said === 'card' && digits.length >= 8;
  if (said === 'card' && digits.length >= 8) return true;
  if (/^[2-6]/u.test(digits) && /^4-4-4-4(?:-[1-3])?$/u.test(lengths)) return true;
  if (/^3/u.test(digits) && /^4-6-[45]$/u.test(lengths)) return true;
  if (isRow(candidate)) return false;
  if (/^[2-6]/u.test(digits) && /^(?:2-){7}2$/u.test(lengths)) return true;
  return isSpoken && digits.length >= 15;
};

const LONGEST_ARTICLE = 14; // GTIN-14; cards, IMEIs and accounts are longer.

const isOtherNumber = (candidate: Candidate): boolean => {
  const { digits, groups, said, lengths } = candidate;
  if (digits.length > 34) return false;
  if (said === 'code') return digits.length >= 3 && digits.length <= 8;
  if (said === 'id' && digits.length >= 6) return true;
  if (groups.length === 1) return digits.length > LONGEST_ARTICLE;
  if (isRow(candidate)) return false;
  if (groups.every((group) => group.digits.length === 1)) return digits.length >= 10;
  if (lengths === '3-3-3-2' || lengths === '3-2-4') return groups.slice(1, 3).every(({ gap }) => gap === '-');
  const longest = Math.max(...groups.map((group) => group.digits.length));
  return digits.length > LONGEST_ARTICLE + 1 && longest > 3 && longest <= 10;
};

/** What a number is, or `undefined` where it may belong to a product. Numbers of shopping are told narrowly, others widely. */
export const classify = (
  groups: readonly DigitGroup[],
  around: Surroundings,
): MaskedSpan['mask'] | undefined => {
  const candidate: Candidate = {
    ...around,
    groups,
    digits: groups.map(({ digits }) => digits).join(''),
    lengths: groups.map(({ digits }) => digits.length).join('-'),
    isSpoken: groups.some(({ isSpoken }) => isSpoken),
  };
  if (isCard(candidate)) return '[card]';
  if (around.said !== 'id' && around.said !== 'code' && isPhone(candidate)) return '[phone]';
  return isOtherNumber(candidate) ? '[number]' : undefined;
};
