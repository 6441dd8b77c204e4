import { Command, Option } from 'commander';
import { processTerminal, runCommand, speakTo } from '../command.ts';
import type { DevOptions } from './run-dev.ts';

/** `storevoice dev`: everything on this machine, which is what `npm start` runs. */
export const devCommand = (version: string): Command =>
  speakTo(new Command('dev'), processTerminal)
    .description('start the API, the Realtime server, the store and the demo shop on this machine')
    .option('--port <number>', 'port to listen on; 0 takes a free one (PORT, default 3000)')
    .option('--host <name>', 'address to listen on; 0.0.0.0 lets other machines in (HOST, default localhost)')
    .option(
      '--folder <path>',
      'where domains, usage and the catalogue are kept (STOREVOICE_FOLDER, default .storevoice)',
    )
    .addOption(
      new Option(
        '--log <format>',
        'log lines for eyes or for machines (LOG_FORMAT, default by terminal)',
      ).choices(['text', 'json']),
    )
    .addHelpText(
      'after',
      '\nWith OPENAI_API_KEY set, shoppers talk to OpenAI; without it, to the Realtime server of this process.',
    )
    .action((options: DevOptions) =>
      runCommand(processTerminal, async () => {
        // Everything that runs locally takes a second to load, which the other commands need not wait for.
        const { runDev } = await import('./run-dev.ts');
        await runDev(options, version);
      }),
    );
