import { describe, expect, it } from '@jest/globals';
import { createEnvironmentSecrets } from '../../../lambdas/adapters/environment/secrets.ts';

describe('secrets of the environment', () => {
  it('are handed over as they were given', async () => {
    const secrets = createEnvironmentSecrets({ openAiKey: 'sk-1', signingKeys: ['new', 'old'] });
    expect(await secrets.openAiKey()).toBe('sk-1');
    expect(await secrets.signingKeys()).toEqual(['new', 'old']);
  });

  it('are named when they are missing', async () => {
    const secrets = createEnvironmentSecrets({ signingKeys: [] });
    await expect(secrets.openAiKey()).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: 'OPENAI_API_KEY is not set',
    });
    await expect(secrets.signingKeys()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });
});
