import type { Hostname } from '../../contract/shop/hostname.ts';

export interface SessionClaims {
  /** The support code. The shopper can read it out, and every log line has it. */
  readonly sessionId: string;
  /** The only shop that this session may use. */
  readonly hostname: Hostname;
  readonly expiresAt: Date;
}

export type SessionVerdict =
  | { readonly kind: 'valid'; readonly claims: SessionClaims }
  | { readonly kind: 'expired'; readonly claims: SessionClaims }
  | { readonly kind: 'invalid' };

/** Signs and verifies our own session tokens. */
export interface SessionTokens {
  issue(claims: SessionClaims): Promise<string>;
  verify(token: string): Promise<SessionVerdict>;
}
