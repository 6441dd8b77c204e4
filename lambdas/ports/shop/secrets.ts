/** Secret values by purpose. A missing one throws `SERVICE_UNAVAILABLE`; the message says what to set. */
export interface Secrets {
  openAiKey(): Promise<string>;
  /** The first key signs. All keys verify, so that a rotation ends no session. */
  signingKeys(): Promise<readonly [string, ...string[]]>;
}
