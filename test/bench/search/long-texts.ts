import { htmlText } from '../../../lambdas/core/feed/normalise/html-text.ts';
import { wordsOf } from '../../../lambdas/core/language/numbers/numbers.ts';
import { readPrices } from '../../../lambdas/core/search/understand/prices/prices.ts';
import { createMask } from '../../../lambdas/core/voice/mask/mask.ts';
import { language } from '../../language.ts';
import { repeatedMarks, repeatedPhrases, repeatedTags } from '../feed/repeated-texts.ts';
import { type Figure, rounded } from '../figure.ts';

const slowest = (pieces: readonly string[], times: number, read: (text: string) => unknown): number =>
  rounded(
    Math.max(
      ...pieces.map((piece) => {
        const before = performance.now();
        read(piece.repeat(times));
        return performance.now() - before;
      }),
    ),
  );

/** The slowest of the texts that repeat one piece; their time must grow with their length and no faster. */
export const benchLongTexts = async (): Promise<Figure[]> => {
  const prices = (text: string) => readPrices(wordsOf(text, language), { language, currency: 'USD' });
  return [
    {
      name: 'prices in 20,000 phrases',
      value: slowest(repeatedPhrases, 20_000, prices),
      unit: 'ms',
      bar: 5_000,
    },
    {
      name: 'masking 8,000 marks',
      value: slowest(repeatedMarks, 8_000, createMask(language)),
      unit: 'ms',
      bar: 125,
    },
    {
      name: 'text of 20,000 HTML tags',
      value: slowest(repeatedTags, 20_000, htmlText),
      unit: 'ms',
      bar: 400,
    },
  ];
};
