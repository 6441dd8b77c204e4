import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSecretsManagerClient } from '../../../lambdas/adapters/secrets-manager/secret-reader.ts';
import {
  createEdgeSecrets,
  createOpenAiSecrets,
  createSigningSecrets,
} from '../../../lambdas/adapters/secrets-manager/secrets.ts';
import { oneTryAt } from '../../stand-ins/one-try.ts';
import { type SecretsManagerStandIn, startSecretsManager } from '../../stand-ins/secrets-manager.ts';

const MINUTE = 60_000;
const key = (letter: string): string => letter.repeat(32);

let service: SecretsManagerStandIn;
let client: ReturnType<typeof createSecretsManagerClient>;
let now = 0;
const clock = () => new Date(now);

beforeAll(async () => {
  service = await startSecretsManager();
  client = createSecretsManagerClient(oneTryAt(service.url));
});

afterAll(async () => {
  client.destroy();
  await service.close();
});

beforeEach(() => {
  now = Date.parse('2026-11-22T10:00:00Z');
  service.breakDown(false);
});

describe('the signing keys', () => {
  it('are handed over with the one that signs first', async () => {
    service.put('keys', JSON.stringify({ current: key('c'), next: key('n'), previous: key('p') }));
    const { signingKeys } = createSigningSecrets({ client, clock, signingSecretId: 'keys' });
    expect(await signingKeys()).toEqual([key('c'), key('n'), key('p')]);
  });

  it('may be a single one, as a new deployment has it', async () => {
    service.put('keys', JSON.stringify({ current: key('c') }));
    const { signingKeys } = createSigningSecrets({ client, clock, signingSecretId: 'keys' });
    expect(await signingKeys()).toEqual([key('c')]);
  });

  it.each(['', 'plain text', '{"current":"short"}', '{"next":"x"}'])(
    'refuses %j without showing it',
    async (stored) => {
      service.put('keys', stored);
      const { signingKeys } = createSigningSecrets({ client, clock, signingSecretId: 'keys' });
      await expect(signingKeys()).rejects.toMatchObject({
        code: 'SERVICE_UNAVAILABLE',
        message: expect.stringMatching(/secret keys holds no signing keys; store JSON like/),
      });
    },
  );

  it('are read once in five minutes, so that a warm function does not wait for them', async () => {
    service.put('keys', JSON.stringify({ current: key('c') }));
    const { signingKeys } = createSigningSecrets({ client, clock, signingSecretId: 'keys' });
    await signingKeys();
    const before = service.requests.length;
    now += 4 * MINUTE;
    await signingKeys();
    expect(service.requests.length).toBe(before);
    service.put('keys', JSON.stringify({ current: key('d') }));
    now += 2 * MINUTE;
    expect(await signingKeys()).toEqual([key('d')]);
  });

  it('go on serving while the service is down, asking again every few seconds only', async () => {
    service.put('keys', JSON.stringify({ current: key('c') }));
    const { signingKeys } = createSigningSecrets({ client, clock, signingSecretId: 'keys' });
    await signingKeys();
    service.breakDown(true);
    now += 6 * MINUTE;
    expect(await signingKeys()).toEqual([key('c')]);
    const asked = service.requests.length;
    now += 1_000;
    expect(await signingKeys()).toEqual([key('c')]);
    expect(service.requests.length).toBe(asked);
  });

  it('are unavailable, by name, when the service is down from the start', async () => {
    service.breakDown(true);
    const { signingKeys } = createSigningSecrets({ client, clock, signingSecretId: 'keys' });
    await expect(signingKeys()).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: 'secret keys could not be read',
    });
  });
});

describe('the OpenAI key', () => {
  it('is missed with the command that stores it, and found seconds after it is stored', async () => {
    const { openAiKey } = createOpenAiSecrets({ client, clock, openAiSecretId: 'openai' });
    await expect(openAiKey()).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: expect.stringContaining('aws secretsmanager put-secret-value --secret-id openai'),
    });
    service.put('openai', ' sk-proj-abc\n');
    now += 6_000;
    expect(await openAiKey()).toBe('sk-proj-abc');
  });

  it('is refused when the stored text is not a key', async () => {
    service.put('openai', 'changeme');
    const { openAiKey } = createOpenAiSecrets({ client, clock, openAiSecretId: 'openai' });
    await expect(openAiKey()).rejects.toThrow('holds no OpenAI key');
  });
});

describe('the edge secret', () => {
  it('is accepted in both slots', async () => {
    service.put('edge', JSON.stringify({ a: 'a'.repeat(64), b: 'b'.repeat(64) }));
    const accepted = createEdgeSecrets({ client, clock, edgeSecretId: 'edge' });
    expect(await accepted()).toEqual(['a'.repeat(64), 'b'.repeat(64)]);
  });

  it('never becomes an open door by an empty or broken value', async () => {
    service.put('edge', '{}');
    const accepted = createEdgeSecrets({ client, clock, edgeSecretId: 'edge' });
    await expect(accepted()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  it('is not requested where none is configured', async () => {
    expect(await createEdgeSecrets({ client, clock, edgeSecretId: undefined })()).toEqual([]);
  });
});
