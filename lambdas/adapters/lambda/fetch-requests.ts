import { InvokeCommand, LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { AssistantError } from '../../contract/errors.ts';
import type { Hostname } from '../../contract/hostname.ts';

export const createLambdaClient = (config: LambdaClientConfig = {}): LambdaClient => new LambdaClient(config);

/** Has the function that fetches feeds invoked for one shop, without waiting for it. */
export const createFetchRequests =
  ({ client, functionArn }: { readonly client: LambdaClient; readonly functionArn: string }) =>
  async (domain: Hostname): Promise<void> => {
    const Payload = new TextEncoder().encode(JSON.stringify({ domain }));
    try {
      await client.send(new InvokeCommand({ FunctionName: functionArn, InvocationType: 'Event', Payload }));
    } catch (cause) {
      throw new AssistantError('SERVICE_UNAVAILABLE', `the fetch for ${domain} was not requested`, { cause });
    }
  };
