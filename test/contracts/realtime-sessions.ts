import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RTCPeerConnection } from 'werift';
import { AssistantError } from '../../lambdas/contract/errors.ts';
import { RealtimeSettings } from '../../lambdas/contract/shop/domain.ts';
import type { RealtimeSessionSpec, RealtimeSessions } from '../../lambdas/ports/voice/realtime-sessions.ts';

export const sessionSpecExample: RealtimeSessionSpec = {
  mode: 'voice',
  model: 'gpt-realtime-2.1',
  voice: 'marin',
  instructions: 'Ты голосовой помощник магазина «Лавка».',
  tools: [
    {
      type: 'function',
      name: 'search_products',
      description: 'Ищет товары',
      parameters: {
        type: 'object',
        properties: { query: { type: 'string' }, productId: { type: ['string', 'integer'] } },
        required: ['query'],
        additionalProperties: false,
      },
    },
  ],
  settings: RealtimeSettings.parse({}),
  locale: 'ru',
  keywords: ['Лавка'],
  safetyIdentifier: 'pseudonym',
};

/** A peer as a browser makes one. */
export const offerCall = async (): Promise<{ readonly peer: RTCPeerConnection; readonly sdp: string }> => {
  const peer = new RTCPeerConnection();
  peer.addTransceiver('audio', { direction: 'sendrecv' });
  peer.createDataChannel('oai-events');
  await peer.setLocalDescription(await peer.createOffer());
  return { peer, sdp: peer.localDescription?.sdp ?? '' };
};

/** What every `RealtimeSessions` keeps to; `open` answers one over a server that works. */
export const describeRealtimeSessions = (name: string, open: () => Promise<RealtimeSessions>): void => {
  describe(`${name} as RealtimeSessions`, () => {
    let sessions: RealtimeSessions;
    let offer: Awaited<ReturnType<typeof offerCall>>;
    beforeAll(async () => {
      sessions = await open();
      offer = await offerCall();
    });
    afterAll(() => offer.peer.close());

    it('mints a secret that a browser may hold and that soon stops opening sessions', async () => {
      const { value, expiresAt } = await sessions.create(sessionSpecExample);
      expect(value).toMatch(/^ek_/);
      const lives = expiresAt.getTime() - Date.now();
      expect(lives).toBeGreaterThan(5_000);
      expect(lives).toBeLessThan(120_000);
    });

    it('mints a secret that opens a call where the browser is told to', async () => {
      const { value } = await sessions.create(sessionSpecExample);
      const response = await fetch(sessions.callsUrl, {
        method: 'POST',
        headers: { authorization: `Bearer ${value}`, 'content-type': 'application/sdp' },
        body: offer.sdp,
      });
      expect(response.status).toBe(201);
      expect(await response.text()).toMatch(/^v=0/);
      await sessions.hangUp(response.headers.get('location')?.split('/').at(-1) ?? '');
    });

    it('opens a call for a browser and ends it, twice without harm', async () => {
      const { callId, answerSdp } = await sessions.broker(sessionSpecExample, offer.sdp);
      expect(callId).toMatch(/^rtc_/);
      expect(answerSdp).toMatch(/^v=0/);
      expect(await sessions.hangUp(callId)).toBe(true);
      expect(await sessions.hangUp(callId)).toBe(false);
    });

    it('opens no call for a text that is not an offer', async () => {
      const refused = sessions.broker(sessionSpecExample, 'v=0\r\nno offer');
      await expect(refused).rejects.toBeInstanceOf(AssistantError);
      await expect(refused).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    });

    it('does not mind ending a call that never was', async () => {
      await expect(sessions.hangUp('rtc_never')).resolves.toBe(false);
    });
  });
};
