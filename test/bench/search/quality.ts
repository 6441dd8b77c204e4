import type { LanguageFigures } from '../../../cli/evaluate/measure.ts';
import { tableOf } from '../../../cli/evaluate/report.ts';
import { AS_SAID, evaluateQuality, type QualityBars, WITH_TRANSLATION } from '../../relevance/quality.ts';
import { type Figure, rounded } from '../figure.ts';

const inPercent = (share: number | null): { readonly value: number; readonly unit: string } => ({
  value: rounded((share ?? Number.NaN) * 100),
  unit: '%',
});

const figuresOf = (
  { language, successAt1, ndcg, sureAndWrong, falseConfidence, variantHit }: LanguageFigures,
  how: string,
  bars: QualityBars,
): Figure[] => {
  const name = `${language}, ${how}`;
  const value = rounded(ndcg.strict?.['10'] ?? Number.NaN, 3);
  return [
    { name: `${name}, success@1`, ...inPercent(successAt1), atLeast: rounded(bars.successAt1 * 100) },
    { name: `${name}, nDCG@10`, value, unit: '', atLeast: bars.ndcgAt10 },
    { name: `${name}, sure and wrong`, ...inPercent(sureAndWrong), bar: rounded(bars.sureAndWrong * 100) },
    {
      name: `${name}, false confidence`,
      ...inPercent(falseConfidence),
      bar: rounded(bars.falseConfidence * 100),
    },
    { name: `${name}, variant`, ...inPercent(variantHit), atLeast: rounded(bars.variantHit * 100) },
  ];
};

/** The answers to the project's own judged collection, as `storevoice evaluate` measures them. */
export const benchQuality = async (): Promise<Figure[]> => {
  const figures: Figure[] = [];
  for (const [how, withTranslation, bars] of [
    ['as said', false, AS_SAID],
    ['with translation', true, WITH_TRANSLATION],
  ] as const) {
    const evaluated = await evaluateQuality(withTranslation);
    console.log(`${how}\n${tableOf([evaluated])}`);
    figures.push(...evaluated.languages.flatMap((each) => figuresOf(each, how, bars[each.language])));
  }
  return figures;
};
