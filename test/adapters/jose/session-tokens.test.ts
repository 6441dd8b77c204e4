import { describe, expect, it } from '@jest/globals';
import { SignJWT, UnsecuredJWT } from 'jose';
import { createEnvironmentSecrets } from '../../../lambdas/adapters/environment/secrets.ts';
import { createJoseSessionTokens } from '../../../lambdas/adapters/jose/session-tokens.ts';
import { describeSessionTokens } from '../../contracts/session-tokens.ts';

describeSessionTokens('jose', (signingKeys, clock) =>
  createJoseSessionTokens({ secrets: createEnvironmentSecrets({ signingKeys }), clock }),
);

describe('a JWT', () => {
  const key = 'k'.repeat(32);
  const clock = () => new Date('2026-11-22T10:20:00Z');
  const tokens = createJoseSessionTokens({
    secrets: createEnvironmentSecrets({ signingKeys: [key] }),
    clock,
  });
  const expiry = new Date('2026-11-22T10:30:00Z');
  const jwt = (claims: Readonly<Record<string, unknown>>) =>
    new SignJWT({ jti: 'K7M2-9QXD', sub: 'shop.example.com', ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(expiry);
  const sign = (token: SignJWT) => token.sign(new TextEncoder().encode(key));
  const ours = { iss: 'storevoice', aud: 'storevoice session' };

  it('of ours is accepted', async () => {
    expect((await tokens.verify(await sign(jwt(ours)))).kind).toBe('valid');
  });

  it.each([
    ['for another audience', { ...ours, aud: 'storevoice admin' }],
    ['by another issuer', { ...ours, iss: 'somebody' }],
    ['without a session', { ...ours, jti: undefined }],
    ['without a shop', { ...ours, sub: undefined }],
    ['with no host name for a shop', { ...ours, sub: 'a b' }],
  ])('%s is refused though the key is ours', async (_, claims) => {
    expect(await tokens.verify(await sign(jwt(claims)))).toEqual({ kind: 'invalid' });
  });

  it('without a signature is refused', async () => {
    const unsigned = new UnsecuredJWT({ ...ours, jti: 'x', sub: 'shop.example.com' })
      .setExpirationTime(expiry)
      .encode();
    expect(await tokens.verify(unsigned)).toEqual({ kind: 'invalid' });
  });

  it('is not signed with a key that could be guessed', async () => {
    const weak = createJoseSessionTokens({
      secrets: createEnvironmentSecrets({ signingKeys: ['short'] }),
      clock,
    });
    const claims = { sessionId: 'x', hostname: 'shop.example.com', expiresAt: expiry };
    await expect(weak.issue(claims)).rejects.toThrow(/has 5 bytes; set one of at least 32/);
    await expect(weak.verify('a.b.c')).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });
});
