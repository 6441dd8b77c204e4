import type { ImportCounts } from '../../lambdas/contract/imports/import-run.ts';
import type { Terminal } from '../command.ts';

export interface ProgressSource {
  readonly counts: ImportCounts;
  /** How much of the work is done, from 0 to 1, where that is known. */
  readonly share?: number | undefined;
}

interface ProgressOptions {
  readonly terminal: Pick<Terminal, 'err'>;
  readonly isLive: boolean;
  readonly now: () => number;
}

/** A line that is drawn over may change often; one that stays should be rare. */
const LIVE_EVERY_MS = 250;
const LASTING_EVERY_MS = 10_000;

const number = (value: number): string => value.toLocaleString('en');

const duration = (seconds: number): string =>
  seconds < 60 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;

const progressLine = ({ counts, share = 0 }: ProgressSource, seconds: number): string => {
  const { rows, accepted, rejected, embedded, indexed } = counts;
  const rate = Math.round(rows / Math.max(seconds, 0.001));
  const left = share > 0 && share < 1 ? `, ${duration(seconds / share - seconds)} left` : '';
  return (
    `${number(rows)} offers read, ${number(accepted)} accepted, ${number(rejected)} rejected, ` +
    `${number(embedded)} embedded, ${number(indexed)} indexed, ${number(rate)} a second${left}`
  );
};

/** Shows on the error stream how far an import is: on one line of a terminal, now and then in a log. */
export const createProgress = ({ terminal, isLive, now }: ProgressOptions) => {
  const startedAt = now();
  let shownAt = startedAt;
  let isShown = false;
  return {
    show: (source: () => ProgressSource): void => {
      const time = now();
      if (time - shownAt < (isLive ? LIVE_EVERY_MS : LASTING_EVERY_MS)) return;
      shownAt = time;
      isShown = true;
      const line = progressLine(source(), (time - startedAt) / 1_000);
      terminal.err(isLive ? `\r\u001B[K${line}` : `${line}\n`);
    },
    end: (): void => {
      if (isShown && isLive) terminal.err('\r\u001B[K');
    },
    seconds: (): number => (now() - startedAt) / 1_000,
  };
};
export type Progress = ReturnType<typeof createProgress>;
