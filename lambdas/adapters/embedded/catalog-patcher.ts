import { existsSync } from 'node:fs';
import type { CatalogPatcher } from '../../ports/catalog-patcher.ts';
import { domainFolder, generationFolder, readLive } from './catalog-folder.ts';
import type { EmbeddedCatalogOptions } from './catalog-writer.ts';
import { withLock } from './lock-file.ts';
import { CHANGES_LOCK, keepMadeChanges } from './made-changes.ts';
import { patchFolder } from './patch-folder.ts';

/** Changes stand in a file beside the live generation; whoever serves it notices at the next question. */
export const createEmbeddedCatalogPatcher = ({ folder }: EmbeddedCatalogOptions): CatalogPatcher => ({
  patch: async (domain, changes) => {
    const home = domainFolder(folder, domain);
    // No import of the shop was ever begun.
    if (!existsSync(home)) return { changed: 0, unknown: changes };
    // Two at once would each write what they read, and one of them would be lost.
    return withLock(home, CHANGES_LOCK, async () => {
      // First, so that nothing is ever live that the next publication does not know of.
      await keepMadeChanges(folder, domain, { at: new Date(), changes });
      const live = await readLive(folder, domain);
      if (live === undefined) return { changed: 0, unknown: changes };
      return patchFolder(generationFolder(folder, domain, live), changes);
    });
  },
});
