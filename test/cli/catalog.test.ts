import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogCommand } from '../../cli/catalog.ts';
import { localCatalogParts } from '../../cli/catalog-local.ts';
import { createDynamoDbDomainStore } from '../../lambdas/adapters/dynamodb/domain-store.ts';
import { createOpenSearchProductIndex } from '../../lambdas/adapters/opensearch/product-index.ts';
import { DomainConfig } from '../../lambdas/contract/domain.ts';
import { indexPrefix } from '../../lambdas/contract/index-prefix.ts';
import { startTableServer, type TableServer } from '../adapters/dynamodb/table-server.ts';
import { dropIndexes, unsigned } from '../adapters/opensearch/catalog-engine.ts';
import { type BedrockStandIn, startBedrockStandIn } from '../engines/bedrock-stand-in.ts';
import { describeOnEngine } from '../engines/engine.ts';
import { openSearchEngine } from '../engines/opensearch.ts';
import { runCommandLine } from './run-command.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const PHONE = {
  id: '2',
  title: 'iPhone 15',
  brand: 'Apple',
  category: ['Electronics', 'Phones'],
  variants: [{ id: '3', options: { storage: '256GB' }, price: { minor: 99990, currency: 'USD' } }],
};

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

/** Nobody listens there: whatever is refused is refused before anything is asked. */
const unsearched = ['--domain', 'shop.example.com', '--search', 'http://127.0.0.1:9'];
const target = ['--domain', 'shop.example.com', '--search', 'https://search.example.com'];

describe('storevoice catalog import', () => {
  it.each([
    [
      ['--domain', 'not a host', '--search', 'https://search.example.com'],
      /domain: "not a host" is not a host name/,
    ],
    [['--domain', 'shop.example.com', '--search', 'search'], /search: write the endpoint like/],
    [[...target, '--dimension', '1000'], /dimension: .*256.*512.*1024/],
    [[...target, '--model', 'gpt'], /model: .*cohere.embed-v4:0/],
  ])('does not understand %j', async (options, message) => {
    const { code, err } = await run(['import', '-', ...options], JSON.stringify(PHONE));
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('into a deployment needs the table that gives out turns, and says where its name is', async () => {
    const { code, err } = await run(['import', '-', ...unsearched, '--stage', 'test'], JSON.stringify(PHONE));
    expect(code).toBe(2);
    expect(err).toMatch(/needs --table <name> \(or STOREVOICE_TABLE\)/);
    expect(err).toMatch(/describe-stacks --stack-name storevoice-test .*TableName/);
  });
});

describeOnEngine('storevoice catalog import on a real OpenSearch', await openSearchEngine(), (url) => {
  const prefix = indexPrefix('cli-test');
  let bedrock: BedrockStandIn;
  let tables: TableServer;
  let table: string;

  beforeAll(async () => {
    bedrock = await startBedrockStandIn();
    tables = await startTableServer();
    const access = await tables.freshTable();
    table = access.tableName;
    const domains = createDynamoDbDomainStore({ ...access, clock: () => new Date() });
    await domains.save(DomainConfig.parse({ hostname: 'shop.example.com', shopName: 'Shop' }));
    Object.assign(process.env, {
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url,
      AWS_ENDPOINT_URL_DYNAMODB: tables.url,
    });
  });

  afterAll(async () => {
    await dropIndexes(url, prefix);
    await bedrock.close();
    await tables.stop();
  });

  const searched = ['--domain', 'shop.example.com', '--search', url, '--stage', 'cli-test'];
  const inDeployment = (words: readonly string[], input: string) =>
    run([...words, ...searched, '--table', table], input);

  it('publishes the catalogue that a deployment of the stage then answers from', async () => {
    const { code, out } = await inDeployment(['import', '-'], `${JSON.stringify(PHONE)}\n`);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^В каталоге товаров: 1, вариантов: 1\.\nТекстов обработано заново: 1,/u),
    });
    expect(bedrock.served.map(({ model }) => model)).toEqual(['global.cohere.embed-v4:0']);
    const index = createOpenSearchProductIndex({ engine: unsigned(url), prefix });
    expect(await index.product('shop.example.com', '2')).toEqual([
      expect.objectContaining({ variantId: '3', price: { minor: 99990, currency: 'USD' } }),
    ]);
  });

  it('takes the feeds that this machine takes, embeds only what changed, and refuses to shrink', async () => {
    const yml = (price: number, names: readonly string[]) =>
      `<yml_catalog><shop><categories><category id="1">Чайники</category></categories><offers>${names
        .map(
          (name, at) =>
            `<offer id="${at}"><name>${name}</name><price>${price}</price><categoryId>1</categoryId></offer>`,
        )
        .join('')}</offers></shop></yml_catalog>`;
    const names = ['Чайник Bosch', 'Чайник Tefal', 'Чайник Redmond', 'Чайник Polaris'];
    const before = bedrock.served.length;
    expect(await inDeployment(['import', '-'], yml(100, names))).toMatchObject({ code: 0 });
    expect(bedrock.served.length - before).toBe(1);
    expect(await inDeployment(['import', '-'], yml(250, names))).toMatchObject({
      code: 0,
      out: expect.stringContaining('4 × цена изменилась больше чем вдвое'),
    });
    expect(bedrock.served.length - before).toBe(1);
    const refused = await inDeployment(['import', '-'], yml(100, ['Чайник Bosch']));
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('SHRINKS') });
    const index = createOpenSearchProductIndex({ engine: unsigned(url), prefix, profileTtlMs: 0 });
    const priceOf = async (id: string) => (await index.product('shop.example.com', id))[0]?.price?.minor;
    expect(await priceOf('3')).toBe(25_000);
    expect(await inDeployment(['patch', '-'], 'id,price\n3,90\n')).toMatchObject({ code: 0 });
    expect(await priceOf('3')).toBe(9_000);
    expect(await inDeployment(['rollback'], '')).toMatchObject({ code: 0 });
    expect(await priceOf('3')).toBe(10_000);
  });

  it('looks at a feed without the table, and changes nothing', async () => {
    const dry = await run(['import', '-', '--dry-run', ...searched], `${JSON.stringify(PHONE)}\n`);
    expect(dry).toMatchObject({ code: 1, err: expect.stringContaining('SHRINKS') });
  });
});
