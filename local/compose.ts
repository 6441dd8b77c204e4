import { randomBytes } from 'node:crypto';
import { createHashedTextEmbedder } from '../lambdas/adapters/embedded/text-embedder.ts';
import { createEnvironmentSecrets } from '../lambdas/adapters/environment/secrets.ts';
import { createJoseSessionTokens } from '../lambdas/adapters/jose/session-tokens.ts';
import { createOpenAiRealtimeSessions } from '../lambdas/adapters/openai/realtime-sessions.ts';
import { createCatalogImport } from '../lambdas/core/catalog/import-catalog.ts';
import { createProductInfo } from '../lambdas/core/catalog/product-info.ts';
import { createSearch } from '../lambdas/core/search/search.ts';
import { createHangUp } from '../lambdas/core/voice/hang-up.ts';
import { createBotExecuteEndpoint } from '../lambdas/http/bot-execute-endpoint.ts';
import { createCallEndpoint } from '../lambdas/http/call-endpoint.ts';
import { createRequestLog } from '../lambdas/http/request-log.ts';
import { createThemeEndpoint } from '../lambdas/http/theme-endpoint.ts';
import { createTokenEndpoint } from '../lambdas/http/token-endpoint.ts';
import type { Log } from '../lambdas/ports/log.ts';
import type { RealtimeSessions } from '../lambdas/ports/realtime-sessions.ts';
import type { Secrets } from '../lambdas/ports/secrets.ts';
import type { TextEmbedder } from '../lambdas/ports/text-embedder.ts';
import type { LocalCatalogs } from './catalogs.ts';
import type { LocalEnv } from './config.ts';
import { createTimeoutHangUpTimer } from './hang-up-timer.ts';
import type { LocalStore } from './store.ts';

export interface LocalParts {
  readonly env: LocalEnv;
  readonly store: LocalStore;
  readonly signingKey: string;
  readonly catalogs: LocalCatalogs;
  /** Where this process itself reaches its own server. */
  readonly ownOrigin: string;
  /** Where browsers reach it. */
  readonly publicOrigin: string;
  readonly log: Log;
}

/** Our own Realtime server takes any key; it stands where OpenAI's would. */
const OWN_SERVER_KEY = 'sk-local';

const createRealtime = ({ env, ownOrigin, publicOrigin }: LocalParts, secrets: Secrets): RealtimeSessions => {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, TRANSCRIPTION_MODEL: transcriptionModel } = env;
  if (OPENAI_API_KEY !== undefined) {
    return createOpenAiRealtimeSessions({ secrets, baseUrl: OPENAI_BASE_URL, transcriptionModel });
  }
  const own = createOpenAiRealtimeSessions({ secrets, baseUrl: `${ownOrigin}/v1`, transcriptionModel });
  return { ...own, callsUrl: `${publicOrigin}/v1/realtime/calls` };
};

/** The endpoints that run in Lambda, over what one machine has. */
const createEndpoints = (parts: LocalParts, embedder: TextEmbedder) => {
  const { env, store } = parts;
  const log = createRequestLog(parts.log);
  const clock = () => new Date();
  const { index } = parts.catalogs;
  const secrets = createEnvironmentSecrets({
    openAiKey: env.OPENAI_API_KEY ?? OWN_SERVER_KEY,
    signingKeys: [parts.signingKey],
  });
  const realtime = createRealtime(parts, secrets);
  const hangUps = createTimeoutHangUpTimer({ hangUp: createHangUp({ realtime, log }), log });
  const common = {
    domains: store.domainStore,
    tokens: createJoseSessionTokens({ secrets, clock }),
    viewerAddress: 'connection',
    publicUrl: env.PUBLIC_URL,
    clock,
    log,
  } as const;
  const voice = {
    ...common,
    usage: store.usageMeter,
    realtime,
    defaults: { model: env.REALTIME_MODEL, voice: env.REALTIME_VOICE },
    secrets,
  } as const;
  const services = {
    search: createSearch({ index, embedder, log }),
    productInfo: createProductInfo({ index }),
  };
  const endpoints = {
    token: createTokenEndpoint({ ...voice, randomness: (count) => randomBytes(count) }),
    botExecute: createBotExecuteEndpoint({ ...common, services }),
    theme: createThemeEndpoint(common),
    call: createCallEndpoint({ ...voice, hangUps }),
  };
  return { endpoints, close: hangUps.close };
};

/** What runs on one machine: the endpoints, and what fills the catalogues that they search. */
export const composeLocal = (parts: LocalParts) => {
  const { index, writer, folder } = parts.catalogs;
  const embedder = createHashedTextEmbedder();
  return {
    ...createEndpoints(parts, embedder),
    index,
    embedder,
    importCatalog: createCatalogImport({ writer, embedder, now: () => new Date() }),
    catalogFolder: folder,
  };
};
export type LocalComposition = ReturnType<typeof composeLocal>;
