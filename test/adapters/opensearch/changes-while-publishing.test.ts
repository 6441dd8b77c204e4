import { afterAll, beforeEach, expect, it } from '@jest/globals';
import type { EngineCall, OpenSearch } from '../../../lambdas/adapters/opensearch/client.ts';
import { embedder, profileOf, publish } from '../../contracts/catalog/catalog-rows.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { openSearchEngine } from '../../engines/opensearch.ts';
import { named, openCatalog, testPrefix, unsigned } from './catalog-engine.ts';

const isSwap = ({ path }: EngineCall): boolean => path === '/_aliases';
const isLookForChanges = ({ body }: EngineCall): boolean =>
  JSON.stringify(body ?? {}).includes('{"term":{"record":"change"}}');

describeOnEngine('Changes while a catalogue is published', await openSearchEngine(), (url) => {
  const prefix = testPrefix();
  const direct = openCatalog(url, { prefix });
  let count = 0;
  let domain = '';
  let draft = '';
  beforeEach(async () => {
    count += 1;
    domain = `shop-${count}.example.com`;
    await publish(direct, domain, [named('1', 'phone')]);
    draft = await direct.writer.begin(domain, embedder);
    await direct.writer.add(domain, draft, [named('1', 'phone')]);
  });
  afterAll(direct.close);

  const sellOut = () => direct.patcher.patch(domain, [{ productId: '1', availability: 'out-of-stock' }]);
  const availability = async () => (await direct.index.product(domain, '1'))[0]?.availability;

  /** A writer whose requests pass through this. */
  const writerThrough = (pass: (call: EngineCall, send: () => Promise<unknown>) => Promise<unknown>) => {
    const real = unsigned(url);
    const engine: OpenSearch = {
      ...real,
      call: (call, patience, inspect) => pass(call, () => real.call(call, patience, inspect)),
    };
    return openCatalog(url, { prefix, engine }).writer;
  };

  it('are kept when they come between the last look and the swap', async () => {
    const writer = writerThrough(async (call, send) => {
      if (isSwap(call)) await sellOut();
      return send();
    });
    await writer.publish(domain, profileOf(draft));
    expect(await availability()).toBe('out-of-stock');
  });

  it('are kept when they are seen only after the swap, as on an engine that shows writes late', async () => {
    let isSwapped = false;
    const writer = writerThrough((call, send) => {
      isSwapped ||= isSwap(call);
      const isUnseen = isLookForChanges(call) && !isSwapped;
      return isUnseen ? Promise.resolve({ hits: { hits: [] } }) : send();
    });
    await sellOut();
    await writer.publish(domain, profileOf(draft));
    expect(await availability()).toBe('out-of-stock');
  });

  it('are kept when the publication is killed after the swap, by the one that is tried again', async () => {
    let isSwapped = false;
    const writer = writerThrough(async (call, send) => {
      if (isSwapped) throw new Error('killed');
      isSwapped = isSwap(call);
      if (isSwapped) await sellOut();
      return send();
    });
    await expect(writer.publish(domain, profileOf(draft))).rejects.toThrow('killed');
    expect(await availability()).toBe('in-stock');
    await direct.writer.publish(domain, profileOf(draft));
    expect(await availability()).toBe('out-of-stock');
  });

  it('stay as they are when the one before them comes to light after them', async () => {
    await direct.patcher.patch(domain, [{ productId: '1', availability: 'preorder' }]);
    let looks = 0;
    const writer = writerThrough(async (call, send) => {
      const answer = await send();
      if (isLookForChanges(call)) looks += 1;
      if (isLookForChanges(call) && looks === 1) await sellOut();
      return answer;
    });
    await writer.publish(domain, profileOf(draft));
    expect(looks).toBeGreaterThan(1);
    expect(await availability()).toBe('out-of-stock');
  });

  it('are made on the catalogue that went live while they were made', async () => {
    const real = unsigned(url);
    let isPublished = false;
    const engine: OpenSearch = {
      ...real,
      call: async (call, patience, inspect) => {
        const answer = await real.call(call, patience, inspect);
        // Which catalogue is live was asked, and here another is.
        if (call.method === 'GET' && !isPublished) {
          isPublished = true;
          await direct.writer.publish(domain, profileOf(draft));
        }
        return answer;
      },
    };
    const { patcher } = openCatalog(url, { prefix, engine });
    expect(await patcher.patch(domain, [{ productId: '1', availability: 'out-of-stock' }])).toEqual({
      changed: 1,
      unknown: [],
    });
    expect(await availability()).toBe('out-of-stock');
  });
});
