import { type LogLevel, logLevels } from '../../lambdas/env/variables.ts';
import type { Log, LogFields } from '../../lambdas/ports/log.ts';

export type LogFormat = 'text' | 'json';

interface LogOptions {
  /** `text` for eyes, `json` for machines: one object a line, in the shape of the Lambda logs. */
  readonly format: LogFormat;
  readonly level: LogLevel;
  readonly service: string;
  write(line: string): void;
  /** Gets every line as JSON, whatever the format and the level. */
  readonly keep?: (line: string) => void;
}

interface Line {
  readonly level: LogLevel;
  readonly message: string;
  readonly at: Date;
  readonly fields: LogFields;
}

const plainError = (error: Error): LogFields => ({
  name: error.name,
  message: error.message,
  ...('code' in error ? { code: error.code } : {}),
  stack: error.stack,
  ...(error.cause instanceof Error ? { cause: plainError(error.cause) } : {}),
});

const toJson = ({ level, message, at, fields }: Line, service: string): string =>
  JSON.stringify(
    { level, message, timestamp: at.toISOString(), service, ...fields },
    (_key, value: unknown) => (value instanceof Error ? plainError(value) : value),
  );

const RESET = '\u001b[0m';
const DIM = '\u001b[2m';
const colours: Readonly<Record<LogLevel, string>> = {
  DEBUG: DIM,
  INFO: '',
  WARN: '\u001b[33m',
  ERROR: '\u001b[31m',
};

/** A shopper's words must not be able to steer the terminal. */
export const withoutControls = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');

const shortValue = (value: unknown): string => {
  if (value instanceof Error) return value.message;
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
};

const stackOf = ({ level, fields }: Line): string =>
  level === 'ERROR' && fields.error instanceof Error ? `\n${DIM}${fields.error.stack ?? ''}${RESET}` : '';

/** What the message says already, or only a machine needs. */
const UNSAID = new Set(['requestId', 'route', 'function', 'domain', 'outcome', 'subject']);

const toText = (line: Line): string => {
  const details = Object.entries(line.fields)
    .filter(([name]) => !UNSAID.has(name))
    .map(([name, value]) => `${name}=${shortValue(value)}`)
    .join(' ');
  const time = line.at.toTimeString().slice(0, 8);
  const message = `${colours[line.level]}${withoutControls(line.message)}${RESET}`;
  return `${DIM}${time}${RESET} ${message}${details && ` ${DIM}${withoutControls(details)}${RESET}`}${stackOf(line)}`;
};

/** The log of local mode: readable in a terminal, structured when something else reads it. */
export const createLocalLog = ({ format, level, service, write, keep }: LogOptions): Log => {
  const print =
    (of: LogLevel) =>
    (message: string, fields: LogFields = {}): void => {
      const line: Line = { level: of, message, at: new Date(), fields };
      keep?.(`${toJson(line, service)}\n`);
      if (logLevels.indexOf(of) < logLevels.indexOf(level)) return;
      write(`${format === 'json' ? toJson(line, service) : toText(line)}\n`);
    };
  return { info: print('INFO'), warn: print('WARN'), error: print('ERROR') };
};
