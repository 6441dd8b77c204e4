import type { Log } from '../lambdas/ports/log.ts';
import { type LocalApp, startLocalApp } from '../local/app.ts';
import { type LocalEnv, parseLocalEnv } from '../local/config.ts';
import { shopTexts } from '../local/demo-shop/texts.ts';
import { PortTakenError } from '../local/http-server.ts';
import { createLocalLog, type LogFormat } from '../local/log.ts';
import { findPortHolder } from '../local/port-holder.ts';
import { bannerOf } from './banner.ts';
import { CommandFailure } from './command.ts';

export interface DevOptions {
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

const explainTakenPort = async ({ port }: PortTakenError): Promise<string> => {
  const holder = await findPortHolder(port);
  const by =
    holder === undefined ? 'another program' : `${holder.command || 'a program'} (process ${holder.pid})`;
  return `Port ${port} is taken by ${by}. Stop it, or use another port: PORT=${port + 1} npm start`;
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

const start = async (options: DevOptions, version: string): Promise<void> => {
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

/** Starts local mode and stays until it is told to end. */
export const runDev = async (options: DevOptions, version: string): Promise<void> => {
  try {
    await start(options, version);
  } catch (error) {
    throw error instanceof PortTakenError ? new CommandFailure(await explainTakenPort(error)) : error;
  }
};
