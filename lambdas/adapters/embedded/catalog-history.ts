import type { CatalogHistory, PublishedCatalog } from '../../ports/catalog-history.ts';
import { generationFolder, readPublished, writeLive } from './catalog-folder.ts';
import type { EmbeddedCatalogOptions } from './catalog-writer.ts';
import { readManifest, readProfile } from './generation-files.ts';

/** A folder that cannot be read any more is none to go back to. */
const readFacts = async (path: string) => {
  try {
    const { publishedAt, products, variants } = await readProfile(path, await readManifest(path));
    return { publishedAt, products, variants };
  } catch {
    return undefined;
  }
};

/** The generations that the pointer of a domain names. */
export const createEmbeddedCatalogHistory = ({ folder }: EmbeddedCatalogOptions): CatalogHistory => ({
  list: async (domain) => {
    const published = await readPublished(folder, domain);
    if (!published) return [];
    const catalogs: PublishedCatalog[] = [];
    for (const generation of [published.generation, ...published.kept]) {
      const facts = await readFacts(generationFolder(folder, domain, generation));
      if (facts) catalogs.push({ generation, live: generation === published.generation, ...facts });
    }
    return catalogs.sort((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt));
  },
  restore: async (domain, generation) => {
    const published = await readPublished(folder, domain);
    if (published?.generation === generation) return true;
    if (!published?.kept.includes(generation)) return false;
    if (!(await readFacts(generationFolder(folder, domain, generation)))) return false;
    await writeLive(folder, domain, generation);
    return true;
  },
});
