import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createFileObjectStore } from '../../../lambdas/adapters/files/object-store.ts';
import { sha256 } from '../../../lambdas/adapters/node-crypto/sha256.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { createObjectPatching } from '../../../lambdas/core/imports/patch-object.ts';
import { importIdOf } from '../../../lambdas/core/imports/start-import.ts';
import { createLogLines } from '../../http/log-lines.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-patch-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('names the import in the log line of a price change that was refused', async () => {
  const { log, lines } = createLogLines();
  const object = { bucket: 'feeds', key: 'patches/shop.example.com/gone.csv', version: 'v1' };
  await createObjectPatching({
    domains: { find: async (hostname) => DomainConfig.parse({ hostname, shopName: 'Shop' }) },
    objects: createFileObjectStore(folder),
    patcher: { patch: async () => ({ changed: 0, unknown: [] }) },
    readText: () => Promise.reject(new Error('nothing is there to be read')),
    sendNotice: async () => {},
    sha256,
    log,
  })({ ...object, createdAt: '2026-11-29T09:00:00.000Z' });
  expect(lines).toMatchObject([
    {
      message: 'patch was refused',
      fields: { domain: 'shop.example.com', importId: importIdOf(sha256, object) },
    },
  ]);
});
