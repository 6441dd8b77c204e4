import { readWordList } from '../../lambdas/adapters/word-list/read-word-list.ts';
import type { CatalogProfile } from '../../lambdas/contract/catalog/search-document.ts';
import type { Language } from '../../lambdas/core/language/language.ts';
import { shippedLanguage } from '../../lambdas/core/language/lexicon-files.ts';
import { createSaveCatalogLocale } from '../../lambdas/core/shop/catalog-locale.ts';
import type { BotFunction } from '../../lambdas/core/voice/bot-function.ts';
import { botFunctions } from '../../lambdas/functions/registry.ts';
import type { Log } from '../../lambdas/ports/log.ts';
import { seedDemoTexts } from '../demo-shop/info.ts';
import { demoFeed, demoProducts } from '../demo-shop/products.ts';
import { createDemoReceiver } from '../demo-shop/receiver/receiver.ts';
import { createSeedCatalog, demoDomains, seedDemoDomains } from '../demo-shop/seed-catalog.ts';
import { createDemoShop } from '../demo-shop/shop.ts';
import { type Homes, pageHomes, shopOfHost } from '../demo-shop/view.ts';
import { createRealtimeServer, type RealtimeServer, type RealtimeServerOptions } from '../realtime/server.ts';
import { createApi } from './api.ts';
import {
  openEmbeddedCatalogs,
  openOpenSearchCatalogs,
  SEEDED_HOMES,
  textsAtHome,
  withHomes,
} from './catalogs.ts';
import { composeLocal, type LocalComposition } from './compose.ts';
import { type LocalEnv, localFolder } from './config.ts';
import { createSite, type HttpHandlers, listen, originOf } from './http-server.ts';
import { createWidgetFiles } from './static-files.ts';
import { type LocalStore, openLocalStore, readSigningKey } from './store.ts';
import { prepareWidget } from './widget-folder.ts';

interface AppOptions {
  readonly env: LocalEnv;
  readonly log: Log;
  /** How the Realtime server speaks; tests want it fast and simple. */
  readonly speech?: Pick<RealtimeServerOptions, 'voice' | 'pace'>;
}

/** Holds requests back until the site can answer them: its port is known only once it is listened on. */
const createWaitingHandlers = () => {
  let open: (handlers: HttpHandlers) => void = () => {};
  const opened = new Promise<HttpHandlers>((resolve) => {
    open = resolve;
  });
  const handlers: HttpHandlers = {
    request: (request, response) => void opened.then((site) => site.request(request, response)),
    upgrade: (request, socket, head) => void opened.then((site) => site.upgrade(request, socket, head)),
  };
  return { handlers, open };
};

/** Where this server is reached. Every name of this machine is a shop of its own. */
const addressesOf = ({ HOST, PUBLIC_URL }: LocalEnv, port: number) => {
  const publicOrigin = PUBLIC_URL === undefined ? originOf(HOST, port) : new URL(PUBLIC_URL).origin;
  const english = originOf('127.0.0.1', port);
  const homes: Homes =
    HOST === 'localhost' && PUBLIC_URL === undefined
      ? { main: publicOrigin, ru: originOf('ru.localhost', port), en: english }
      : { main: publicOrigin, ru: publicOrigin, en: publicOrigin };
  return { publicOrigin, ownOrigin: HOST === 'localhost' ? english : originOf(HOST, port), homes };
};

interface Running extends AppOptions, ReturnType<typeof addressesOf> {
  readonly language: Language;
  readonly folder: string;
  readonly store: LocalStore;
  readonly realtime: RealtimeServer;
}

const compose = async (running: Running): Promise<LocalComposition> => {
  const { env, log, store, homes } = running;
  const { OPENSEARCH_URL: url } = env;
  const { index, writer } =
    url === undefined
      ? openEmbeddedCatalogs(store.store, log)
      : await openOpenSearchCatalogs(url, 'storevoice-local-');
  return composeLocal({
    ...running,
    signingKey: await readSigningKey(running),
    catalogs: { index: withHomes(index, homes), writer },
    texts: textsAtHome(store.storeTexts, homes),
  });
};

const seed = async (composition: LocalComposition, { folder, store, log, homes }: Running) => {
  await seedDemoDomains(store.domainStore, new URL(homes.main).host);
  const saveCatalogLocale = createSaveCatalogLocale({ domains: store.domainStore, log });
  const seedCatalog = createSeedCatalog({ folder, ...composition });
  const profiles = [];
  for (const { hostname } of demoDomains) {
    const shop = shopOfHost(hostname);
    const profile = await seedCatalog({ domain: hostname, products: demoFeed(SEEDED_HOMES[shop], shop) });
    await saveCatalogLocale(hostname, profile.language);
    await seedDemoTexts(store.storeTexts, hostname, pageHomes(SEEDED_HOMES, shop), shop);
    profiles.push(profile);
  }
  return { composition, profile: profiles[0] };
};

/** What runs, for the lines printed at the start. */
const factsOf = async ({ env, folder, publicOrigin, store }: Running, profile?: CatalogProfile) => ({
  url: publicOrigin,
  folder,
  /** `own`: the Realtime server of this process; else the address of another. */
  realtime: env.OPENAI_API_KEY === undefined ? 'own' : (env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1'),
  /** `own`: searched in this process; else the host of an OpenSearch. */
  search: env.OPENSEARCH_URL === undefined ? 'own' : new URL(env.OPENSEARCH_URL).host,
  domains: (await store.domainStore.list()).length,
  products: profile?.products ?? 0,
  variants: profile?.variants ?? 0,
});
export type LocalFacts = Awaited<ReturnType<typeof factsOf>>;

const raise = async (running: Running) => {
  const { env, log, folder, realtime, homes } = running;
  // esbuild works in a process of its own, so the catalogue is read beside it.
  const widget = prepareWidget(folder);
  const seeding = compose(running).then((composition) => seed(composition, running));
  // When one fails, the other must not go on writing into a folder that the caller may remove.
  await Promise.allSettled([seeding, widget]);
  const [{ composition, profile }, widgetFolder] = await Promise.all([seeding, widget]);
  const receiver = createDemoReceiver(homes);
  const site = createSite({
    responders: [
      createApi(composition.endpoints),
      async (request, response) => realtime.request(request, response),
      createWidgetFiles(widgetFolder),
      receiver.respond,
      createDemoShop({
        productsOf: (shop) => demoProducts(homes[shop], shop),
        homes,
        isKeyless: env.OPENAI_API_KEY === undefined,
        receiver,
      }),
    ],
    upgrade: realtime.upgrade,
    log,
  });
  return { site, facts: await factsOf(running, profile), close: composition.close };
};

/** What the keyless conversation chooses functions by. */
const examplesOf = (functions: readonly BotFunction[]) =>
  Object.fromEntries(functions.map(({ name, examples }) => [name, [...examples.ru, ...examples.en]]));

/** Closes what was opened, last first. A failure does not keep the others open. */
const createClosing = () => {
  const steps: (() => Promise<void> | void)[] = [];
  return {
    add: (step: () => Promise<void> | void): void => void steps.unshift(step),
    run: async (): Promise<void> => {
      const failures: unknown[] = [];
      for (const step of steps.splice(0))
        await Promise.resolve()
          .then(step)
          .catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    },
  };
};

/** Starts the whole of Storevoice on this machine: API, Realtime server, store, widget and demo shop. */
export const startLocalApp = async ({ env, log, speech }: AppOptions) => {
  const closing = createClosing();
  try {
    const folder = localFolder(env);
    const store = await openLocalStore({ folder, log });
    closing.add(() => store.close());
    const waiting = createWaitingHandlers();
    const server = await listen({ host: env.HOST, port: env.PORT }, waiting.handlers);
    closing.add(() => server.close());
    const language = shippedLanguage(readWordList());
    const realtime = createRealtimeServer({ log, language, examples: examplesOf(botFunctions), ...speech });
    closing.add(() => realtime.close());
    const { site, facts, close } = await raise({
      env,
      log,
      folder,
      language,
      store,
      realtime,
      ...addressesOf(env, server.port),
    });
    closing.add(close);
    waiting.open(site);
    return { facts, close: closing.run };
  } catch (error) {
    await closing.run().catch(() => undefined);
    throw error;
  }
};

export type LocalApp = Awaited<ReturnType<typeof startLocalApp>>;
