import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createFeedDownload, type DownloadOptions } from '../../../lambdas/adapters/feed/open-feed.ts';
import type { ResolveName } from '../../../lambdas/adapters/feed/public-request.ts';
import { readObjectText } from '../../../lambdas/core/imports/object-text.ts';

const servers: Server[] = [];

const serve = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
};

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** The test's own server counts as public here, and nothing else does. */
const fetchHere = (options: DownloadOptions = {}) =>
  createFeedDownload({ isPublic: (address) => address === '127.0.0.1', ...options });

const readAll = async (url: string, options?: DownloadOptions): Promise<string> => {
  const answer = await fetchHere(options)(url, {});
  return answer.kind === 'changed' ? readObjectText(answer.bytes) : 'unchanged';
};

describe('a feed on the open internet', () => {
  it('is downloaded, with what the server says of it', async () => {
    const url = await serve((_, response) => response.setHeader('etag', '"v1"').end('<feed/>'));
    const answer = await fetchHere()(`${url}/feed.xml`, {});
    expect(answer).toMatchObject({ kind: 'changed', stamp: { etag: '"v1"' } });
    expect(answer.kind === 'changed' && (await readObjectText(answer.bytes))).toBe('<feed/>');
  });

  it('is not sent again when it has not changed', async () => {
    const url = await serve((request, response) => {
      response.statusCode = request.headers['if-none-match'] === '"v1"' ? 304 : 200;
      response.end();
    });
    expect(await fetchHere()(url, { etag: '"v1"' })).toEqual({ kind: 'unchanged' });
  });

  it('is followed where it has moved', async () => {
    const there = await serve((_, response) => response.end('moved'));
    const here = await serve((_, response) => response.writeHead(302, { location: `${there}/new` }).end());
    expect(await readAll(here)).toBe('moved');
  });

  it.each([
    ['a redirect to the metadata service', 'http://169.254.169.254/latest/meta-data/'],
    ['a redirect to this machine by IPv6', 'http://[::1]:80/'],
    ['a redirect to a number that is this machine', 'http://2130706434/'],
    ['a redirect to a file', 'file:///etc/passwd'],
    ['a redirect with a password', 'http://user:secret@127.0.0.1/'],
  ])('is refused after %s', async (_, location) => {
    const url = await serve((_request, response) => response.writeHead(302, { location }).end());
    await expect(readAll(url)).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
  });

  it('is refused when it redirects without end', async () => {
    const url = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
    await expect(readAll(url)).rejects.toThrow('redirects more than 5 times');
  });

  it('is never requested from a private address, whatever its name', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.end('secret');
    });
    const fetchPublic = createFeedDownload();
    await expect(fetchPublic(url, {})).rejects.toThrow('is not an address of the open internet');
    await expect(fetchPublic(url.replace('127.0.0.1', 'localhost'), {})).rejects.toThrow('open internet');
    expect(asked).toBe(0);
  });

  it('is refused when one of the addresses of its name is private, as a rebinding name has', async () => {
    const url = await serve((_, response) => response.end('secret'));
    const { port } = new URL(url);
    const rebinding: ResolveName = (_host, _options, callback) =>
      callback(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ]);
    const options = { isPublic: (address: string) => address === '127.0.0.1', resolve: rebinding };
    await expect(createFeedDownload(options)(`http://shop.example.com:${port}/`, {})).rejects.toThrow(
      'shop.example.com is at 10.0.0.1',
    );
  });

  it.each(['ftp://shop.example.com/feed', 'file:///etc/passwd', 'javascript:alert(1)', 'feed.xml'])(
    'is not %s',
    async (url) => expect(readAll(url)).rejects.toThrow('not an http or https address'),
  );

  it('is given up when it is too large, breaks off, falls silent or is packed by something unknown', async () => {
    const large = await serve((_, response) => response.end('x'.repeat(2_000)));
    await expect(readAll(large, { maxBytes: 1_000 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
    const broken = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    await expect(readAll(broken)).rejects.toThrow('broke off');
    const silent = await serve((_, response) => void response.write('a'));
    await expect(readAll(silent, { stallMs: 150 })).rejects.toThrow('nothing came for 0.15 s');
    await expect(readAll(silent, { maxMs: 150 })).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
    const packed = await serve((_, response) => response.setHeader('content-encoding', 'br').end('x'));
    await expect(readAll(packed)).rejects.toThrow('packed with "br"');
  });

  it('tells the status of a server that refuses, and no key of the address', async () => {
    const url = await serve((_, response) => response.writeHead(403).end());
    const refused = readAll(`${url}/feed?key=secret`);
    await expect(refused).rejects.toThrow('the server answered 403 Forbidden');
    await expect(refused).rejects.not.toThrow('secret');
  });
});
