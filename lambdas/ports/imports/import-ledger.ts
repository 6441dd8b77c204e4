import type { ImportRun, WaitingImport } from '../../contract/imports/import-run.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';

export type ImportBegun =
  | { readonly kind: 'begun' }
  /** The same import was begun before and continues. */
  | { readonly kind: 'known'; readonly run: ImportRun }
  | { readonly kind: 'busy'; readonly run: ImportRun };

/**
 * Gives a shop one import at a time, and keeps the state of the latest one. A run that has not reported for
 * `IMPORT_LEASE_MS` counts as dead and may be replaced. Time is measured by the runs' own reports.
 */
export interface ImportLedger {
  /** `dead` names a run that the caller knows to have ended without a report; it may be replaced at once. */
  begin(run: ImportRun, dead?: string): Promise<ImportBegun>;
  /** Replaces the state of this import. Answers false when another import has replaced it. */
  update(run: ImportRun): Promise<boolean>;
  latest(domain: Hostname): Promise<ImportRun | undefined>;
  /** Reports that an import waits for its turn. It must repeat the report within `WAITING_LEASE_MS` until it begins. */
  wait(waiting: WaitingImport): Promise<void>;
  /** The imports of a shop that wait at the given time, longest wait first. */
  waiting(domain: Hostname, at: Date): Promise<readonly WaitingImport[]>;
}
