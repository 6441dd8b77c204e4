import type { ConversationMode, Spending } from '../../contract/shop/budget.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';

/** A conversation as it was planned when it began. */
interface SessionPlan {
  readonly since: Date;
  readonly mode: ConversationMode;
  /** What it is counted as until its end is known. */
  readonly longest: Spending;
}

export interface SessionClaims {
  /** The support code. The shopper can read it out, and every log line has it. */
  readonly sessionId: string;
  /** The only shop that this session may use. */
  readonly hostname: Hostname;
  readonly expiresAt: Date;
  /** Absent in a session that an earlier version opened; its cost was not counted. */
  readonly plan?: SessionPlan | undefined;
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
