import { expect, it } from '@jest/globals';
import { serveJson } from '../stand-ins/http-server.ts';
import type { ImportCloud } from './import-cloud.ts';

/** What becomes of a shop that names the address of its feed. */
export const itFetchesFeeds = (cloud: () => ImportCloud): void => {
  it('has the feed of an address fetched when it is due, and never from inside a network', async () => {
    const asked: string[] = [];
    const inside = await serveJson(({ path }) => {
      asked.push(path);
      return { status: 200, body: {} };
    });
    await cloud().saveShop({ feed: { url: `${inside.url}/feed.xml`, schedule: 'rate(1 hour)' } });
    await cloud().lambdas.call('ImportFetchingFindDue')({});
    const request = cloud().invocations.at(-1);
    expect(request?.headers['x-amz-invocation-type']).toBe('Event');
    expect(decodeURIComponent(request?.path ?? '')).toMatch(/ImportFetchingFetchFunction.*:live/);
    await cloud().lambdas.call('ImportFetchingFetch')(JSON.parse(request?.body ?? ''));
    expect(cloud().notices.at(-1)?.message).toContain('is not an address of the open internet');
    expect(asked).toEqual([]);
    const before = cloud().invocations.length;
    await cloud().lambdas.call('ImportFetchingFindDue')({});
    expect(cloud().invocations).toHaveLength(before);
    await inside.close();
  });
};
