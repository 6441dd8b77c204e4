/** Secret values by purpose. A missing one throws `SERVICE_UNAVAILABLE` naming what to set. */
export interface Secrets {
  openAiKey(): Promise<string>;
  /** The first signs; all of them verify, so that a rotation ends no session. */
  signingKeys(): Promise<readonly [string, ...string[]]>;
}
