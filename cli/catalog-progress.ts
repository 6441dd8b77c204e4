import type { FeedTally } from '../lambdas/core/feed/read-offers.ts';
import type { Terminal } from './command.ts';

export interface ProgressSource {
  readonly tally: () => FeedTally;
  /** Variants that can be searched once published. */
  readonly indexed: () => number;
  /** Of them, variants whose text had to be embedded. */
  readonly embedded: () => number;
  readonly bytesRead: () => number;
  readonly size: number | undefined;
}

export interface ProgressOptions {
  readonly terminal: Pick<Terminal, 'err'>;
  readonly isLive: boolean;
  readonly now: () => number;
}

/** A line that is drawn again may be drawn often; one that stays should be rare. */
const LIVE_EVERY_MS = 250;
const LASTING_EVERY_MS = 10_000;

const number = (value: number): string => value.toLocaleString('en');

const duration = (seconds: number): string =>
  seconds < 60 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;

const timeLeft = ({ size, bytesRead }: ProgressSource, seconds: number): string => {
  const share = size === undefined ? 0 : bytesRead() / size;
  return share > 0 && share < 1 ? `, ${duration(seconds / share - seconds)} left` : '';
};

const progressLine = (source: ProgressSource, seconds: number): string => {
  const { rows, accepted, rejected } = source.tally();
  const rate = Math.round(rows / Math.max(seconds, 0.001));
  return (
    `${number(rows)} offers read, ${number(accepted)} accepted, ${number(rejected)} rejected, ` +
    `${number(source.embedded())} embedded, ${number(source.indexed())} indexed, ` +
    `${number(rate)} a second${timeLeft(source, seconds)}`
  );
};

/** Tells on the error stream how far an import is: on one line of a terminal, now and then in a log. */
export const createProgress = ({ terminal, isLive, now }: ProgressOptions) => {
  const startedAt = now();
  let toldAt = startedAt;
  let told = false;
  return {
    tell: (source: ProgressSource): void => {
      const time = now();
      if (time - toldAt < (isLive ? LIVE_EVERY_MS : LASTING_EVERY_MS)) return;
      toldAt = time;
      told = true;
      const line = progressLine(source, (time - startedAt) / 1_000);
      terminal.err(isLive ? `\r\u001B[K${line}` : `${line}\n`);
    },
    end: (): void => {
      if (told && isLive) terminal.err('\r\u001B[K');
    },
    seconds: (): number => (now() - startedAt) / 1_000,
  };
};
export type Progress = ReturnType<typeof createProgress>;
