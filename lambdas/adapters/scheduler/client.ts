import { SchedulerClient, type SchedulerClientConfig } from '@aws-sdk/client-scheduler';

const CONNECT_MS = 1_000;
const REQUEST_MS = 2_000;
const ATTEMPTS = 3;

/** A client that gives up while the shopper still waits for the call to open. */
export const createSchedulerClient = (config: SchedulerClientConfig = {}): SchedulerClient =>
  new SchedulerClient({
    maxAttempts: ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: REQUEST_MS,
      throwOnRequestTimeout: true,
    },
    ...config,
  });
