import { describe, expect, it } from '@jest/globals';
import {
  createCodesReader,
  featureField,
  featuresOf,
  packCodes,
} from '../../../../lambdas/adapters/opensearch/search/terms.ts';
import { places, termCode } from '../../../../lambdas/contract/catalog/search-document.ts';

const words = Array.from({ length: 400 }, (_, at) => `слово-${at}`);
const document = {
  terms: words,
  codes: words.map((_, at) => termCode((at % 255) + 1, 1 + (at % 127))),
};

describe('Codes beside a row', () => {
  it('are read for every term, in any order, whatever other terms are asked for', () => {
    const asked = [...words].reverse().flatMap((word) => [word, `${word}!`]);
    const read = createCodesReader(asked)(packCodes(document));
    expect([...read]).toEqual([...document.codes].reverse().flatMap((code) => [code, 0]));
  });

  it('take six bytes a term', () => {
    expect(Buffer.from(packCodes(document) ?? '', 'base64')).toHaveLength(words.length * 6);
  });

  it('are read with and without the padding of base64', () => {
    const packed = packCodes({ terms: ['phone'], codes: [termCode(200, places.name)] }) ?? '';
    for (const each of [packed, packed.replace(/=+$/u, '')]) {
      expect([...createCodesReader(['phone'])(each)]).toEqual([termCode(200, places.name)]);
    }
  });

  it('are none where a document has no terms or none are asked for', () => {
    expect(packCodes({ terms: [], codes: [] })).toBeUndefined();
    expect([...createCodesReader(['phone'])(undefined)]).toEqual([0]);
    expect(createCodesReader([])(packCodes(document))).toHaveLength(0);
  });
});

describe('Features of a document', () => {
  const named = (...terms: readonly string[]) =>
    featuresOf({ terms: [...terms], codes: terms.map((_, at) => termCode(at + 1, places.text)) });

  it('hold the impact of each term and no place', () => {
    expect(named('phone', '__proto__', 'air force 1')).toEqual(
      Object.fromEntries([
        ['phone', 1],
        ['__proto__', 2],
        ['air force 1', 3],
      ]),
    );
  });

  it('are named without dots, and no two terms alike', () => {
    const hard = ['1.5', '1%2E5', '1%5', '1.', '.1', '..', '%'];
    const names = Object.keys(named(...hard));
    expect(names).toHaveLength(hard.length);
    expect(names.filter((name) => name.includes('.'))).toEqual([]);
    expect([...hard.map(featureField)].sort()).toEqual(names.map((name) => `terms.${name}`).sort());
  });

  it('leave out what no engine takes: the empty term and absurdly long ones', () => {
    expect(named('', 'x'.repeat(1_025), 'x'.repeat(1_024))).toEqual({ ['x'.repeat(1_024)]: 3 });
  });
});
