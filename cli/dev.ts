import { Command, Option } from 'commander';
import type { Log } from '../lambdas/ports/log.ts';
import { type LocalApp, startLocalApp } from '../local/app.ts';
import { type LocalEnv, parseLocalEnv, SettingsError } from '../local/config.ts';
import { shopTexts } from '../local/demo-shop/texts.ts';
import { PortTakenError } from '../local/http-server.ts';
import { createLocalLog, type LogFormat } from '../local/log.ts';
import { findPortHolder } from '../local/port-holder.ts';
import { bannerOf } from './banner.ts';

interface DevOptions {
  readonly port?: string;
  readonly host?: string;
  readonly folder?: string;
  readonly log?: LogFormat;
}

const settingsOf = ({ port, host, folder, log }: DevOptions): LocalEnv =>
  parseLocalEnv({
    ...process.env,
    ...(port !== undefined && { PORT: port }),
    ...(host !== undefined && { HOST: host }),
    ...(folder !== undefined && { STOREVOICE_FOLDER: folder }),
    ...(log !== undefined && { LOG_FORMAT: log }),
  });

const fail = (message: string): void => {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
};

const explainTakenPort = async ({ port }: PortTakenError): Promise<string> => {
  const holder = await findPortHolder(port);
  const by =
    holder === undefined ? 'another program' : `${holder.command || 'a program'} (process ${holder.pid})`;
  return `Port ${port} is taken by ${by}. Stop it, or use another port: PORT=${port + 1} npm start`;
};

const explain = async (error: unknown): Promise<string> => {
  if (error instanceof PortTakenError) return explainTakenPort(error);
  if (error instanceof SettingsError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

/** Ends at the first Ctrl-C; a second one does not wait. */
const endOnSignal = (app: LocalApp, log: Log): void => {
  let isEnding = false;
  const end = (signal: NodeJS.Signals): void => {
    if (isEnding) process.exit(130);
    isEnding = true;
    log.info('Stopping', { signal });
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('Could not stop cleanly', { error });
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
};

const run = async (options: DevOptions, version: string): Promise<void> => {
  const env = settingsOf(options);
  const format = env.LOG_FORMAT ?? (process.stdout.isTTY ? 'text' : 'json');
  const log = createLocalLog({
    format,
    level: env.LOG_LEVEL,
    service: 'storevoice',
    write: (line) => process.stdout.write(line),
  });
  const app = await startLocalApp({ env, log });
  endOnSignal(app, log);
  const seconds = process.uptime();
  if (format === 'json')
    log.info('Storevoice is ready', { ...app.facts, seconds: Number(seconds.toFixed(2)) });
  else process.stdout.write(bannerOf({ ...app.facts, version, seconds, samples: shopTexts.ru.samples }));
};

/** `storevoice dev`: everything on this machine, which is what `npm start` runs. */
export const devCommand = (version: string): Command =>
  new Command('dev')
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
    .action(async (options: DevOptions) => {
      try {
        await run(options, version);
      } catch (error) {
        fail(await explain(error));
      }
    });
