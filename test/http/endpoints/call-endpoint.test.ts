import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RTCPeerConnection } from 'werift';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import type { EndingCall, HangUpTimer } from '../../../lambdas/ports/voice/hang-up-timer.ts';
import { apiEvent, type EventParts } from '../events.ts';
import { askToken, authorise, SHOP_ORIGIN } from '../shop-api.ts';
import { useShopApi } from '../use-shop-api.ts';

/** A peer as a browser makes one: it sends and receives audio and opens the SDK's data channel. */
const offerCall = async () => {
  const peer = new RTCPeerConnection();
  peer.addTransceiver('audio', { direction: 'sendrecv' });
  peer.createDataChannel('oai-events');
  await peer.setLocalDescription(await peer.createOffer());
  return { peer, sdp: peer.localDescription?.sdp ?? '' };
};

interface Scheduled extends EndingCall {
  readonly at: Date;
}

let scheduled: Scheduled[];
let offer: Awaited<ReturnType<typeof offerCall>>;

const hangUps: HangUpTimer = {
  schedule: async (ending, at) => {
    scheduled.push({ ...ending, at });
  },
};

const shop = useShopApi({ hangUps });
beforeAll(async () => {
  offer = await offerCall();
});
afterAll(() => offer.peer.close());
beforeEach(() => {
  scheduled = [];
});

const call = async (headers: EventParts['headers'] = {}, event: Partial<EventParts> = {}) => {
  const sdpHeaders = { origin: SHOP_ORIGIN, 'content-type': 'application/sdp', ...headers };
  return shop.api.call(
    apiEvent({ path: '/api/call', body: offer.sdp, base64: true, ...event, headers: sdpHeaders }),
  );
};

const refusalOf = async (answer: ReturnType<typeof call>) => {
  const { statusCode, body } = await answer;
  return { status: statusCode, error: JSON.parse(body).error };
};

const hangUpAtServer = (callId: string | undefined): Promise<Response> =>
  fetch(`${shop.surroundings.realtimeUrl}/v1/realtime/calls/${callId}/hangup`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-test' },
  });

describe('POST /api/call', () => {
  it('answers the offer of a brokered shop with a real call that will be ended', async () => {
    await shop.api.save({ connection: 'brokered', limits: { sessionMinutes: 5 } });
    const session = await authorise(shop.api);
    const { statusCode, headers, body } = await call(session);
    expect(statusCode).toBe(201);
    expect(body).toMatch(/^v=0\r?\n/);
    expect(headers).toMatchObject({
      'content-type': 'application/sdp',
      location: expect.stringMatching(/^\/api\/call\/rtc_/),
      'access-control-allow-origin': SHOP_ORIGIN,
      'access-control-expose-headers': expect.stringContaining('location'),
    });
    expect(scheduled).toHaveLength(1);
    expect(headers.location).toBe(`/api/call/${scheduled[0]?.callId}`);
    const { sessionId } = shop.api.lines.at(-1)?.fields ?? {};
    expect(scheduled[0]).toMatchObject({ sessionId, domain: 'shop.example.com' });
    const started = new Date('2026-11-22T10:20:00Z').getTime();
    const lasts = ((scheduled[0]?.at.getTime() ?? 0) - started) / 1_000;
    expect(lasts).toBeGreaterThanOrEqual(300);
    expect(lasts).toBeLessThan(330);
    expect((await hangUpAtServer(scheduled[0]?.callId)).status).toBe(200);
  });

  it('never lets a call outlast its session', async () => {
    await shop.api.save({ connection: 'brokered', limits: { sessionMinutes: 1 } });
    const session = await authorise(shop.api);
    shop.api.passSeconds(150);
    await call(session);
    const latest = new Date('2026-11-22T10:20:00Z').getTime() + (60 + 120 + 30) * 1_000;
    expect(scheduled[0]?.at.getTime()).toBeLessThan(latest);
    await hangUpAtServer(scheduled[0]?.callId);
  });

  it('opens one call a session, however many ask at once', async () => {
    await shop.api.save({ connection: 'brokered' });
    const session = await authorise(shop.api);
    const answers = await Promise.all([call(session), call(session), call(session)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 401, 401]);
    expect(scheduled).toHaveLength(1);
    await hangUpAtServer(scheduled[0]?.callId);
  });

  it('hangs up at once when the end cannot be scheduled, and lets the shopper try again', async () => {
    let broken = true;
    await shop.reopen({
      hangUps: {
        schedule: async (ending, at) => {
          scheduled.push({ ...ending, at });
          if (broken) throw new AssistantError('SERVICE_UNAVAILABLE', 'the scheduler is away');
        },
      },
    });
    await shop.api.save({ connection: 'brokered' });
    const session = await authorise(shop.api);
    expect(await refusalOf(call(session))).toEqual({ status: 503, error: 'SERVICE_UNAVAILABLE' });
    expect((await hangUpAtServer(scheduled[0]?.callId)).status).toBe(404);
    broken = false;
    expect((await call(session)).statusCode).toBe(201);
    await hangUpAtServer(scheduled[1]?.callId);
  });

  it('says why a call failed when its budget cannot be given back either, and logs that', async () => {
    const failing = () => Promise.reject(new AssistantError('SERVICE_UNAVAILABLE', 'the scheduler is away'));
    await shop.reopen({ hangUps: { schedule: failing } });
    await shop.api.save({ connection: 'brokered', budget: { minutesPerMonth: 1_000 } });
    const session = await authorise(shop.api);
    const add = shop.api.usage.add;
    jest.spyOn(shop.api.usage, 'add').mockImplementation((counter, amounts) => {
      if (Object.values(amounts).some((amount) => amount < 0)) throw new Error('the table went away');
      return add(counter, amounts);
    });
    expect(await refusalOf(call(session))).toEqual({ status: 503, error: 'SERVICE_UNAVAILABLE' });
    expect(shop.api.lines).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        message: 'The budget of a failed call could not be given back',
        fields: expect.objectContaining({
          domain: 'shop.example.com',
          sessionId: expect.any(String),
          error: new Error('the table went away'),
        }),
      }),
    );
  });

  it('gives the minutes of a call that did not open back to the month in which they were counted', async () => {
    const twoWeeks = 14 * 24 * 60 * 60;
    await shop.reopen({
      hangUps: {
        schedule: async () => {
          shop.api.passSeconds(twoWeeks);
          throw new AssistantError('SERVICE_UNAVAILABLE', 'the scheduler is away');
        },
      },
    });
    const budget = { minutesPerMonth: 10 };
    await shop.api.save({ connection: 'brokered', limits: { sessionMinutes: 10 }, budget });
    expect((await call(await authorise(shop.api))).statusCode).toBe(503);
    shop.api.passSeconds(-twoWeeks);
    // A used-up budget would make the next conversation a typed one.
    const { status, body } = await askToken(shop.api);
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('mode');
  });

  it('opens no call that might outlive its process, when the table answered late', async () => {
    await shop.api.save({ connection: 'brokered' });
    const session = await authorise(shop.api);
    const find = shop.api.domains.find;
    const late = jest.spyOn(shop.api.domains, 'find').mockImplementation((hostname) => {
      shop.api.passSeconds(9);
      return find(hostname);
    });
    expect(await refusalOf(call(session))).toEqual({ status: 503, error: 'SERVICE_UNAVAILABLE' });
    expect(scheduled).toEqual([]);
    late.mockRestore();
    expect((await call(session)).statusCode).toBe(201);
    await hangUpAtServer(scheduled[0]?.callId);
  });

  it('lets a shopper try again after an offer that the voice model refused', async () => {
    await shop.api.save({ connection: 'brokered' });
    const session = await authorise(shop.api);
    const refused = await call(session, { body: 'v=0\r\nnot an offer' });
    expect(refused.statusCode).toBe(400);
    expect((await call(session)).statusCode).toBe(201);
    await hangUpAtServer(scheduled[0]?.callId);
  });

  it('refuses shops whose calls go to OpenAI directly', async () => {
    await shop.api.save({});
    expect(await refusalOf(call(await authorise(shop.api)))).toEqual({
      status: 400,
      error: 'INVALID_REQUEST',
    });
  });

  it('refuses callers without a session and pages of other sites', async () => {
    await shop.api.save({ connection: 'brokered' });
    expect(await refusalOf(call())).toEqual({ status: 401, error: 'SESSION_REQUIRED' });
    const elsewhere = { ...(await authorise(shop.api)), origin: 'https://evil.example.com' };
    expect(await refusalOf(call(elsewhere))).toEqual({ status: 403, error: 'ORIGIN_MISMATCH' });
    expect(scheduled).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['JSON', '{"sdp":"v=0"}'],
    ['too large', `v=0\r\n${'a=x\r\n'.repeat(20_000)}`],
  ])('refuses a body that is %s', async (_, body) => {
    await shop.api.save({ connection: 'brokered' });
    const answer = call(await authorise(shop.api), { body, base64: false });
    expect(await refusalOf(answer)).toEqual({ status: 400, error: 'INVALID_REQUEST' });
  });

  it('gives away neither the key nor the session in its log', async () => {
    await shop.api.save({ connection: 'brokered' });
    const session = await authorise(shop.api);
    await call(session);
    const logged = JSON.stringify(shop.api.lines);
    expect(logged).toContain(scheduled[0]?.callId);
    expect(logged).not.toContain('sk-test');
    expect(logged).not.toContain(session.authorization?.slice('Bearer '.length));
    await hangUpAtServer(scheduled[0]?.callId);
  });
});
