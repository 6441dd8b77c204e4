export interface TickerOptions {
  readonly everyMs: number;
  tick(): unknown;
  /** Milliseconds from any origin. */
  now(): number;
}

/** After a longer standstill (a suspended laptop) the lost ticks are dropped, not replayed in a burst. */
const MOST_TICKS_AT_ONCE = 50;

/** Ticks at a steady rate: timers run late, so each run makes up for what is due. */
export const startTicker = ({ everyMs, tick, now }: TickerOptions): (() => void) => {
  let next = now() + everyMs;
  const timer = setInterval(
    () => {
      for (let ticks = 0; now() >= next; ticks += 1) {
        if (ticks === MOST_TICKS_AT_ONCE) {
          next = now() + everyMs;
          return;
        }
        next += everyMs;
        tick();
      }
    },
    Math.max(1, everyMs),
  );
  return () => clearInterval(timer);
};
