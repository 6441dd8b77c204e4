import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Clock } from '../../lambdas/ports/clock.ts';
import type { SessionTokens } from '../../lambdas/ports/voice/session-tokens.ts';

const now = new Date('2026-11-22T10:20:00Z');
const claims = {
  sessionId: 'K7M2-9QXD',
  hostname: 'shop.example.com',
  expiresAt: new Date('2026-11-22T10:30:00Z'),
  plan: {
    since: new Date('2026-11-22T10:19:58Z'),
    mode: 'voice' as const,
    longest: { seconds: 600, microdollars: 1_000_000 },
  },
};

type Keys = readonly [string, ...string[]];

/** What every `SessionTokens` keeps to; `open` answers one with these keys and this clock. */
export const describeSessionTokens = (
  name: string,
  open: (keys: Keys, clock: Clock) => SessionTokens,
): void => {
  describe(`${name} as SessionTokens`, () => {
    const [oldKey, newKey, foreignKey] = ['o', 'n', 'f'].map((letter) => letter.repeat(32));
    if (oldKey === undefined || newKey === undefined || foreignKey === undefined) throw new Error('no keys');
    const at =
      (time: Date): Clock =>
      () =>
        time;
    const tokens = (keys: Keys = [oldKey], time = now) => open(keys, at(time));
    let token: string;
    beforeEach(async () => {
      token = await tokens().issue(claims);
    });

    it('gives back the claims it signed', async () => {
      expect(await tokens().verify(token)).toEqual({ kind: 'valid', claims });
    });

    it('tells an expired token from a wrong one', async () => {
      expect(await tokens([oldKey], new Date('2026-11-22T10:29:59Z')).verify(token)).toMatchObject({
        kind: 'valid',
      });
      const late = new Date('2026-11-22T10:30:01Z');
      expect(await tokens([oldKey], late).verify(token)).toEqual({ kind: 'expired', claims });
      expect(await tokens([foreignKey], late).verify(token)).toEqual({ kind: 'invalid' });
    });

    it('takes a token of a clock that was a day ahead for expired', async () => {
      const ahead = { ...claims, expiresAt: new Date('2026-11-23T10:30:00Z') };
      const early = await tokens([oldKey], new Date('2026-11-23T10:20:00Z')).issue(ahead);
      expect((await tokens().verify(early)).kind).toBe('expired');
      expect((await tokens([oldKey], new Date('2026-11-23T10:21:00Z')).verify(early)).kind).toBe('valid');
    });

    it('signs with the first key and still accepts the others', async () => {
      expect(await tokens([newKey, oldKey]).verify(token)).toEqual({ kind: 'valid', claims });
      const fresh = await tokens([newKey, oldKey]).issue(claims);
      expect(await tokens([oldKey]).verify(fresh)).toEqual({ kind: 'invalid' });
      expect(await tokens([newKey]).verify(fresh)).toEqual({ kind: 'valid', claims });
    });

    it('accepts no token that somebody changed', async () => {
      for (let position = 0; position < token.length; position += 7) {
        const other = token[position] === 'A' ? 'B' : 'A';
        const changed = token.slice(0, position) + other + token.slice(position + 1);
        expect(await tokens().verify(changed)).toEqual({ kind: 'invalid' });
      }
    });

    it.each(['', '.', 'a.b.c', 'null', '🔑', '{"alg":"none"}'])('accepts no "%s"', async (text) => {
      expect(await tokens().verify(text)).toEqual({ kind: 'invalid' });
    });
  });
};
