import { describe, expect, it } from '@jest/globals';
import { synthesize } from './synthesize.ts';

const { template, resources } = synthesize();

describe('the secrets', () => {
  it('come without an OpenAI key, and rotate the signing keys', () => {
    const { SecretString, GenerateSecretString } = resources.SecretsOpenAiKey891151FB?.Properties ?? {};
    expect([SecretString, GenerateSecretString]).toEqual([undefined, undefined]);
    template.hasResourceProperties('AWS::SecretsManager::RotationSchedule', {
      SecretId: { Ref: 'SecretsSigningKeys20695C0E' },
      RotationRules: { ScheduleExpression: 'rate(30 days)' },
    });
  });
});
