import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { widgetAssetsPath, widgetScriptPath } from '../../lambdas/contract/paths.ts';
import type { Responder } from './http-server.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A restart may change the script, so browsers ask every time; a deployment lets them keep it for five minutes. */
const SCRIPT_CACHING = 'public, no-cache';
/** The name of a hashed file changes with its content. */
const ASSET_CACHING = 'public, max-age=31536000, immutable';
/** A file's name inside its folder: no slash, so that no path can leave it. */
const FILE_NAME = /^[\w-][\w.-]*$/u;
const BROTLI_QUALITY = 9; // Within 3 % of the best at a tenth of its time.

type Encoding = 'br' | 'gzip' | 'identity';

interface StoredFile {
  readonly etag: string;
  readonly type: string;
  body(encoding: Encoding): Promise<Buffer>;
}

const compressors: Readonly<Record<Encoding, (plain: Buffer) => Promise<Buffer>>> = {
  br: (plain) => compressBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (plain) => compressGzip(plain),
  identity: async (plain) => plain,
};

const loadFile = async (file: string): Promise<StoredFile | undefined> => {
  const plain = await readFile(file).catch(() => undefined);
  if (plain === undefined) return undefined;
  const bodies = new Map<Encoding, Promise<Buffer>>();
  return {
    etag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
    type: contentTypes[extname(file)] ?? 'application/octet-stream',
    body: (encoding) => {
      const made = bodies.get(encoding) ?? compressors[encoding](plain);
      bodies.set(encoding, made);
      return made;
    },
  };
};

const chosenEncoding = (accepted: string): Encoding => {
  const isWelcome = (encoding: string): boolean =>
    accepted.split(',').some((each) => {
      const [name = '', weight = ''] = each.trim().split(/\s*;\s*/u);
      return name === encoding && !/^q=0(\.0*)?$/u.test(weight);
    });
  if (isWelcome('br')) return 'br';
  return isWelcome('gzip') ? 'gzip' : 'identity';
};

const sendFile = async (
  request: IncomingMessage,
  response: ServerResponse,
  { file, caching }: { readonly file: StoredFile; readonly caching: string },
): Promise<void> => {
  const etag = `W/"${file.etag}"`;
  const headers = {
    etag,
    'cache-control': caching,
    vary: 'Accept-Encoding',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  };
  if (request.headers['if-none-match']?.includes(etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const encoding = chosenEncoding(String(request.headers['accept-encoding'] ?? ''));
  const body = await file.body(encoding);
  response.writeHead(200, {
    ...headers,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    'content-type': file.type,
    'content-length': body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
};

const widgetFile = (pathname: string): { readonly name: string; readonly caching: string } | undefined => {
  if (pathname === widgetScriptPath) return { name: widgetScriptPath.slice(1), caching: SCRIPT_CACHING };
  if (!pathname.startsWith(widgetAssetsPath)) return undefined;
  const name = pathname.slice(widgetAssetsPath.length);
  return FILE_NAME.test(name) ? { name: join('assets', name), caching: ASSET_CACHING } : undefined;
};

/** Serves the built widget as the CDN does: compressed, tagged, the script short-lived and the rest for ever. */
export const createWidgetFiles = (folder: string): Responder => {
  const files = new Map<string, StoredFile>();
  return async (request, response, url) => {
    const wanted = widgetFile(url.pathname);
    if (wanted === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    const file = files.get(wanted.name) ?? (await loadFile(join(folder, wanted.name)));
    if (file === undefined) return false;
    files.set(wanted.name, file);
    await sendFile(request, response, { file, caching: wanted.caching });
    return true;
  };
};
