import type { Language } from '../../language/language.ts';
import { spansOf } from '../terms/terms.ts';

export interface Amount {
  readonly value: number;
  /** What it is counted in; empty for a bare number. */
  readonly unit: string;
}

/** The first amount of a merchant's value: 6.1 inches of "6.1 inch OLED", 4.8 of "4,8 из 5". */
export const amountIn = (value: string, language: Language): Amount | undefined => {
  const span = spansOf(value, language).find(({ kind }) => kind === 'measure' || kind === 'number');
  if (span?.kind === 'measure')
    return { value: Number.parseFloat(span.measure.term), unit: span.measure.unit };
  return span?.kind === 'number' ? { value: Number(span.term), unit: '' } : undefined;
};
