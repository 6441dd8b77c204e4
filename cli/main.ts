import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import * as z from 'zod';
import { catalogCommand } from './catalog.ts';
import { processTerminal, speakTo } from './command.ts';
import { devCommand } from './dev.ts';
import { domainCommand } from './domain.ts';

const Manifest = z.object({ version: z.string(), description: z.string() });

const readManifest = () =>
  Manifest.parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));

/** The `storevoice` command with everything it can do. */
export const createProgram = (): Command => {
  const { version, description } = readManifest();
  return speakTo(new Command('storevoice'), processTerminal)
    .description(description)
    .version(version)
    .addCommand(devCommand(version))
    .addCommand(domainCommand())
    .addCommand(catalogCommand());
};
