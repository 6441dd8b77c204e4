import type { BucketObject } from '../../contract/imports/bucket.ts';
import { readShopObject } from '../../contract/imports/bucket.ts';
import type { Sha256 } from '../../ports/imports/hash.ts';
import type { ImportExecutions } from '../../ports/imports/import-executions.ts';
import type { SendNotice } from '../../ports/imports/notices.ts';
import type { Log } from '../../ports/log.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';
import { importPhrases } from '../phrases/imports.ts';

export interface StartImportPorts {
  readonly domains: Pick<DomainStore, 'find'>;
  readonly executions: Pick<ImportExecutions, 'start'>;
  readonly sendNotice: SendNotice;
  readonly sha256: Sha256;
  readonly log: Log;
}

/** One id for each version of an object, so that an event that comes twice starts nothing twice. */
export const importIdOf = (
  sha256: Sha256,
  { bucket, key, version }: Omit<BucketObject, 'createdAt'>,
): string => sha256(JSON.stringify([bucket, key, version]));

/** Starts the import of a feed that was put into the bucket. */
export const createImportStart =
  ({ domains, executions, sendNotice, sha256, log }: StartImportPorts) =>
  async ({ bucket, key, version, createdAt }: BucketObject): Promise<void> => {
    // Consoles make an empty object for a folder.
    if (key.endsWith('/')) return;
    const found = readShopObject(key);
    const config = found?.kind === 'feed' ? await domains.find(found.domain) : undefined;
    if (!config) {
      const { strangeTitle, strange } = importPhrases.en;
      await sendNotice({ title: strangeTitle, text: strange(key) });
      log.warn('an object belongs to no known shop', { key });
      return;
    }
    const importId = importIdOf(sha256, { bucket, key, version });
    const request = { domain: config.hostname, key, version, uploadedAt: createdAt, force: false };
    await executions.start(importId, request);
    log.info('import started', { domain: config.hostname, importId, key, version });
  };
