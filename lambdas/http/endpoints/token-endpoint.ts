import { paths } from '../../contract/paths.ts';
import type { TokenResponse } from '../../contract/voice/token.ts';
import { TokenRequest } from '../../contract/voice/token.ts';
import { createStartSession, type StartSessionParts } from '../../core/voice/session/start-session.ts';
import { botFunctions } from '../../functions/registry.ts';
import type { Secrets } from '../../ports/shop/secrets.ts';
import { type Endpoint, type HandleOptions, handle, type RouteAnswer } from '../handle.ts';
import { namedInLog, shopInLog } from '../request-log.ts';
import { JSON_BODY } from '../route.ts';
import { createPseudonyms } from '../shopper.ts';

const route = { ...paths.token, body: JSON_BODY, request: TokenRequest, status: 200 };

export interface TokenEndpointParts extends Omit<StartSessionParts, 'functions'>, HandleOptions {
  readonly secrets: Pick<Secrets, 'signingKeys'>;
}

/** `POST /api/token`: opens a conversation for a page of a registered shop. */
export const createTokenEndpoint = (parts: TokenEndpointParts): Endpoint => {
  const startSession = createStartSession({
    ...parts,
    domains: shopInLog(parts.domains),
    tokens: namedInLog(parts.tokens),
    functions: botFunctions,
  });
  const pseudonyms = createPseudonyms(parts.secrets);
  return handle(
    route,
    async ({ body, origin, viewerAddress, publicUrl }): Promise<RouteAnswer<TokenResponse>> => ({
      body: await startSession({
        hostname: body.hostname,
        origin,
        ...(await pseudonyms(viewerAddress)),
        callUrl: `${publicUrl}${paths.call.path}`,
      }),
    }),
    parts,
  );
};
