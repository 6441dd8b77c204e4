import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openFeed } from '../../../lambdas/adapters/feed/open-feed.ts';
import { inPieces } from './bytes.ts';

const TEXT = 'id,title\n1,Kettle\n';

const answer: RequestListener = (request, response) => {
  if (request.url === '/moved') response.writeHead(302, { location: '/feeds/shop.csv?key=1' }).end();
  else if (request.url === '/absent') response.writeHead(404).end('no');
  else if (request.url === '/broken') {
    response.writeHead(200, { 'content-length': '1000' }).write(TEXT);
    setTimeout(() => response.destroy(), 20);
  } else if (request.url === '/silent') response.writeHead(200).write(TEXT);
  else response.end(TEXT);
};

let server: Server;
let origin: string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-feed-'));
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

/** Only the silent server is given up soon: a busy machine may keep any other waiting. */
const open = (source: string) =>
  openFeed(source, {
    stdin: inPieces(Buffer.from(TEXT)),
    stallMs: source.endsWith('/silent') ? 300 : 30_000,
  });
const textOf = async (source: string): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await open(source)).bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString();
};

describe('opening a feed', () => {
  it('reads a file and knows its size', async () => {
    const path = join(folder, 'feed.csv');
    await writeFile(path, TEXT);
    expect(await open(path)).toMatchObject({ size: TEXT.length });
    expect(await textOf(path)).toBe(TEXT);
  });

  it('reads standard input', async () => {
    expect(await textOf('-')).toBe(TEXT);
  });

  it('downloads an address, following where it was moved', async () => {
    expect(await textOf(`${origin}/moved`)).toBe(TEXT);
  });

  it.each([
    ['/absent', /\/absent cannot be downloaded: the server answered 404/],
    ['/broken', /\/broken cannot be downloaded: the connection broke off/],
    ['/silent', /\/silent cannot be downloaded: the connection broke off \(nothing came for 0.3 s\)/],
  ])('says what went wrong with %s', async (path, message) => {
    await expect(textOf(origin + path)).rejects.toThrow(message);
  });

  it('names a server that is not there', async () => {
    await expect(textOf('http://127.0.0.1:1/feed.xml')).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
  });

  it('names a file that is not there, and a folder', async () => {
    await expect(open(join(folder, 'none.xml'))).rejects.toThrow(/none.xml cannot be read: .*no such file/);
    await expect(open(folder)).rejects.toThrow(/is a folder; name the feed's file in it/);
  });
});
