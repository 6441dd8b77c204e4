import { InvokeCommand, LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { AssistantError } from '../../contract/errors.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';

export const createLambdaClient = (config: LambdaClientConfig = {}): LambdaClient => new LambdaClient(config);

/** Invokes the function that fetches feeds for one shop, and does not wait for it. */
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
