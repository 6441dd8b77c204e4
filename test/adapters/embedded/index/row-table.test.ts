import { describe, expect, it } from '@jest/globals';
import { createTextsBuilder, openTexts } from '../../../../lambdas/adapters/embedded/index/row-table.ts';
import { bytesOf } from '../../../../lambdas/adapters/embedded/store/columns.ts';

const opened = (texts: readonly string[]) => {
  const builder = createTextsBuilder();
  for (const text of texts) builder.add(text);
  const columns: Readonly<Record<string, ArrayBufferView>> = builder.columns('texts');
  return openTexts((name) => bytesOf(columns[name] ?? new Uint8Array()), 'texts');
};

describe('Packed texts', () => {
  it('are read by their places', () => {
    const given = ['', 'a', 'ab', 'b', 'ё', 'ёж', '\uFFFD', '😀', '😀😀', 'a'];
    const texts = opened(given);
    expect(texts.size).toBe(given.length);
    expect(given.map((_, place) => texts.at(place))).toEqual(given);
  });

  it('outgrow what was set aside for them', () => {
    const many = Array.from({ length: 3_000 }, (_, at) => `текст ${String(at).padStart(5, '0')}`);
    const texts = opened(many);
    expect(texts.at(2_999)).toBe('текст 02999');
    expect(texts.at(1_234)).toBe('текст 01234');
  });
});
