import type { Hostname } from '../../contract/shop/hostname.ts';
import type { Locale } from '../../contract/shop/locale.ts';
import type { Log } from '../../ports/log.ts';
import type { DomainStore } from '../../ports/shop/domain-store.ts';

interface CatalogLocalePorts {
  readonly domains: Pick<DomainStore, 'find' | 'save'>;
  readonly log: Pick<Log, 'warn'>;
}

/** Writes the language of a published catalogue into the configuration of its shop. Never throws. */
export type SaveCatalogLocale = (domain: Hostname, language: Locale) => Promise<void>;

/**
 * The catalogue is already live, so a failure is only logged: the voice model is not asked for translations until
 * the next import succeeds. The configuration is read here because people may change it during an import.
 */
export const createSaveCatalogLocale =
  ({ domains, log }: CatalogLocalePorts): SaveCatalogLocale =>
  async (domain, language) => {
    const warn = (reason: string): void =>
      log.warn('the language of the catalogue was not saved', { domain, language, reason });
    try {
      const config = await domains.find(domain);
      if (config?.hostname !== domain || config.catalogLocale === language) return;
      const outcome = await domains.save({ ...config, catalogLocale: language });
      if (outcome.kind === 'taken') warn(`${outcome.hostname} belongs to ${outcome.owner}`);
    } catch (error) {
      warn(String(error));
    }
  };
