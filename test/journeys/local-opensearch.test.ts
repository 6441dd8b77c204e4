import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SettingsError } from '../../local/config.ts';
import { dropIndexes } from '../adapters/opensearch/catalog-engine.ts';
import { describeOnEngine } from '../engines/engine.ts';
import { openSearchEngine } from '../engines/opensearch.ts';
import { post, removeFolder, startApp, temporaryFolder } from './local-app.ts';

/** The demo's catalogue is imported over HTTP, on a machine that may be busy with other tests. */
jest.setTimeout(180_000);

const SENTENCE = 'iPhone 15 256GB Black стоит $999.90';

describeOnEngine('Local mode on a real OpenSearch', await openSearchEngine(), (url) => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(async () => {
    await dropIndexes(url, 'storevoice-local-');
    await removeFolder(folder);
  });

  it('answers as it does without one, and imports only once', async () => {
    const variables = { OPENSEARCH_URL: url };
    const first = await startApp(folder, { variables });
    expect(first.app.facts).toMatchObject({ search: new URL(url).host, variants: expect.any(Number) });
    const ask = (base: string) =>
      post(`${base}/api/bot-execute/search_products`, { query: 'айфон черный 256', hostname: 'localhost' });
    const { body } = await ask(first.url);
    expect(body).toMatchObject({ success: true, response: SENTENCE, searchType: 'hybrid' });
    const generations = async () =>
      (await fetch(`${url}/_cat/indices/storevoice-local-*?h=index&s=index`)).text();
    const before = await generations();
    await first.close();
    const second = await startApp(folder, { variables });
    expect((await ask(second.url)).body).toMatchObject({ response: SENTENCE });
    expect(await generations()).toBe(before);
    await second.close();
  });
});

describe('Local mode with a wrong address for OpenSearch', () => {
  it('does not start, and says which variable names it', async () => {
    const folder = await temporaryFolder();
    const starting = startApp(folder, { variables: { OPENSEARCH_URL: 'http://127.0.0.1:9' } });
    await expect(starting).rejects.toThrow(SettingsError);
    await expect(starting).rejects.toThrow('OPENSEARCH_URL names 127.0.0.1:9');
    await removeFolder(folder);
  });
});
