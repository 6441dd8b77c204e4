import { afterEach, describe, expect, it } from '@jest/globals';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import { FeedError } from '../../../lambdas/contract/imports/feed.ts';
import { type FaultName, type FaultyServer, faultNames, startFaultyServer } from '../faulty-server.ts';

/** A service that this product asks, by the adapter that is deployed and with that adapter's own limits. */
export interface Upstream {
  readonly name: string;
  /** Default: HTTP/1.1. */
  readonly protocol?: 1 | 2;
  /** Asks once; the limits of time are short where the adapter takes them. */
  readonly ask: (url: string) => Promise<unknown>;
  /** What the caller gets. Default: an error with the code SERVICE_UNAVAILABLE. */
  readonly gets?: unknown;
  /** Faults after which the caller gets something else, or that are 'not asked', which a sentence beside it explains. */
  readonly except?: Readonly<Partial<Record<FaultName, unknown>>>;
  /** Megabytes of one answer that are read at most. */
  readonly most: number;
}

/** Sockets buffer some megabytes between the two ends, and a client may ask three times. */
const BUFFERED_MB = 16;
const MB = 2 ** 20;

export const unavailable = { code: 'SERVICE_UNAVAILABLE' };

/** An outcome as the caller sees it: an error of ours by its code, any other error as it is. */
const outcomeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (given) => ({ given }),
    (error: unknown) =>
      error instanceof AssistantError || error instanceof FeedError ? { code: error.code } : { error },
  );

/** One suite an upstream: every fault, what the caller gets, and that nothing is left of it. */
export const describeUpstreams = (upstreams: readonly Upstream[]): void => {
  const servers: FaultyServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  describe.each([...upstreams])('$name', ({ ask, protocol, gets = unavailable, except = {}, most }) => {
    const asked = faultNames.filter((fault) => except[fault] !== 'not asked');
    it.each(asked)('%s', async (fault) => {
      const server = await startFaultyServer(fault, protocol);
      servers.push(server);
      const outcome = await outcomeOf(ask(server.url));
      expect(outcome).toEqual(fault in except ? except[fault] : gets);
      expect(server.asked()).toBeGreaterThan(0);
      // A server that never ends an answer is left by the client, or this waits until the test's limit.
      await server.left();
      expect(server.poured() / MB).toBeLessThan(server.asked() * (most + BUFFERED_MB));
    });
  });
};
