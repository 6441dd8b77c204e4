import { Command } from 'commander';
import type { Terminal } from '../../cli/command.ts';

/** What a command printed, and the code it ended with. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

class Exit extends Error {}

interface CommandLine {
  readonly create: (terminal: Terminal) => Command;
  readonly line: readonly string[];
  /** What the command reads from standard input. */
  readonly input?: string;
}

/** Runs one of the commands as a shell would. */
export const runCommandLine = async ({ create, line, input = '' }: CommandLine): Promise<Ran> => {
  const seen = { code: 0, out: '', err: '' };
  const program = new Command('storevoice').addCommand(
    create({
      out: (text) => {
        seen.out += text;
      },
      err: (text) => {
        seen.err += text;
      },
      read: async (path) => {
        if (path === '-') return input;
        throw new Error(`no such file, ${path}`);
      },
      exit: (code) => {
        seen.code = code;
        throw new Exit();
      },
      endWith: (code) => {
        seen.code = code;
      },
    }),
  );
  await program.parseAsync(line, { from: 'user' }).catch((error: unknown) => {
    if (!(error instanceof Exit)) throw error;
  });
  return seen;
};
