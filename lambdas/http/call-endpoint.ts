import { paths } from '../contract/paths.ts';
import { routes } from '../contract/routes.ts';
import { type BrokerCallParts, createBrokerCall } from '../core/voice/broker-call.ts';
import { botFunctions } from '../functions/registry.ts';
import type { Secrets } from '../ports/secrets.ts';
import { type Endpoint, type HandleOptions, handle } from './handle.ts';
import { createShopperPseudonym } from './shopper.ts';

export interface CallEndpointParts extends Omit<BrokerCallParts, 'functions'>, HandleOptions {
  readonly secrets: Pick<Secrets, 'signingKeys'>;
}

/** `POST /api/call`: answers a browser's SDP offer with a call that we opened for it. */
export const createCallEndpoint = (parts: CallEndpointParts): Endpoint => {
  const brokerCall = createBrokerCall({ ...parts, functions: botFunctions });
  const shopperPseudonym = createShopperPseudonym(parts.secrets);
  return handle(
    routes.call,
    async ({ body, origin, session, viewerAddress }) => {
      const shopper = await shopperPseudonym(viewerAddress);
      const { callId, answerSdp } = await brokerCall({ offerSdp: body, session, origin, shopper });
      // The SDK reads the call's id from the last segment.
      return { body: answerSdp, headers: { location: `${paths.call.path}/${encodeURIComponent(callId)}` } };
    },
    parts,
  );
};
