import * as z from 'zod';
import { defineBotFunction } from '../core/voice/bot-function.ts';

/**
 * The page says that its conversation is over, so that the budget counts it as long as it lasted. How long that was is
 * told by our own clock.
 */
export const endConversation = defineBotFunction({
  name: 'end_conversation',
  isInternal: true,
  description: { ru: '', en: '' },
  parameters: z.object({}),
  subject: () => '',
  run: async (_, { domain, services, claims }) => {
    if (claims !== undefined) await services.endConversation(domain, claims);
    return { success: true, response: '' };
  },
});
