import type { AssistantError } from '../../contract/errors.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';

export type SaveOutcome =
  | { readonly kind: 'saved' }
  /** The address already belongs to another domain; nothing was written. */
  | { readonly kind: 'taken'; readonly hostname: Hostname; readonly owner: Hostname };

/**
 * The store of the domains' configurations. Absence is `undefined` or `false`. Throws `SERVICE_UNAVAILABLE` when the
 * store does not answer, and when a stored row is damaged; the message then names the row.
 */
export interface DomainStore {
  /** The domain with this hostname or this alias. */
  find(hostname: Hostname): Promise<DomainConfig | undefined>;
  /** Creates or replaces the whole configuration, including aliases. */
  save(config: DomainConfig): Promise<SaveOutcome>;
  /** All domains, by hostname. */
  list(): Promise<readonly DomainConfig[]>;
  /** Removes a domain by its own hostname, with its aliases; false when it did not exist. */
  remove(hostname: Hostname): Promise<boolean>;
}

/**
 * All domains whose rows can be read, by hostname; `damaged` gets an error that names each of the others. For work on
 * all shops that one damaged row must not stop. Throws `SERVICE_UNAVAILABLE` when the store does not answer.
 */
export type ListReadableDomains = (
  damaged: (error: AssistantError) => void,
) => Promise<readonly DomainConfig[]>;
