import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { AssistantError } from '../../contract/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { clientsOf, WHILE_A_SHOPPER_LISTENS } from '../aws/requests.ts';

export const createSecretsManagerClient = clientsOf(SecretsManagerClient, WHILE_A_SHOPPER_LISTENS);

/** Every function uses a new value after this time. */
const KEPT_MS = 5 * 60_000;
/** A missing or wrong secret is read again soon, since an operator may be storing it. */
const RETRY_MS = 5_000;

export interface SecretsManagerAccess {
  readonly client: SecretsManagerClient;
  readonly clock: Clock;
}

interface SecretReaderOptions<Value> extends SecretsManagerAccess {
  readonly secretId: string;
  /** Parses the stored text, which is `undefined` before a value is stored; throws with the remedy. */
  readonly parse: (stored: string | undefined) => Value;
}

type Outcome<Value> = { readonly value: Value } | { readonly refusal: unknown };

/** Reads one secret and keeps it for a while. When a later read fails, the kept value stays in use. */
export const createSecretReader = <Value>({
  client,
  clock,
  secretId,
  parse,
}: SecretReaderOptions<Value>): (() => Promise<Value>) => {
  let kept: { readonly outcome: Outcome<Value>; readonly readAt: number; readonly forMs: number } | undefined;

  const keep = (outcome: Outcome<Value>, forMs: number): Outcome<Value> => {
    kept = { outcome, readAt: clock().getTime(), forMs };
    return outcome;
  };

  const read = async (): Promise<Outcome<Value>> => {
    let stored: string | undefined;
    try {
      stored = await fetchCurrent(client, secretId);
    } catch (cause) {
      const outcome = kept?.outcome;
      if (outcome !== undefined && 'value' in outcome) return keep(outcome, RETRY_MS);
      throw new AssistantError('SERVICE_UNAVAILABLE', `secret ${secretId} could not be read`, { cause });
    }
    try {
      return keep({ value: parse(stored) }, KEPT_MS);
    } catch (refusal) {
      return keep({ refusal }, RETRY_MS);
    }
  };

  /** A value from the future is read again, since the clock was set back and would keep it until then. */
  const fresh = (): Outcome<Value> | undefined => {
    const age = clock().getTime() - (kept?.readAt ?? 0);
    return kept !== undefined && age >= 0 && age < kept.forMs ? kept.outcome : undefined;
  };

  return async () => {
    const outcome = fresh() ?? (await read());
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome.value;
  };
};

const fetchCurrent = async (client: SecretsManagerClient, secretId: string): Promise<string | undefined> => {
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    return SecretString;
  } catch (error) {
    // An empty secret has no current version, and fails with the same error as a missing secret.
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};
