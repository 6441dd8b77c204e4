import { type DocumentTerms, impactOf } from '../../../contract/catalog/search-document.ts';
import { fnv1a } from '../../embedded/fnv.ts';

const HASH_BYTES = 4;
const RECORD_BYTES = HASH_BYTES + 2;

/**
 * The codes of a document's terms as base64 of records of 6 bytes, the term's hash and its code; `undefined` without
 * terms. Two terms of one document meet in a hash once in a billion times. A question reads hundreds of documents and
 * few terms of each, for which the terms themselves are too long.
 */
export const packCodes = ({ terms, codes }: DocumentTerms): string | undefined => {
  if (terms.length === 0) return undefined;
  const bytes = Buffer.alloc(terms.length * RECORD_BYTES);
  for (const [at, term] of terms.entries()) {
    bytes.writeUInt32LE(fnv1a(term), at * RECORD_BYTES);
    bytes.writeUInt16LE(codes[at] ?? 0, at * RECORD_BYTES + HASH_BYTES);
  }
  return bytes.toString('base64');
};

type CodesReader = (packed: string | undefined) => Uint16Array;

/** Reads the codes of these terms, in this order, out of what `packCodes` made; 0 where a document lacks the term. */
export const createCodesReader = (terms: readonly string[]): CodesReader => {
  const places = new Map(terms.map((term, place) => [fnv1a(term), place]));
  return (packed) => {
    const codes = new Uint16Array(terms.length);
    if (packed === undefined || terms.length === 0) return codes;
    const bytes = Buffer.from(packed, 'base64');
    for (let at = 0; at + RECORD_BYTES <= bytes.length; at += RECORD_BYTES) {
      const place = places.get(bytes.readUInt32LE(at));
      if (place !== undefined) codes[place] = bytes.readUInt16LE(at + HASH_BYTES);
    }
    return codes;
  };
};

/** A term longer than this is never spoken; without the limit one absurd word fails its whole document. */
const LONGEST_TERM = 1_024;

/** The engine ends a feature's name at the last dot of a field's path, so that no name can hold one. */
const featureName = (term: string): string => term.replaceAll('%', '%25').replaceAll('.', '%2E');

/** The field that a query names to ask for a term. */
export const featureField = (term: string): string => `terms.${featureName(term)}`;

/** The engine's features of a document: its terms, each with its impact, which is kept exactly. */
export const featuresOf = ({ terms, codes }: DocumentTerms): Readonly<Record<string, number>> =>
  Object.fromEntries(
    terms.flatMap((term, at) => {
      const impact = impactOf(codes[at] ?? 0);
      const isIndexed = impact > 0 && term !== '' && term.length <= LONGEST_TERM;
      return isIndexed ? [[featureName(term), impact] as const] : [];
    }),
  );
