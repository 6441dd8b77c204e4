import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { whatEngineLacks } from '../../../lambdas/adapters/opensearch/layout.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { type EngineProxy, startProxy } from '../../engines/http-proxy.ts';
import { openSearchEngine } from '../../engines/opensearch.ts';
import { unsigned } from './catalog-engine.ts';

const ONE_TRY = { attempts: 1, attemptMs: 5_000, totalMs: 5_000, firstPauseMs: 0, longestPauseMs: 0 };

describeOnEngine('what an OpenSearch must have', await openSearchEngine(), (url) => {
  const proxies: EngineProxy[] = [];
  afterEach(() => Promise.all(proxies.splice(0).map((proxy) => proxy.close())));

  const lackOf = async (rewrite: (body: string) => string): Promise<string | undefined> => {
    const proxy = await startProxy(url, () => ({ rewrite }));
    proxies.push(proxy);
    return whatEngineLacks(unsigned(proxy.url), ONE_TRY);
  };

  it('is what this one has', async () => {
    expect(await lackOf((body) => body)).toBeUndefined();
  });

  it.each(['1.3.20', '2.18.0'])('is a younger release than %s', async (version) => {
    const lack = await lackOf((body) => body.replace(/"number" : "[^"]+"/u, `"number" : "${version}"`));
    expect(lack).toBe(`OpenSearch ${version} is older than 2.19`);
  });

  it.each(['2.19.0', '3.0.0', '10.1.0'])('is in release %s', async (version) => {
    expect(
      await lackOf((body) => body.replace(/"number" : "[^"]+"/u, `"number" : "${version}"`)),
    ).toBeUndefined();
  });

  it('is the k-NN plugin', async () => {
    const lack = await lackOf((body) => body.replaceAll(/knn/giu, 'sql'));
    expect(lack).toBe('its OpenSearch lacks the plugin opensearch-knn');
  });

  it('is OpenSearch, not its ancestor', async () => {
    const lack = await lackOf((body) =>
      body.replace('"distribution" : "opensearch"', '"build_flavor" : "default"'),
    );
    expect(lack).toBe('what answers is not OpenSearch');
  });
});

describe('an address where something else answers', () => {
  it('is distinguished from an OpenSearch', async () => {
    const server = createServer((_, response) => response.end('<h1>It works</h1>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await whatEngineLacks(unsigned(`http://127.0.0.1:${port}`), ONE_TRY)).toBe(
      'what answers is not OpenSearch',
    );
    server.close();
  });
});
