import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log, LogFields } from '../ports/log.ts';

const current = new AsyncLocalStorage<LogFields>();

/** Runs work whose log lines all carry these fields, apart from any other request in the process. */
export const withRequestFields = <Result>(fields: LogFields, work: () => Result): Result =>
  current.run(fields, work);

/** A log whose lines carry the fields of the request they belong to. */
export const createRequestLog = (log: Log): Log => ({
  info: (message, fields) => log.info(message, { ...current.getStore(), ...fields }),
  warn: (message, fields) => log.warn(message, { ...current.getStore(), ...fields }),
  error: (message, fields) => log.error(message, { ...current.getStore(), ...fields }),
});
