import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSite } from '../../../dev/server/http-server.ts';
import { createWidgetFiles } from '../../../dev/server/static-files.ts';

const SCRIPT = 'console.log("привет");\n'.repeat(50);
const log = { info: () => {}, warn: () => {}, error: () => {} };
let folder = '';
let origin = '';
const server = createServer((request, response) =>
  createSite({ responders: [createWidgetFiles(folder)], upgrade: () => false, log }).request(
    request,
    response,
  ),
);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-widget-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'widget.js'), SCRIPT);
  await writeFile(join(folder, 'assets/panel-ABC123.js'), SCRIPT);
  await writeFile(join(folder, 'secret.txt'), 'secret');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

/** As it went over the wire; `fetch` would decode it. */
const ask = async (path: string, headers: Record<string, string> = {}) => {
  const [response]: IncomingMessage[] = await once(get(`${origin}${path}`, { headers }), 'response');
  if (response === undefined) throw new Error('no answer');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
};

describe('the widget script', () => {
  it('may be kept for a moment only, by any page', async () => {
    const { status, headers, body } = await ask('/widget.js');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      vary: 'Accept-Encoding',
    });
    expect(headers['cache-control']).not.toContain('immutable');
    expect(body.toString()).toBe(SCRIPT);
  });

  it.each([
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ])('goes to a browser that takes %s as %s', async (accepted, encoding, decompress) => {
    const { headers, body } = await ask('/widget.js', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(body.length).toBeLessThan(SCRIPT.length / 4);
    expect(decompress(body).toString()).toBe(SCRIPT);
  });

  it('is not sent again to a browser that has it', async () => {
    const { headers } = await ask('/widget.js');
    const again = await ask('/widget.js', { 'if-none-match': String(headers.etag) });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });
});

describe('the hashed files', () => {
  it('may be kept for ever', async () => {
    const { headers } = await ask('/assets/panel-ABC123.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it.each([
    '/assets/missing.js',
    '/assets/../secret.txt',
    '/assets/..%2Fsecret.txt',
    '/assets/',
    '/secret.txt',
  ])('do not include %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });
});
