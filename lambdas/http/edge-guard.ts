import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareObj } from '@middy/core';
import type { ApiRequest, ApiResponse } from './api-request.ts';
import { HttpRefusal } from './errors.ts';

/** The header by which our distribution shows that a request came through it and its firewall. */
export const EDGE_HEADER = 'x-storevoice-edge';

/** Accepted values of the header, so that two of them can be valid while one replaces the other. */
export type EdgeSecrets = () => Promise<readonly string[]>;

const digest = (value: string): Buffer => createHash('sha256').update(value).digest();

/** Refuses requests that went around the distribution; with no secret configured all pass. */
export const edgeGuard = (secrets: EdgeSecrets | undefined): MiddlewareObj<ApiRequest, ApiResponse> => ({
  before: async ({ event }) => {
    const accepted = await (secrets?.() ?? []);
    if (accepted.length === 0) return;
    const shown = digest(event.headers.get(EDGE_HEADER) ?? '');
    if (accepted.some((secret) => timingSafeEqual(digest(secret), shown))) return;
    throw new HttpRefusal(403, 'this address is not public; use the address of the distribution');
  },
});
