import { SchedulerClient, type SchedulerClientConfig } from '@aws-sdk/client-scheduler';
import { WHILE_A_SHOPPER_LISTENS } from '../aws/patience.ts';

/** A client that gives up while the shopper still waits for the call to open. */
export const createSchedulerClient = (config: SchedulerClientConfig = {}): SchedulerClient =>
  new SchedulerClient({ ...WHILE_A_SHOPPER_LISTENS, ...config });
