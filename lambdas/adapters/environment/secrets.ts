import { AssistantError } from '../../contract/errors.ts';
import type { Secrets } from '../../ports/shop/secrets.ts';

/** Secrets of the process, already parsed. */
interface GivenSecrets {
  readonly openAiKey?: string | undefined;
  readonly signingKeys: readonly string[];
}

const missing = (variable: string): AssistantError =>
  new AssistantError('SERVICE_UNAVAILABLE', `${variable} is not set`);

/** Secrets from the environment, for machines without a secrets manager. */
export const createEnvironmentSecrets = ({ openAiKey, signingKeys }: GivenSecrets): Secrets => ({
  openAiKey: async () => {
    if (openAiKey === undefined) throw missing('OPENAI_API_KEY');
    return openAiKey;
  },
  signingKeys: async () => {
    const [first, ...others] = signingKeys;
    if (first === undefined) throw missing('SIGNING_KEYS');
    return [first, ...others];
  },
});
