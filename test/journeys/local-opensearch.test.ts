import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SettingsError } from '../../dev/server/config.ts';
import { dropIndexes, indexesOf } from '../adapters/opensearch/catalog-engine.ts';
import { describeOnEngine } from '../engines/engine.ts';
import { openSearchEngine } from '../engines/opensearch.ts';
import { post, type RunningApp, removeFolder, startApp, temporaryFolder } from './local-app.ts';

const SENTENCE = 'iPhone 15 256GB Black стоит $999.90';

describeOnEngine('Local mode on a real OpenSearch', await openSearchEngine(), (url) => {
  let folder: string;
  let running: RunningApp | undefined;
  const start = async (port = '0'): Promise<RunningApp> => {
    await running?.close();
    running = await startApp(folder, { variables: { OPENSEARCH_URL: url, PORT: port } });
    return running;
  };
  const ask = async (app: RunningApp) => {
    const question = { query: 'айфон черный 256', hostname: 'localhost' };
    return (await post(`${app.url}/api/bot-execute/search_products`, question)).body;
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(async () => {
    await running?.close();
    await dropIndexes(url, 'storevoice-local-');
    await removeFolder(folder);
  });

  it('answers as it does without one, and keeps what it imported', async () => {
    const first = await start();
    expect(first.app.facts.search).toBe(new URL(url).host);
    expect(await ask(first)).toMatchObject({ success: true, response: SENTENCE, searchType: 'hybrid' });
    const before = await indexesOf(url, 'storevoice-local-*');
    // Products hold their shop's address, so another port would be another catalogue.
    const second = await start(new URL(first.url).port);
    expect(await ask(second)).toMatchObject({ success: true, response: SENTENCE });
    expect(await indexesOf(url, 'storevoice-local-*')).toEqual(before);
  });
});

describe('Local mode with a wrong address for OpenSearch', () => {
  it('does not start, and says which variable names it', async () => {
    const folder = await temporaryFolder();
    const starting = startApp(folder, { variables: { OPENSEARCH_URL: 'http://127.0.0.1:9' } });
    await expect(starting).rejects.toThrow(SettingsError);
    await expect(starting).rejects.toThrow('OPENSEARCH_URL names 127.0.0.1:9, where no OpenSearch answers');
    await removeFolder(folder);
  });

  it('does not start on a server that is not an OpenSearch, and says what to start', async () => {
    const folder = await temporaryFolder();
    const other = await startApp(folder);
    const elsewhere = await temporaryFolder();
    const starting = startApp(elsewhere, { variables: { OPENSEARCH_URL: other.url } });
    await expect(starting).rejects.toThrow(
      /but what answers is not OpenSearch\. Start OpenSearch 2\.19 or newer/u,
    );
    await other.close();
    await Promise.all([removeFolder(folder), removeFolder(elsewhere)]);
  });
});
