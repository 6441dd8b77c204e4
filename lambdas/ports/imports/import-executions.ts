import type { ImportRequest } from '../../contract/imports/cloud-import.ts';

export interface ImportFailure {
  /** The feed error's code if the feed was refused. */
  readonly error: string;
  readonly cause: string;
}

/** The executions of imports in the cloud. Throws `SERVICE_UNAVAILABLE`. */
export interface ImportExecutions {
  /** Starts an import under its id. The same id starts nothing a second time. */
  start(importId: string, request: ImportRequest): Promise<void>;
  /** Why an import ended without success. */
  failureOf(importId: string): Promise<ImportFailure>;
}
