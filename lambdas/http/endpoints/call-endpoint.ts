import * as z from 'zod';
import { paths } from '../../contract/paths.ts';
import { type BrokerCallParts, createBrokerCall } from '../../core/voice/broker-call.ts';
import { botFunctions } from '../../functions/registry.ts';
import type { Secrets } from '../../ports/shop/secrets.ts';
import { type Endpoint, type HandleOptions, handle, type RouteAnswer } from '../handle.ts';
import { namedInLog } from '../request-log.ts';
import type { BodyFormat } from '../route.ts';
import { createPseudonyms } from '../shopper.ts';

/** Chromium's audio offer has about 5 kB; many network interfaces make it a few times longer. */
const SDP_BODY: BodyFormat = { kind: 'sdp', maxBytes: 64 * 1_024 };

/** A browser's WebRTC session description. */
const SdpOffer = z.string().regex(/^v=0\r?\n/, 'is not an SDP offer; it starts with v=0');

const route = { ...paths.call, body: SDP_BODY, request: SdpOffer, status: 201 };

export interface CallEndpointParts extends Omit<BrokerCallParts, 'functions'>, HandleOptions {
  readonly secrets: Pick<Secrets, 'signingKeys'>;
}

/** `POST /api/call`: opens a call for a browser's SDP offer. */
export const createCallEndpoint = (parts: CallEndpointParts): Endpoint => {
  const brokerCall = createBrokerCall({
    ...parts,
    tokens: namedInLog(parts.tokens),
    functions: botFunctions,
  });
  const pseudonyms = createPseudonyms(parts.secrets);
  return handle(
    route,
    async ({ body, origin, session, viewerAddress }): Promise<RouteAnswer<string>> => {
      const { shopper } = await pseudonyms(viewerAddress);
      const { callId, answerSdp } = await brokerCall({ offerSdp: body, session, origin, shopper });
      // The SDK reads the call's id from the last segment.
      return { body: answerSdp, headers: { location: `${paths.call.path}/${encodeURIComponent(callId)}` } };
    },
    parts,
  );
};
