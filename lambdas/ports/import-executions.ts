import type { ImportRequest } from '../contract/cloud-import.ts';

export interface ImportFailure {
  /** A feed error's code where the feed was refused. */
  readonly error: string;
  readonly cause: string;
}

/** Imports as they run in the cloud. Throws `SERVICE_UNAVAILABLE`. */
export interface ImportExecutions {
  /** Starts an import under its id; the same id again changes nothing. */
  start(importId: string, request: ImportRequest): Promise<void>;
  /** Why an import ended without success. */
  failureOf(importId: string): Promise<ImportFailure>;
}
