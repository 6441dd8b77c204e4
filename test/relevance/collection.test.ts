import { beforeAll, describe, expect, it } from '@jest/globals';
import type { LanguageFigures } from '../../cli/evaluate/measure.ts';
import { Locale } from '../../lambdas/contract/shop/locale.ts';
import { AS_SAID, evaluateQuality, WITH_TRANSLATION } from './quality.ts';

/** The questions of each language that the collection must keep, or the bars would measure something else. */
const LEAST_QUERIES = 325;

for (const [how, withTranslation, barsOf] of [
  ['as they were said', false, AS_SAID],
  ['with their translations', true, WITH_TRANSLATION],
] as const) {
  describe(`The questions of the judged collection, asked ${how}`, () => {
    let all: readonly LanguageFigures[] = [];
    beforeAll(async () => {
      all = (await evaluateQuality(withTranslation)).languages;
    });

    describe.each(Locale.options)('in the language %s', (language) => {
      const bars = barsOf[language];
      const figures = (): LanguageFigures => {
        const found = all.find((each) => each.language === language);
        if (!found) throw new Error(`the collection has no questions in ${language}`);
        return found;
      };

      it('are as many as the bars were set on', () => {
        expect(figures().queries).toBeGreaterThanOrEqual(LEAST_QUERIES);
      });

      it('are answered by a fitting product first', () => {
        expect(figures().successAt1).toBeGreaterThanOrEqual(bars.successAt1);
      });

      it('are answered in the order of the grades', () => {
        expect(figures().ndcg.strict?.['10']).toBeGreaterThanOrEqual(bars.ndcgAt10);
      });

      it('are seldom answered wrong with confidence', () => {
        expect(figures().sureAndWrong).toBeLessThanOrEqual(bars.sureAndWrong);
      });

      it('are not answered with confidence where the shop does not sell it', () => {
        expect(figures().falseConfidence).toBeLessThanOrEqual(bars.falseConfidence);
      });

      it('are answered by the variant that was asked for', () => {
        expect(figures().variantHit).toBeGreaterThanOrEqual(bars.variantHit);
      });
    });
  });
}
