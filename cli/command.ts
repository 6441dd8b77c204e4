import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { SettingsError } from '../dev/server/config.ts';
import { AssistantError } from '../lambdas/contract/errors.ts';

export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

/** A command that ends with a message for a person instead of a stack. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: number;

  constructor(message: string, exitCode: number = exitCodes.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** A command that was called with words it does not understand. */
export const usageError = (message: string): CommandFailure => new CommandFailure(message, exitCodes.usage);

/** The part of a terminal that a command uses. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** A file's text; `-` is standard input. */
  read(path: string): Promise<string>;
  exit(code: number): never;
  /** The code with which the process ends once all work is done. */
  endWith(code: number): void;
}

export const processTerminal: Terminal = {
  out: (line) => {
    process.stdout.write(line);
  },
  err: (line) => {
    process.stderr.write(line);
  },
  read: (path) => (path === '-' ? text(process.stdin) : readFile(path, 'utf8')),
  exit: (code) => process.exit(code),
  endWith: (code) => {
    process.exitCode = code;
  },
};

/** What `--json` prints. */
export const inJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** A mistyped command ends with code 2, where commander would say 1. */
export const speakTo = (command: Command, terminal: Terminal): Command =>
  command
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError('(add --help for the options and examples)')
    .exitOverride(({ exitCode }) => terminal.exit(exitCode === 0 ? exitCodes.ok : exitCodes.usage));

/** The chain of causes in one line: the outer error names the attempt, the inner ones why it failed. */
export const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const message = error.message || error.name;
  return error.cause === undefined ? message : `${message}: ${explain(error.cause)}`;
};

/** A failure that a person can mend is a message; any other comes with its stack. */
const inWords = (error: unknown): string => {
  const isMendable =
    error instanceof CommandFailure || error instanceof AssistantError || error instanceof SettingsError;
  if (isMendable || !(error instanceof Error)) return explain(error);
  return error.stack ?? explain(error);
};

const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommandFailure) return error.exitCode;
  return error instanceof SettingsError ? exitCodes.usage : exitCodes.failed;
};

/** Runs a command's work and turns what it throws into a message and an exit code. */
export const runCommand = async (terminal: Terminal, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    terminal.err(`error: ${inWords(error)}\n`);
    terminal.endWith(exitCodeOf(error));
  }
};

/** The text of a file that a flag names; a missing file is a usage error. */
export const readInput = async (terminal: Terminal, path: string): Promise<string> => {
  try {
    return await terminal.read(path);
  } catch (error) {
    throw usageError(`${path} cannot be read: ${explain(error)}`);
  }
};
