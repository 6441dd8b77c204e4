import * as z from 'zod';

/**
 * The shop asked about, for callers without a session. It is read where access is decided; here any
 * value passes, since a session's own shop overrides whatever a model writes.
 */
export const hostnameParameter = z.unknown().optional().meta({
  type: 'string',
  description: 'Leave it out: the shop is known from the conversation.',
});
