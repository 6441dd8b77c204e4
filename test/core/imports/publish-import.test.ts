import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createEmbeddedCatalogWriter } from '../../../lambdas/adapters/embedded/catalog-writer.ts';
import { createEmbeddedProductIndex } from '../../../lambdas/adapters/embedded/product-index.ts';
import { openStore, type Store } from '../../../lambdas/adapters/embedded/store/store.ts';
import { createHashedTextEmbedder } from '../../../lambdas/adapters/embedded/text-embedder.ts';
import { Product } from '../../../lambdas/contract/catalog/product.ts';
import { PublishTask } from '../../../lambdas/contract/imports/cloud-import.ts';
import { type ImportRun, NO_COUNTS } from '../../../lambdas/contract/imports/import-run.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { profilePart } from '../../../lambdas/core/catalog/profile/profile.ts';
import { toSearchDocuments } from '../../../lambdas/core/catalog/search-documents.ts';
import { createImportPublishing } from '../../../lambdas/core/imports/publish-import.ts';
import { createSaveCatalogLocale } from '../../../lambdas/core/shop/catalog-locale.ts';
import type { ImportLedger } from '../../../lambdas/ports/imports/import-ledger.ts';
import type { ObjectStore } from '../../../lambdas/ports/imports/object-store.ts';
import type { DomainStore } from '../../../lambdas/ports/shop/domain-store.ts';
import { language } from '../../language.ts';

const SHOP = 'shop.example.com';
const NOW = new Date('2026-11-23T12:10:00.000Z');
const embedder = createHashedTextEmbedder(language);

let store: Store;
beforeEach(async () => {
  store = openStore(await mkdtemp(join(tmpdir(), 'storevoice-publish-')));
});
afterEach(async () => {
  await store.close();
  await rm(store.folder, { recursive: true, force: true });
});

const english = 'Electric kettle of brushed steel';
const russian = 'Электрический чайник из стали';

/** Fills a draft with one product, as the chunks of an import do. */
const fillDraft = async (title: string) => {
  const writer = createEmbeddedCatalogWriter({ store });
  const generation = await writer.begin(SHOP, embedder.id);
  const product = Product.parse({ id: '1', title, variants: [{ id: '1' }] });
  const documents = toSearchDocuments(product, 0, language);
  const [values] = await embedder.embed([title], 'document');
  const vector = Float32Array.from(values ?? []);
  await writer.add(
    SHOP,
    generation,
    documents.map((each) => ({ ...each, vector })),
  );
  return { writer, generation, part: { part: profilePart(documents, language), embedded: 1 } };
};

/** A task whose feed had so many variants; one is in the draft. */
const taskOf = (generation: string, variants: number): PublishTask =>
  PublishTask.parse({
    importId: 'one',
    startedAt: NOW.toISOString(),
    request: { domain: SHOP, key: `feeds/${SHOP}/feed.xml`, version: 'v1' },
    draft: { generation },
    normalised: { kind: 'ready', chunks: [0], counts: { ...NO_COUNTS, products: 1, variants } },
  });

const ledgerThat = (tell: (run: ImportRun) => void): ImportLedger => ({
  latest: async () => undefined,
  begin: async () => ({ kind: 'begun' }),
  update: async (run) => {
    tell(run);
    return true;
  },
  wait: async () => undefined,
  waiting: async () => [],
});

const bucketOf = (part: unknown): ObjectStore => ({
  read: async () =>
    (async function* () {
      yield Buffer.from(JSON.stringify(part));
    })(),
  note: async () => undefined,
  write: async () => undefined,
  list: async function* () {},
});

interface Given {
  readonly title?: string;
  /** What the shop has stored beside its name. */
  readonly stored?: Readonly<Record<string, unknown>>;
  readonly isTableAway?: boolean;
  readonly variants?: number;
}

const publish = async ({ title = english, stored = {}, isTableAway = false, variants = 1 }: Given = {}) => {
  const { writer, generation, part } = await fillDraft(title);
  const steps: string[] = [];
  const saved: DomainConfig[] = [];
  const warnings: string[] = [];
  const log = { info: () => {}, warn: (message: string) => void warnings.push(message), error: () => {} };
  const domains: Pick<DomainStore, 'find' | 'save'> = {
    find: async (hostname) => DomainConfig.parse({ hostname, shopName: 'Shop', ...stored }),
    save: async (config) => {
      if (isTableAway) throw new Error('the table is away');
      steps.push('language');
      saved.push(config);
      return { kind: 'saved' };
    },
  };
  const outcome = await createImportPublishing({
    ledger: ledgerThat(({ state }) => void steps.push(state.kind === 'running' ? state.step : state.kind)),
    objects: bucketOf(part),
    writer,
    embedder,
    language,
    saveCatalogLocale: createSaveCatalogLocale({ domains, log }),
    clock: () => NOW,
    log,
  })(taskOf(generation, variants));
  const live = (await createEmbeddedProductIndex({ store }).profile(SHOP))?.generation;
  return { outcome, live, generation, steps, saved, warnings };
};

describe('publishing an import', () => {
  it.each([
    ['en', english],
    ['ru', russian],
  ])(
    'writes into the configuration of the shop that its catalogue is in %s, once it is live',
    async (language, title) => {
      const { outcome, live, generation, steps, saved } = await publish({ title });
      expect(outcome).toEqual({ kind: 'published', generation });
      expect(live).toBe(generation);
      expect(saved).toMatchObject([{ hostname: SHOP, catalogLocale: language }]);
      expect(steps).toEqual(['verifying', 'publishing', 'language', 'published']);
    },
  );

  it('writes nothing where the shop knows the language', async () => {
    const { outcome, saved } = await publish({ stored: { catalogLocale: 'en' } });
    expect(outcome).toMatchObject({ kind: 'published' });
    expect(saved).toEqual([]);
  });

  it('publishes all the same when the language cannot be saved, and logs it', async () => {
    const { outcome, live, generation, steps, warnings } = await publish({ isTableAway: true });
    expect(outcome).toEqual({ kind: 'published', generation });
    expect(live).toBe(generation);
    expect(steps.at(-1)).toBe('published');
    expect(warnings).toEqual(['the language of the catalogue was not saved']);
  });

  it('writes nothing when the catalogue is refused', async () => {
    const { outcome, live, saved } = await publish({ variants: 2 });
    expect(outcome).toMatchObject({ kind: 'refused', code: 'VERIFY_FAILED' });
    expect(live).toBeUndefined();
    expect(saved).toEqual([]);
  });
});
