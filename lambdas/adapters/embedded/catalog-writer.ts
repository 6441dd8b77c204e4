import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Hostname } from '../../contract/hostname.ts';
import { type CatalogWriter, noOpenDraft } from '../../ports/catalog-writer.ts';
import { domainFolder, generationFolder, readPublished, writeLive } from './catalog-folder.ts';
import { createDraft, type Draft } from './draft.ts';
import { checkFolder } from './draft-view.ts';
import { withLock } from './lock-file.ts';
import { CHANGES_LOCK, readMadeChanges } from './made-changes.ts';
import { patchFolder } from './patch-folder.ts';
import { removeGenerations, removeLeftovers } from './tidy.ts';

export interface EmbeddedCatalogOptions {
  /** Where catalogues are kept, one folder a domain. Created when it is missing. */
  readonly folder: string;
}

/** Sorts by time in a listing, and two imports at once never share a name. */
const generationName = (): string => `${Date.now().toString(36)}-${randomUUID().slice(0, 8)}`;

interface OpenDraft {
  readonly draft: Draft;
  /** How old its feed is. */
  readonly asOf: Date;
}

/** Writes catalogues as folders of files; one rename of a pointer makes one live. */
export const createEmbeddedCatalogWriter = ({ folder }: EmbeddedCatalogOptions): CatalogWriter => {
  const drafts = new Map<string, OpenDraft>();
  const keyOf = (domain: string, generation: string): string => `${domain} ${generation}`;

  const draftOf = (domain: Hostname, generation: string): OpenDraft => {
    const draft = drafts.get(keyOf(domain, generation));
    if (!draft) throw noOpenDraft(domain, generation);
    return draft;
  };

  return {
    begin: async (domain, embedder, asOf = new Date()) => {
      await removeLeftovers(folder, domain);
      const generation = generationName();
      const draft = await createDraft(generationFolder(folder, domain, generation), embedder);
      drafts.set(keyOf(domain, generation), { draft, asOf });
      return generation;
    },
    add: (domain, generation, documents) => draftOf(domain, generation).draft.add(documents),
    publish: async (domain, profile, check) => {
      const { draft, asOf } = draftOf(domain, profile.generation);
      await draft.finish(profile);
      // What it holds to find duplicates would stand in memory beside the check.
      drafts.delete(keyOf(domain, profile.generation));
      const complete = generationFolder(folder, domain, profile.generation);
      if (check) await checkFolder(complete, check);
      const retired = await withLock(domainFolder(folder, domain), CHANGES_LOCK, async () => {
        const since = await readMadeChanges(folder, domain, asOf);
        if (since.length > 0) await patchFolder(complete, since);
        return writeLive(folder, domain, profile.generation);
      });
      await removeGenerations(folder, domain, retired);
    },
    discard: async (domain, generation) => {
      await drafts.get(keyOf(domain, generation))?.draft.close();
      drafts.delete(keyOf(domain, generation));
      const path = generationFolder(folder, domain, generation);
      const published = await readPublished(folder, domain);
      if (published?.generation === generation || published?.kept.includes(generation)) return;
      await rm(path, { recursive: true, force: true });
    },
  };
};
