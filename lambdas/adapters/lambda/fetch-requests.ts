import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { AssistantError } from '../../contract/errors.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import { clientsOf, WHILE_AN_IMPORT_WAITS } from '../aws/requests.ts';

/** Of an event that waits for its function. */
const ACCEPTED = 202;

export const createLambdaClient = clientsOf(LambdaClient, WHILE_AN_IMPORT_WAITS);

/** Invokes the function that fetches feeds for one shop, and does not wait for it. */
export const createFetchRequests =
  ({ client, functionArn }: { readonly client: LambdaClient; readonly functionArn: string }) =>
  async (domain: Hostname): Promise<void> => {
    const Payload = new TextEncoder().encode(JSON.stringify({ domain }));
    try {
      const command = new InvokeCommand({ FunctionName: functionArn, InvocationType: 'Event', Payload });
      const { StatusCode } = await client.send(command);
      if (StatusCode !== ACCEPTED) throw new Error(`the answer has status ${StatusCode}`);
    } catch (cause) {
      throw new AssistantError('SERVICE_UNAVAILABLE', `the fetch for ${domain} was not requested`, { cause });
    }
  };
