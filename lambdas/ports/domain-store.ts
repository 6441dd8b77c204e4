import type { DomainConfig } from '../contract/domain.ts';
import type { Hostname } from '../contract/hostname.ts';

export type SaveOutcome =
  | { readonly kind: 'saved' }
  /** The address already belongs to another domain; nothing was written. */
  | { readonly kind: 'taken'; readonly hostname: Hostname; readonly owner: Hostname };

/**
 * Where domains' configurations live. Absence is `undefined` or `false`; a store that does not answer
 * throws `SERVICE_UNAVAILABLE`; a stored row that no longer parses throws `SERVICE_UNAVAILABLE` naming the row.
 */
export interface DomainStore {
  /** The domain that answers at this address, whether by its own hostname or by an alias. */
  find(hostname: Hostname): Promise<DomainConfig | undefined>;
  /** Creates or replaces the configuration whole, aliases included. */
  save(config: DomainConfig): Promise<SaveOutcome>;
  /** All domains, by hostname. */
  list(): Promise<readonly DomainConfig[]>;
  /** Removes a domain by its own hostname, with its aliases; false when there was none. */
  remove(hostname: Hostname): Promise<boolean>;
}
