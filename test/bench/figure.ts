/** One measured number, with the bar it must stay under, or reach, when it has one. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: number;
  readonly atLeast?: number;
}
