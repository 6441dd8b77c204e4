import { join } from 'node:path';
import type { Log } from '../lambdas/ports/log.ts';
import { createApi } from './api.ts';
import { type LocalCatalogs, openEmbeddedCatalogs, openOpenSearchCatalogs } from './catalogs.ts';
import { composeLocal, type LocalComposition } from './compose.ts';
import { type LocalEnv, localFolder } from './config.ts';
import { demoDomains, seedDemoDomains } from './demo-shop/domains.ts';
import { demoProducts } from './demo-shop/products.ts';
import { createSeedCatalog } from './demo-shop/seed-catalog.ts';
import { createDemoShop } from './demo-shop/shop.ts';
import type { Homes } from './demo-shop/view.ts';
import { type HttpFaces, type ListeningServer, listen, originOf } from './http-server.ts';
import { createRealtimeServer, type RealtimeServer, type RealtimeServerOptions } from './realtime/server.ts';
import { createSite } from './server.ts';
import { readSigningKey } from './signing-key.ts';
import { createWidgetFiles } from './static-files.ts';
import { type LocalStore, openLocalStore } from './store.ts';
import { prepareWidget } from './widget-folder.ts';

/** What runs, for the lines a person reads at the start. */
export interface LocalFacts {
  readonly url: string;
  readonly folder: string;
  /** `own`: the Realtime server of this process; else the address of another. */
  readonly realtime: string;
  /** `own`: searched in this process; else the host of an OpenSearch. */
  readonly search: string;
  readonly domains: number;
  readonly products: number;
  readonly variants: number;
}

export interface LocalApp {
  readonly facts: LocalFacts;
  close(): Promise<void>;
}

interface AppOptions {
  readonly env: LocalEnv;
  readonly log: Log;
  /** How the Realtime server speaks; tests without ears want it fast and simple. */
  readonly speech?: Pick<RealtimeServerOptions, 'voice' | 'pace'>;
}

/** Holds requests back until everything behind them stands; the port is known only once it is open. */
const createDoor = () => {
  let open: (faces: HttpFaces) => void = () => {};
  const opened = new Promise<HttpFaces>((resolve) => {
    open = resolve;
  });
  const faces: HttpFaces = {
    request: (request, response) => void opened.then((site) => site.request(request, response)),
    upgrade: (request, socket, head) => void opened.then((site) => site.upgrade(request, socket, head)),
  };
  return { faces, open };
};

/** The shop speaks Russian at one name of this machine and English at the other. */
const homesOf = ({ HOST, PUBLIC_URL }: LocalEnv, url: string, port: number): Homes =>
  HOST === 'localhost' && PUBLIC_URL === undefined
    ? { ru: url, en: originOf('127.0.0.1', port) }
    : { ru: url, en: url };

const publicOrigin = ({ PUBLIC_URL, HOST }: LocalEnv, port: number): string =>
  PUBLIC_URL === undefined ? originOf(HOST, port) : new URL(PUBLIC_URL).origin;

interface Standing extends AppOptions {
  readonly server: ListeningServer;
  readonly store: LocalStore;
  readonly realtime: RealtimeServer;
}

/** Two servers at once sell at two addresses, so the one that joined keeps catalogues of its own. */
const openCatalogs = async ({ env, log, server, store }: Standing): Promise<LocalCatalogs> => {
  const own = store.isJoined ? `-${server.port}` : '';
  const { OPENSEARCH_URL: url } = env;
  if (url === undefined)
    return openEmbeddedCatalogs({ folder: join(localFolder(env), `catalog${own}`), log });
  const folder = join(localFolder(env), `opensearch${own}`);
  return openOpenSearchCatalogs({ url, folder, prefix: `storevoice-local${own}-` });
};

const compose = async (standing: Standing): Promise<LocalComposition> => {
  const { env, log, server, store } = standing;
  const folder = localFolder(env);
  return composeLocal({
    env,
    store,
    log,
    signingKey: await readSigningKey({ folder, log }),
    catalogs: await openCatalogs(standing),
    ownOrigin: originOf(env.HOST === 'localhost' ? '127.0.0.1' : env.HOST, server.port),
    publicOrigin: publicOrigin(env, server.port),
  });
};

const seed = async (composition: LocalComposition, { store }: Standing, homes: Homes) => {
  await seedDemoDomains(store.domainStore, new URL(homes.ru).host);
  const seedCatalog = createSeedCatalog({ folder: composition.catalogFolder, ...composition });
  const profiles = [];
  for (const { hostname, locale } of demoDomains) {
    profiles.push(await seedCatalog({ domain: hostname, products: demoProducts(homes[locale]) }));
  }
  return profiles[0];
};

const raise = async (
  standing: Standing,
): Promise<{ readonly site: HttpFaces; readonly facts: LocalFacts; close(): void }> => {
  const { env, log, server, store, realtime } = standing;
  const folder = localFolder(env);
  const url = publicOrigin(env, server.port);
  const homes = homesOf(env, url, server.port);
  // esbuild works in a process of its own, so the catalogue is read meanwhile.
  const widget = prepareWidget(folder);
  const seeding = compose(standing).then(async (composition) => ({
    composition,
    profile: await seed(composition, standing, homes),
  }));
  const [{ composition, profile }, widgetFolder] = await Promise.all([seeding, widget]);
  const site = createSite({
    responders: [
      createApi({ endpoints: composition.endpoints, log }),
      async (request, response) => realtime.request(request, response),
      createWidgetFiles(widgetFolder),
      createDemoShop({ products: demoProducts(homes.ru), homes }),
    ],
    upgrade: realtime.upgrade,
    log,
  });
  const facts = {
    url,
    folder,
    realtime: env.OPENAI_API_KEY === undefined ? 'own' : (env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1'),
    search: env.OPENSEARCH_URL === undefined ? 'own' : new URL(env.OPENSEARCH_URL).host,
    domains: (await store.domainStore.list()).length,
    products: profile?.products ?? 0,
    variants: profile?.variants ?? 0,
  };
  return { site, facts, close: composition.close };
};

/** Closes what was opened, last first; one that fails keeps none of the others open. */
const createClosing = () => {
  const steps: (() => Promise<void> | void)[] = [];
  return {
    add: (step: () => Promise<void> | void): void => void steps.unshift(step),
    run: async (): Promise<void> => {
      const failures: unknown[] = [];
      for (const step of steps.splice(0)) {
        try {
          await step();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
};

/** Starts the whole of Storevoice on this machine: API, Realtime server, store, widget and demo shop. */
export const startLocalApp = async ({ env, log, speech }: AppOptions): Promise<LocalApp> => {
  const closing = createClosing();
  try {
    const store = await openLocalStore({ folder: localFolder(env), announce: true, log });
    closing.add(() => store.close());
    const door = createDoor();
    const server = await listen({ host: env.HOST, port: env.PORT }, door.faces);
    closing.add(() => server.close());
    const realtime = createRealtimeServer({ log, ...speech });
    closing.add(() => realtime.close());
    const { site, facts, close } = await raise({ env, log, server, store, realtime });
    closing.add(close);
    door.open(site);
    return { facts, close: closing.run };
  } catch (error) {
    await closing.run().catch(() => undefined);
    throw error;
  }
};
