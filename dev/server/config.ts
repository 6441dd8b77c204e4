import { join } from 'node:path';
import * as z from 'zod';
import { describeIssues } from '../../lambdas/contract/imports/issues.ts';
import { MinutePrices } from '../../lambdas/contract/voice/minute-prices.ts';
import { LogLevel } from '../../lambdas/env/variables.ts';

const DEFAULT_PORT = 3000;
const name = z.string().trim().min(1);
const webUrl = z.url({ protocol: /^https?$/, error: 'write an address like http://localhost:3000' });

const Port = z
  .string()
  .regex(/^\d{1,5}$/u, 'write a number like 3000')
  .transform(Number)
  .refine((port) => port <= 65_535, 'the highest port is 65535');

/** What can be chosen for local mode; every variable may be left out. */
export const LocalEnv = z
  .object({
    /** Where to listen; 0 takes any free port. */
    PORT: Port.default(DEFAULT_PORT),
    /** Default: this machine alone. `0.0.0.0` lets others in. */
    HOST: name.default('localhost'),
    /** How browsers reach this server when that is not `http://localhost:PORT`: a tunnel, a network name. */
    PUBLIC_URL: webUrl.optional(),
    /** Where domains, usage and the catalogue are kept. Default: `.storevoice` in the clone. */
    STOREVOICE_FOLDER: name.optional(),
    /** A real OpenSearch with k-NN for the catalogues, which takes unsigned requests. Default: this process searches. */
    OPENSEARCH_URL: webUrl.optional(),
    /** With a key, shoppers talk to OpenAI; without one, to the Realtime server of this process. */
    OPENAI_API_KEY: name.optional(),
    /** Any server that speaks the Realtime API. Default: OpenAI. */
    OPENAI_BASE_URL: webUrl.optional(),
    TRANSCRIPTION_MODEL: name.optional(),
    REALTIME_MODEL: name.default('gpt-realtime-2.1'),
    REALTIME_VOICE: name.default('marin'),
    /** What a minute costs, by model: `gpt-realtime=0.10/0.02`. Default: OpenAI's list prices. */
    MINUTE_PRICES: MinutePrices,
    LOG_LEVEL: LogLevel,
    /** Default: `text` in a terminal, `json` elsewhere. */
    LOG_FORMAT: z.enum(['text', 'json']).optional(),
  })
  .refine(({ OPENAI_BASE_URL: url, OPENAI_API_KEY: key }) => url === undefined || key !== undefined, {
    path: ['OPENAI_BASE_URL'],
    error: 'is only used with OPENAI_API_KEY; set both or neither',
  });
export type LocalEnv = Readonly<z.infer<typeof LocalEnv>>;

/** A setting does not fit; the message names it, what was seen and what would do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the settings; an empty variable counts as one that is not set. */
export const parseLocalEnv = (variables: Readonly<Record<string, string | undefined>>): LocalEnv => {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const parsed = LocalEnv.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new SettingsError(`These settings do not fit: ${describeIssues(parsed.error)}`);
};

const CLONE = join(import.meta.dirname, '..', '..');

export const localFolder = ({ STOREVOICE_FOLDER }: Pick<LocalEnv, 'STOREVOICE_FOLDER'>): string =>
  STOREVOICE_FOLDER ?? join(CLONE, '.storevoice');

/** The folder that a flag names, else that of the environment. */
export const chosenFolder = (chosen: string | undefined, env: NodeJS.ProcessEnv = process.env): string =>
  localFolder(parseLocalEnv({ ...env, ...(chosen && { STOREVOICE_FOLDER: chosen }) }));
