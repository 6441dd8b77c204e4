import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogCommand } from '../../../cli/catalog/catalog.ts';
import { localCatalogParts } from '../../../cli/catalog/catalog-shop.ts';
import { createDynamoDbDomainStore } from '../../../lambdas/adapters/dynamodb/domain-store.ts';
import { createHashedTextEmbedder } from '../../../lambdas/adapters/embedded/text-embedder.ts';
import { createOpenSearchProductIndex } from '../../../lambdas/adapters/opensearch/search/product-index.ts';
import { createOpenSearchCatalogWriter } from '../../../lambdas/adapters/opensearch/write/catalog-writer.ts';
import { Product } from '../../../lambdas/contract/catalog/product.ts';
import { indexPrefix } from '../../../lambdas/contract/catalog/search-indexes.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { createCatalogImport } from '../../../lambdas/core/catalog/import-catalog.ts';
import { startTableServer, type TableServer } from '../../adapters/dynamodb/table-server.ts';
import { dropIndexes, unsigned } from '../../adapters/opensearch/catalog-engine.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { openSearchEngine } from '../../engines/opensearch.ts';
import { language } from '../../language.ts';
import { runCommandLine } from '../run-command.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A phone at so many dollars. */
const phone = (dollars: number): Product =>
  Product.parse({
    id: '2',
    title: 'iPhone 15',
    brand: 'Apple',
    category: ['Electronics', 'Phones'],
    variants: [{ id: '3', options: { storage: '256GB' }, price: { minor: dollars * 100, currency: 'USD' } }],
  });

/** Runs the command as a shell would, with the file's text on standard input. */
const run = (line: readonly string[], input: string) => {
  async function* stdin(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(input);
  }
  return runCommandLine({
    create: (terminal) => catalogCommand(terminal, { ...localCatalogParts(terminal), stdin: stdin() }),
    line: ['catalog', ...line, '--folder', folder],
    input,
  });
};

const shop = ['--domain', 'shop.example.com'];
const target = [...shop, '--search', 'https://search.example.com'];

describe('storevoice catalog', () => {
  it.each([
    [['import', '-', '--domain', 'not a host'], /domain: "not a host" is not a host name/],
    [['search', 'phone', ...shop, '--search', 'search'], /search: write the endpoint like/],
    [['search', 'phone', ...target, '--dimension', '1000'], /dimension: .*256.*512.*1024/],
    [['search', 'phone', ...target, '--model', 'gpt'], /model: .*cohere.embed-v4:0/],
    [['import', '-', ...shop, '--table', 't', '--bucket', 'b', '--watch'], /--watch is for this machine/],
  ])('does not understand %j', async (line, message) => {
    const { code, err } = await run(line, '');
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it.each([
    [['--stage', 'test']],
    [['--stage', 'test', '--table', 'storevoice-test']],
    [['--stage', 'test', '--bucket', 'feeds']],
  ])(
    'imports into a deployment by its table and its bucket, and says where %j leaves it in doubt',
    async (names) => {
      const { code, err } = await run(['import', '-', ...shop, ...names], '');
      expect(code).toBe(2);
      expect(err).toMatch(
        /needs --table <name> \(or STOREVOICE_TABLE\) and --bucket <name> \(or STOREVOICE_BUCKET\)/,
      );
      expect(err).toMatch(/describe-stacks --stack-name storevoice-test .*TableName.*FeedBucketName/);
    },
  );
});

describeOnEngine('storevoice catalog on a real OpenSearch', await openSearchEngine(), (url) => {
  const prefix = indexPrefix('cli-test');
  const catalogs = { engine: unsigned(url), prefix };
  const embedder = createHashedTextEmbedder(language);
  let tables: TableServer;
  let table: string;

  beforeAll(async () => {
    tables = await startTableServer();
    const access = await tables.freshTable();
    table = access.tableName;
    const domains = createDynamoDbDomainStore({ ...access, clock: () => new Date() });
    await domains.save(DomainConfig.parse({ hostname: 'shop.example.com', shopName: 'Shop' }));
    Object.assign(process.env, {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_DYNAMODB: tables.url,
    });
    const importCatalog = createCatalogImport({
      writer: createOpenSearchCatalogWriter(catalogs),
      embedder,
      language,
      clock: () => new Date(),
    });
    for (const dollars of [100, 250])
      await importCatalog({ domain: 'shop.example.com', products: [phone(dollars)] });
  });

  afterAll(async () => {
    await dropIndexes(url, prefix);
    await tables.stop();
  });

  const searched = [...shop, '--search', url, '--stage', 'cli-test'];
  const priceOf = async () => {
    const index = createOpenSearchProductIndex({ ...catalogs, profileTtlMs: 0 });
    return (await index.product('shop.example.com', '2'))[0]?.price?.minor;
  };

  it('changes prices in the live catalogue of a deployment, and goes back to the one before', async () => {
    expect(await priceOf()).toBe(25_000);
    const patched = await run(['patch', '-', ...searched, '--table', table], 'id,price\n2,90 USD\n');
    expect(patched).toMatchObject({ code: 0 });
    expect(await priceOf()).toBe(9_000);
    expect(await run(['rollback', ...searched, '--table', table], '')).toMatchObject({ code: 0 });
    expect(await priceOf()).toBe(10_000);
  });

  it('shows a catalogue without the table', async () => {
    const { code, out } = await run(['show', ...searched, '--json'], '');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ products: 1, variants: 1 });
  });
});
