import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../../../lambdas/core/language/numbers/numbers.ts';
import { readSpans } from '../../../../lambdas/core/search/understand/spans.ts';
import { language } from '../../../language.ts';
import { openSmallCatalog } from '../small-catalog.ts';

const links = (text: string): readonly string[] =>
  readSpans(wordsOf(text, language), language).flatMap((span) => (span.kind === 'link' ? [span.link] : []));

describe('a link that is cut short', () => {
  it.each([
    ['padded case f camcorders', ['for']],
    ['padded case f/ camcorders', ['for']],
    ['chair w cushion', ['with']],
    ['jar w/o lid', ['without']],
  ])('is read in "%s"', (text, read) => {
    expect(links(text)).toEqual(read);
  });

  it.each(['телефон б/у', 'adapter m f', 'lens f/2', 'type f', 'витамин д капли', 'канал f 12'])(
    'is none in "%s"',
    (text) => {
      expect(links(text)).toEqual([]);
    },
  );

  it('says what a thing is for, which is not what it is', () => {
    const { ask } = openSmallCatalog([
      { title: 'Arco Padded Case f small camcorders' },
      { title: 'Arco V7 camcorder black' },
    ]);
    expect(ask('camcorder').decision).toMatchObject({ kind: 'match', item: { productId: '2' } });
  });
});
