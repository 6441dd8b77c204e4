import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createJoseSessionTokens } from '../../../lambdas/adapters/jose/session-tokens.ts';
import { createKeyRotation } from '../../../lambdas/adapters/secrets-manager/key-rotation.ts';
import { createSecretsManagerClient } from '../../../lambdas/adapters/secrets-manager/secret-reader.ts';
import { createSigningSecrets } from '../../../lambdas/adapters/secrets-manager/secrets.ts';
import { oneTryAt } from '../../stand-ins/one-try.ts';
import { type SecretsManagerStandIn, startSecretsManager } from '../../stand-ins/secrets-manager.ts';

const MINUTE = 60_000;
const SecretId = 'signing';

let service: SecretsManagerStandIn;
let client: ReturnType<typeof createSecretsManagerClient>;
let made = 0;

const rotation = () =>
  createKeyRotation({
    client,
    freshKey: () => {
      made += 1;
      return String(made).padStart(32, 'k');
    },
  });

const rotateOnce = async (): Promise<void> => {
  const ClientRequestToken = service.openPending(SecretId);
  const rotate = rotation();
  for (const Step of ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const) {
    await rotate({ Step, SecretId, ClientRequestToken });
  }
};

const stored = (): unknown => JSON.parse(service.current(SecretId) ?? '');

beforeAll(async () => {
  service = await startSecretsManager();
  client = createSecretsManagerClient(oneTryAt(service.url));
});

afterAll(async () => {
  client.destroy();
  await service.close();
});

beforeEach(() => {
  made = 0;
  service.put(SecretId, JSON.stringify({ current: 'c'.repeat(32) }));
});

describe('a rotation of the signing keys', () => {
  it('first only announces a key, then lets it sign and keeps the one before', async () => {
    const [first, second] = [1, 2].map((count) => String(count).padStart(32, 'k'));
    await rotateOnce();
    expect(stored()).toEqual({ current: 'c'.repeat(32), next: first });
    await rotateOnce();
    expect(stored()).toEqual({ current: first, next: second, previous: 'c'.repeat(32) });
  });

  it('changes nothing when a step comes twice', async () => {
    const ClientRequestToken = service.openPending(SecretId);
    const rotate = rotation();
    for (const Step of ['createSecret', 'createSecret', 'finishSecret', 'finishSecret'] as const) {
      await rotate({ Step, SecretId, ClientRequestToken });
    }
    expect(made).toBe(1);
    expect(stored()).toMatchObject({ current: 'c'.repeat(32) });
  });

  it('stops before the new keys are used when the stored ones make no sense', async () => {
    service.put(SecretId, 'not json');
    await expect(rotateOnce()).rejects.toThrow('holds no signing keys');
    expect(service.current(SecretId)).toBe('not json');
  });

  it('ends no session: functions that read the keys minutes apart still verify each other', async () => {
    let now = Date.parse('2026-11-22T10:00:00Z');
    const clock = () => new Date(now);
    const instance = () =>
      createJoseSessionTokens({
        secrets: createSigningSecrets({ client, clock, signingSecretId: SecretId }),
        clock,
      });
    await rotateOnce();
    const early = instance();
    const issue = (tokens: typeof early) =>
      tokens.issue({
        sessionId: 'SV-TEST',
        hostname: 'shop.example.com',
        expiresAt: new Date(now + 10 * MINUTE),
      });
    const old = await issue(early);
    await rotateOnce();
    const late = instance();
    now += MINUTE;
    expect(await late.verify(old)).toMatchObject({ kind: 'valid' });
    expect(await early.verify(await issue(late))).toMatchObject({ kind: 'valid' });
  });
});
