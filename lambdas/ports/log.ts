export type LogFields = Readonly<Record<string, unknown>>;

/** Structured lines for support staff: counts, timings and ids, never tokens or a shopper's words. */
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}
