import { randomBytes } from 'node:crypto';
import { createHashedTextEmbedder } from '../../lambdas/adapters/embedded/text-embedder.ts';
import { createEnvironmentSecrets } from '../../lambdas/adapters/environment/secrets.ts';
import { createJoseSessionTokens } from '../../lambdas/adapters/jose/session-tokens.ts';
import { sha256 } from '../../lambdas/adapters/node-crypto/sha256.ts';
import { createOpenAiRealtimeSessions } from '../../lambdas/adapters/openai/realtime-sessions.ts';
import { createHttpsWebhooks } from '../../lambdas/adapters/webhook/webhooks.ts';
import { createCatalogImport } from '../../lambdas/core/catalog/import-catalog.ts';
import type { Language } from '../../lambdas/core/language/language.ts';
import { createBotServices } from '../../lambdas/core/voice/bot-services.ts';
import { createHangUp } from '../../lambdas/core/voice/hang-up.ts';
import { createMask } from '../../lambdas/core/voice/mask/mask.ts';
import {
  createBotExecuteEndpoint,
  createCallEndpoint,
  createThemeEndpoint,
  createTokenEndpoint,
} from '../../lambdas/http/endpoints.ts';
import { createRequestLog } from '../../lambdas/http/request-log.ts';
import type { TextEmbedder } from '../../lambdas/ports/catalog/text-embedder.ts';
import type { Log } from '../../lambdas/ports/log.ts';
import type { Secrets } from '../../lambdas/ports/shop/secrets.ts';
import type { StoreTexts } from '../../lambdas/ports/shop/store-texts.ts';
import type { EndingCall } from '../../lambdas/ports/voice/hang-up-timer.ts';
import type { RealtimeSessions } from '../../lambdas/ports/voice/realtime-sessions.ts';
import type { Catalogs } from './catalogs.ts';
import type { LocalEnv } from './config.ts';
import type { LocalStore } from './store.ts';

interface LocalParts {
  readonly env: LocalEnv;
  readonly store: LocalStore;
  readonly signingKey: string;
  readonly catalogs: Catalogs;
  readonly texts: Pick<StoreTexts, 'published'>;
  /** Where this process itself reaches its own server. */
  readonly ownOrigin: string;
  /** Where browsers reach it. */
  readonly publicOrigin: string;
  readonly language: Language;
  readonly log: Log;
}

/** Our own Realtime server takes any key. */
const OWN_SERVER_KEY = 'sk-local';

const createRealtime = ({ env, ownOrigin, publicOrigin }: LocalParts, secrets: Secrets): RealtimeSessions => {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, TRANSCRIPTION_MODEL: transcriptionModel } = env;
  if (OPENAI_API_KEY !== undefined) {
    return createOpenAiRealtimeSessions({ secrets, baseUrl: OPENAI_BASE_URL, transcriptionModel });
  }
  const own = createOpenAiRealtimeSessions({ secrets, baseUrl: `${ownOrigin}/v1`, transcriptionModel });
  return { ...own, callsUrl: `${publicOrigin}/v1/realtime/calls` };
};

/** Ends brokered calls at their time while this process lives; local calls do not outlive it. */
const createTimeoutHangUpTimer = (hangUp: (call: EndingCall) => Promise<void>, log: Log) => {
  const timers = new Set<NodeJS.Timeout>();
  return {
    schedule: async (call: EndingCall, at: Date): Promise<void> => {
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          hangUp(call).catch((error: unknown) => log.error('A call could not be ended', { ...call, error }));
        },
        Math.max(0, at.getTime() - Date.now()),
      );
      timers.add(timer);
    },
    close: (): void => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
};

/** The endpoints that run in Lambda, over what one machine has. */
const createEndpoints = (parts: LocalParts, embedder: TextEmbedder) => {
  const { env, store, language } = parts;
  const log = createRequestLog(parts.log);
  const clock = () => new Date();
  const secrets = createEnvironmentSecrets({
    openAiKey: env.OPENAI_API_KEY ?? OWN_SERVER_KEY,
    signingKeys: [parts.signingKey],
  });
  const realtime = createRealtime(parts, secrets);
  const common = {
    domains: store.domainStore,
    usage: store.usageMeter,
    clock,
    log,
    tokens: createJoseSessionTokens({ secrets, clock }),
    viewerAddress: 'connection',
    publicUrl: env.PUBLIC_URL,
  } as const;
  const voice = {
    ...common,
    realtime,
    defaults: { model: env.REALTIME_MODEL, voice: env.REALTIME_VOICE },
    prices: env.MINUTE_PRICES,
    secrets,
  } as const;
  const hangUps = createTimeoutHangUpTimer(createHangUp(voice), log);
  const mask = createMask(language);
  const services = createBotServices({
    index: parts.catalogs.index,
    embedder,
    texts: parts.texts,
    webhooks: createHttpsWebhooks({ clock, ownServer: parts.ownOrigin }),
    language,
    usage: store.usageMeter,
    sha256,
    mask,
    clock,
    log,
  });
  const endpoints = {
    token: createTokenEndpoint({ ...voice, randomness: (count) => randomBytes(count) }),
    botExecute: createBotExecuteEndpoint({ ...common, services, mask }),
    theme: createThemeEndpoint(common),
    call: createCallEndpoint({ ...voice, hangUps }),
  };
  return { endpoints, close: hangUps.close };
};

/** Composes the endpoints of one machine, and the import that fills the catalogues they search. */
export const composeLocal = (parts: LocalParts) => {
  const { language } = parts;
  const { index, writer } = parts.catalogs;
  const embedder = createHashedTextEmbedder(language);
  return {
    ...createEndpoints(parts, embedder),
    index,
    embedder,
    importCatalog: createCatalogImport({ writer, embedder, language, clock: () => new Date() }),
  };
};
export type LocalComposition = ReturnType<typeof composeLocal>;
