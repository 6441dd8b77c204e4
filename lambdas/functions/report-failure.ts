import * as z from 'zod';
import { defineBotFunction } from '../core/voice/bot-function.ts';

const code = z
  .string()
  .max(80)
  .regex(/^[\w.-]*$/);

const parameters = z.object({
  status: z.enum(['failed', 'incomplete']),
  /** OpenAI's code: `insufficient_quota`, `max_output_tokens`. */
  code,
  type: code.optional(),
  /** The id by which OpenAI's support finds the response. */
  responseId: code.optional(),
});

/**
 * Writes to the log why OpenAI gave an answer up: only the browser learns it, as its connection does not pass through the API.
 * The log line has the session's support code and its shop, and the metric of failures counts it.
 */
export const reportFailure = defineBotFunction({
  name: 'report_failure',
  isInternal: true,
  description: { ru: '', en: '' },
  parameters,
  subject: ({ status, ...details }) =>
    [status, details.type, details.code, details.responseId].filter(Boolean).join(' '),
  run: async ({ code, type, responseId: requestId }) => ({
    success: false,
    response: '',
    error: 'SERVICE_UNAVAILABLE',
    upstream: { code, type, requestId },
  }),
});
