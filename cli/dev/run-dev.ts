import { shopTexts } from '../../dev/demo-shop/texts.ts';
import { type LocalApp, type LocalFacts, startLocalApp } from '../../dev/server/app.ts';
import { type LocalEnv, localFolder, parseLocalEnv } from '../../dev/server/config.ts';
import { PortTakenError } from '../../dev/server/http-server.ts';
import { createLocalLog, type LogFormat } from '../../dev/server/log.ts';
import { createLogFile } from '../../dev/server/log-file.ts';
import { findPortHolder } from '../../dev/server/port-holder.ts';
import { paths } from '../../lambdas/contract/paths.ts';
import type { Log } from '../../lambdas/ports/log.ts';
import { CommandFailure, explain } from '../command.ts';

interface BannerFacts extends LocalFacts {
  readonly version: string;
  readonly seconds: number;
  readonly samples: readonly string[];
}

const BOLD = '\u001b[1m';
const DIM = '\u001b[2m';
const CYAN = '\u001b[36m';
const RESET = '\u001b[0m';

const realtimeLine = ({ realtime }: LocalFacts): string =>
  realtime === 'own'
    ? `own server, a synthetic voice ${DIM}(real voice: OPENAI_API_KEY=sk-… npm start)${RESET}`
    : realtime;

const searchPlace = ({ search }: LocalFacts): string =>
  search === 'own' ? '' : ` in the OpenSearch at ${search}`;

const curlLine = ({ url }: LocalFacts): string => {
  const path = paths.botExecute.path.replace('{function}', 'search_products');
  return `curl ${url}${path} -d '{"query":"айфон черный 256","hostname":"localhost"}'`;
};

const bannerOf = (facts: BannerFacts): string => {
  const routes = Object.values(paths).map(({ path }) => path);
  const rows: readonly (readonly [string, string])[] = [
    ['API', routes.join('  ')],
    ['Realtime', realtimeLine(facts)],
    ['Domains', `${facts.domains}, kept in ${facts.folder} ${DIM}(npx storevoice domain list)${RESET}`],
    ['Catalogue', `${facts.products} products, ${facts.variants} variants indexed${searchPlace(facts)}`],
    [
      'Log',
      `one line an event, here ${DIM}(JSON: npm start -- --log json)${RESET}; by support code: npx storevoice support CODE`,
    ],
    ['Ask', facts.samples.map((sample) => `«${sample}»`).join('  ')],
    ['', curlLine(facts)],
    ['Stop', 'Ctrl-C'],
  ];
  const lines = rows.map(([name, text]) => `  ${DIM}${name.padEnd(10)}${RESET}${text}`);
  const ready = `${BOLD}Storevoice ${facts.version}${RESET} ${DIM}is ready in ${facts.seconds.toFixed(1)} s${RESET}`;
  return `\n  ${ready}\n\n  ${BOLD}${CYAN}${facts.url}${RESET}\n\n${lines.join('\n')}\n\n`;
};

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
    keep: createLogFile({
      folder: localFolder(env),
      onFailure: (error) => process.stderr.write(`The log file misses lines: ${explain(error)}\n`),
    }),
  });
  const app = await startLocalApp({ env, log });
  endOnSignal(app, log);
  const seconds = process.uptime();
  if (format === 'json')
    log.info('Storevoice is ready', { ...app.facts, seconds: Number(seconds.toFixed(2)) });
  else process.stdout.write(bannerOf({ ...app.facts, version, seconds, samples: shopTexts.ru.samples }));
};

export const runDev = async (options: DevOptions, version: string): Promise<void> => {
  try {
    await start(options, version);
  } catch (error) {
    throw error instanceof PortTakenError ? new CommandFailure(await explainTakenPort(error)) : error;
  }
};
