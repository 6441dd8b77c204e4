import type { BucketObject } from '../../contract/bucket-object.ts';
import { readShopObject } from '../../contract/bucket-paths.ts';
import type { DomainStore } from '../../ports/domain-store.ts';
import type { Sha256 } from '../../ports/hash.ts';
import type { ImportExecutions } from '../../ports/import-executions.ts';
import type { Log } from '../../ports/log.ts';
import type { SendNotice } from '../../ports/notices.ts';
import { importPhrases } from '../phrases/imports.ts';

export interface StartImportPorts {
  readonly domains: Pick<DomainStore, 'find'>;
  readonly executions: Pick<ImportExecutions, 'start'>;
  readonly sendNotice: SendNotice;
  readonly sha256: Sha256;
  readonly log: Log;
}

/** Starts the import of a feed that was put into the bucket, once for each version of the object. */
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
      log.warn('object of no known shop', { key });
      return;
    }
    const importId = sha256(JSON.stringify([bucket, key, version]));
    const request = { domain: config.hostname, key, version, uploadedAt: createdAt, force: false };
    await executions.start(importId, request);
    log.info('import started', { domain: config.hostname, importId, key, version });
  };
