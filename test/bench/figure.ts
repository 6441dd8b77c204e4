/** One measured number, with the bar it must stay under, or reach, when it has one. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: number;
  readonly atLeast?: number;
}

/** Thrown by a bench that this machine cannot run; the message says what is missing. */
export class MissingPart extends Error {}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));
