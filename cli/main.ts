import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import * as z from 'zod';
import { processTerminal, speakTo } from './command.ts';

const Manifest = z.object({ version: z.string(), description: z.string() });

const readManifest = () =>
  Manifest.parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));

/** Each is loaded when it is called for: the clients of the cloud take longer to load than most work takes. */
const commands = {
  dev: async (version: string) => (await import('./dev/dev.ts')).devCommand(version),
  domain: async () => (await import('./shop/domain.ts')).domainCommand(),
  shop: async () => (await import('./shop/shop.ts')).shopCommand(),
  function: async () => (await import('./function/function.ts')).functionCommand(),
  catalog: async () => (await import('./catalog/catalog.ts')).catalogCommand(),
  info: async () => (await import('./info/info.ts')).infoCommand(),
  evaluate: async () => (await import('./evaluate/command.ts')).evaluateCommand(),
  support: async () => (await import('./support/support.ts')).supportCommand(),
  preflight: async () => (await import('./preflight/preflight.ts')).preflightCommand(),
  doctor: async () => (await import('./doctor/doctor.ts')).doctorCommand(),
} as const;

/** The `storevoice` command with the subcommand that was called, or with all of them when there is none of that name. */
export const createProgram = async (calledFor: string | undefined): Promise<Command> => {
  const { version, description } = readManifest();
  const program = speakTo(new Command('storevoice'), processTerminal)
    .description(description)
    .version(version);
  const known = Object.entries(commands);
  const chosen = known.filter(([name]) => name === calledFor);
  for (const [, create] of chosen.length > 0 ? chosen : known) program.addCommand(await create(version));
  return program;
};
