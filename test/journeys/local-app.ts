import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalApp, startLocalApp } from '../../dev/server/app.ts';
import { parseLocalEnv } from '../../dev/server/config.ts';
import { createLocalLog } from '../../dev/server/log.ts';
import { createLogFile } from '../../dev/server/log-file.ts';
import { openLocalStore } from '../../dev/server/store.ts';
import type { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import { createTones } from '../dev/realtime/listen.ts';

export interface LogLine {
  readonly level: string;
  readonly message: string;
  readonly timestamp: string;
  readonly [field: string]: unknown;
}

export interface RunningApp {
  readonly url: string;
  readonly app: LocalApp;
  /** Everything logged so far, as a machine would read it from the terminal. */
  readonly lines: readonly LogLine[];
  close(): Promise<void>;
}

export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'storevoice-local-'));

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** The whole of local mode on a free port, as `npm start` runs it, but speaking in tones, which may be faster than life. */
export const startApp = async (
  folder: string,
  {
    pace = 1,
    variables = {},
  }: { readonly pace?: number; readonly variables?: Readonly<Record<string, string>> } = {},
): Promise<RunningApp> => {
  const lines: LogLine[] = [];
  const log = createLocalLog({
    format: 'json',
    level: 'INFO',
    service: 'storevoice',
    write: (line) => lines.push(JSON.parse(line)),
    keep: createLogFile({
      folder,
      onFailure: (error) => {
        throw error;
      },
    }),
  });
  const env = parseLocalEnv({ PORT: '0', STOREVOICE_FOLDER: folder, ...variables });
  const app = await startLocalApp({ env, log, speech: { voice: createTones(), pace } });
  return { url: app.facts.url, app, lines, close: app.close };
};

const quiet = createLocalLog({ format: 'json', level: 'ERROR', service: 'test', write: () => undefined });

/** Changes a shop as `storevoice domain put` does, while the server runs or not. */
export const putDomainIn = async (folder: string, config: DomainConfig): Promise<void> => {
  const store = await openLocalStore({ folder, log: quiet });
  const outcome = await store.domainStore.save(config);
  await store.close();
  if (outcome.kind !== 'saved') throw new Error(`${outcome.hostname} belongs to ${outcome.owner}`);
};

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Posts as curl does: a body, and whatever content type comes with it. */
export const post = async (
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
};
