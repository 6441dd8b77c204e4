import { expect, it } from '@jest/globals';
import { catalogCommand } from '../../cli/catalog/catalog.ts';
import { localCatalogParts } from '../../cli/catalog/catalog-shop.ts';
import { FEEDS } from '../../lambdas/contract/imports/bucket.ts';
import type { ObjectStore } from '../../lambdas/ports/imports/object-store.ts';
import { type Ran, runCommandLine } from '../cli/run-command.ts';
import { type ImportCloud, SHOP } from './import-cloud.ts';
import { type ImportingShop, jsonl, products } from './importing-shop.ts';

/** The bucket of a deployment, with the event that S3 sends of a new feed. */
const withEvents = (cloud: ImportCloud): ObjectStore => ({
  ...cloud.objects,
  write: async (key, content, options) => {
    const version = await cloud.objects.write(key, content, options);
    if (!key.startsWith(FEEDS)) return version;
    const detail = { bucket: { name: cloud.bucket }, object: { key, 'version-id': version } };
    await cloud.lambdas.call('ImportStart')({ time: new Date().toISOString(), detail });
    return version;
  },
});

/** What a person does from their own machine. */
export const itImportsByCommand = (cloud: () => ImportCloud, shop: () => ImportingShop): void => {
  const run = (flags: readonly string[], input: string): Promise<Ran> => {
    async function* stdin(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(input);
    }
    const names = ['--table', cloud().tableName, '--bucket', cloud().bucket];
    return runCommandLine({
      create: (terminal) =>
        catalogCommand(terminal, {
          ...localCatalogParts(terminal),
          stdin: stdin(),
          openBucket: async () => withEvents(cloud()),
        }),
      line: ['catalog', 'import', '-', '--domain', SHOP, ...names, ...flags],
      input,
    });
  };

  it('imports the feed of a command, and refuses to shrink the shop unless the command forces it', async () => {
    expect(await run([], jsonl(products))).toMatchObject({
      code: 0,
      out: expect.stringContaining('Live now: 342 products, 702 variants.'),
    });
    const live = await shop().generation();
    expect(await run([], jsonl(products.slice(0, 90)))).toMatchObject({
      code: 1,
      err: expect.stringContaining('SHRINKS: The feed has far fewer products'),
      out: expect.stringContaining('The catalogue was not changed'),
    });
    expect(await shop().generation()).toBe(live);
    const forced = await run(['--force', '--json'], jsonl(products.slice(0, 90)));
    expect(JSON.parse(forced.out)).toMatchObject({
      published: true,
      catalog: { generation: await shop().generation(), embedded: 0 },
    });
  });
};
