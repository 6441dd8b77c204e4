import { AssistantError } from '../../../contract/errors.ts';
import type { SessionClaims, SessionTokens } from '../../../ports/voice/session-tokens.ts';

/** The claims of a session token. A missing, forged or expired token is refused. */
export const verifySession = async (
  tokens: Pick<SessionTokens, 'verify'>,
  token: string | undefined,
): Promise<SessionClaims> => {
  if (token === undefined) {
    throw new AssistantError(
      'SESSION_REQUIRED',
      'no session; send Authorization: Bearer with the session of POST /api/token',
    );
  }
  const verdict = await tokens.verify(token);
  switch (verdict.kind) {
    case 'valid':
      return verdict.claims;
    case 'expired':
      throw new AssistantError(
        'SESSION_EXPIRED',
        'the session has expired; ask POST /api/token for a new one',
      );
    case 'invalid':
      throw new AssistantError(
        'SESSION_REQUIRED',
        'the session is not one of ours; ask POST /api/token for one',
      );
  }
};
