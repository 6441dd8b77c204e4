import { paths } from '../contract/paths.ts';
import { routes } from '../contract/routes.ts';
import { createStartSession, type StartSessionParts } from '../core/voice/start-session.ts';
import { botFunctions } from '../functions/registry.ts';
import type { Secrets } from '../ports/secrets.ts';
import { type Endpoint, type HandleOptions, handle } from './handle.ts';
import { createShopperPseudonym } from './shopper.ts';

export interface TokenEndpointParts extends Omit<StartSessionParts, 'functions'>, HandleOptions {
  readonly secrets: Pick<Secrets, 'signingKeys'>;
}

/** `POST /api/token`: opens a conversation for a page of a registered shop. */
export const createTokenEndpoint = (parts: TokenEndpointParts): Endpoint => {
  const startSession = createStartSession({ ...parts, functions: botFunctions });
  const shopperPseudonym = createShopperPseudonym(parts.secrets);
  return handle(
    routes.token,
    async ({ body, origin, viewerAddress, publicUrl }) => ({
      body: await startSession({
        hostname: body.hostname,
        origin,
        shopper: await shopperPseudonym(viewerAddress),
        callUrl: `${publicUrl}${paths.call.path}`,
      }),
    }),
    parts,
  );
};
