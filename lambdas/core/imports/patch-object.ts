import { type BucketObject, reportPaths } from '../../contract/imports/bucket.ts';
import { FeedError } from '../../contract/imports/feed.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { CatalogPatcher } from '../../ports/catalog/catalog-upkeep.ts';
import type { ObjectStore } from '../../ports/imports/object-store.ts';
import type { ReadText } from '../../ports/imports/read-text.ts';
import { createCatalogPatching } from '../catalog/patch-catalog.ts';
import { createLook } from '../feed/detect/detect-format.ts';
import { sayRefusal } from '../phrases/feed-report.ts';
import { importPhrases } from '../phrases/imports.ts';
import { createFeedReport } from './feed-report.ts';
import { type BucketObjectPorts, importIdOf, shopOf } from './start-import.ts';

interface PatchObjectPorts extends BucketObjectPorts {
  readonly objects: ObjectStore;
  readonly patcher: CatalogPatcher;
  readonly readText: ReadText;
}

interface Patch extends BucketObject {
  readonly config: DomainConfig;
  readonly importId: string;
}

const patch = async (
  ports: PatchObjectPorts,
  { bucket, key, version, createdAt, config, importId }: Patch,
): Promise<void> => {
  const { objects, patcher, readText, sendNotice, log } = ports;
  const { hostname: domain, locale, currency } = config;
  const bytes = await objects.read(key, version);
  if (!bytes) throw new FeedError('NOT_FOUND', `${key} (version ${version}) is not in the bucket any more`);
  const report = createFeedReport(locale);
  const { text } = await readText(bytes, createLook({}));
  const tally = await createCatalogPatching({ patcher })({
    domain,
    text,
    currency,
    // A list is written for the day on which it is uploaded.
    now: new Date(createdAt),
    onProblem: report.add,
  });
  log.info('catalogue patched', { domain, importId, key, version, ...tally });
  if (tally.unknown + tally.rejected === 0) return;
  await report.write(objects, { importId, request: { domain, key, version } }, { tally });
  const { patchTitle, patched } = importPhrases[locale];
  const place = `s3://${bucket}/${reportPaths(domain, importId).folder}`;
  await sendNotice({ title: patchTitle(domain), text: patched({ ...tally, report: place }) });
};

/** Makes the price and stock changes of an object in the bucket, in the catalogue that shoppers have. */
export const createObjectPatching =
  (ports: PatchObjectPorts) =>
  async (object: BucketObject): Promise<void> => {
    if (object.key.endsWith('/')) return;
    const config = await shopOf(ports, object.key, 'patch');
    if (!config) return;
    const importId = importIdOf(ports.sha256, object);
    try {
      await patch(ports, { ...object, config, importId });
    } catch (error) {
      if (!(error instanceof FeedError)) throw error;
      ports.log.warn('patch was refused', {
        domain: config.hostname,
        importId,
        key: object.key,
        reason: error.message,
      });
      const { patchTitle } = importPhrases[config.locale];
      await ports.sendNotice({ title: patchTitle(config.hostname), text: sayRefusal(error, config.locale) });
    }
  };
