import type { Hostname } from '../contract/hostname.ts';

export interface SessionClaims {
  /** The support code: what the shopper reads out and every log line carries. */
  readonly sessionId: string;
  /** The only shop this session may ask about. */
  readonly hostname: Hostname;
  readonly expiresAt: Date;
}

export type SessionVerdict =
  | { readonly kind: 'valid'; readonly claims: SessionClaims }
  | { readonly kind: 'expired' }
  | { readonly kind: 'invalid' };

/** Signs and checks our own session tokens. */
export interface SessionTokens {
  issue(claims: SessionClaims): Promise<string>;
  verify(token: string): Promise<SessionVerdict>;
}
