import { type BucketObject, readShopObject } from '../../contract/imports/bucket.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Sha256 } from '../../ports/imports/hash.ts';
import type { ImportExecutions } from '../../ports/imports/import-executions.ts';
import type { SendNotice } from '../../ports/imports/notices.ts';
import type { Log } from '../../ports/log.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import { importPhrases } from '../phrases/imports.ts';

/** What all work on an object in the bucket needs. */
export interface BucketObjectPorts {
  readonly domains: Pick<DomainStore, 'find'>;
  readonly sendNotice: SendNotice;
  readonly sha256: Sha256;
  readonly log: Log;
}

interface StartImportPorts extends BucketObjectPorts {
  readonly executions: Pick<ImportExecutions, 'start'>;
}

/** One id for each version of an object, so that an event that comes twice starts nothing twice. */
export const importIdOf = (
  sha256: Sha256,
  { bucket, key, version }: Omit<BucketObject, 'createdAt'>,
): string => sha256(JSON.stringify([bucket, key, version]));

/** The shop whose feed or list of changes an object is. People get a notice about one that belongs to no shop. */
export const shopOf = async (
  { domains, sendNotice }: BucketObjectPorts,
  key: string,
  kind: 'feed' | 'patch',
): Promise<DomainConfig | undefined> => {
  const found = readShopObject(key);
  const config = found?.kind === kind ? await domains.find(found.domain) : undefined;
  const { strangeTitle, strange } = importPhrases.en;
  if (!config) await sendNotice({ title: strangeTitle, text: strange(key) });
  return config;
};

/** Starts the import of a feed that was put into the bucket. */
export const createImportStart =
  ({ executions, ...ports }: StartImportPorts) =>
  async ({ bucket, key, version, createdAt }: BucketObject): Promise<void> => {
    const { sha256, log } = ports;
    // Consoles make an empty object for a folder.
    if (key.endsWith('/')) return;
    const config = await shopOf(ports, key, 'feed');
    if (!config) return log.warn('an object belongs to no known shop', { key });
    const importId = importIdOf(sha256, { bucket, key, version });
    const request = { domain: config.hostname, key, version, uploadedAt: createdAt, force: false };
    await executions.start(importId, request);
    log.info('import started', { domain: config.hostname, importId, key, version });
  };
