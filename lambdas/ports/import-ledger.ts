import type { Hostname } from '../contract/hostname.ts';
import type { ImportRun, WaitingImport } from '../contract/import-run.ts';

export type ImportBegun =
  | { readonly kind: 'begun' }
  /** The same import was begun before: it goes on, it does not start again. */
  | { readonly kind: 'known'; readonly run: ImportRun }
  | { readonly kind: 'busy'; readonly run: ImportRun };

/**
 * One import at a time for a shop, and what the latest one is doing. A run that was not told of for
 * `IMPORT_LEASE_MS` is taken for dead and may be replaced; time is what the runs say of themselves.
 */
export interface ImportLedger {
  /** `dead` names a run that the caller knows to have ended without a word; it may be replaced at once. */
  begin(run: ImportRun, dead?: string): Promise<ImportBegun>;
  /** Replaces what is known of this import. Answers false when another import has taken its place. */
  update(run: ImportRun): Promise<boolean>;
  latest(domain: Hostname): Promise<ImportRun | undefined>;
  /** Tells that an import waits for its turn. Until it begins it has to be told again within `WAITING_LEASE_MS`. */
  wait(waiting: WaitingImport): Promise<void>;
  /** The imports of a shop that wait at a time, longest first. */
  waiting(domain: Hostname, at: Date): Promise<readonly WaitingImport[]>;
}
