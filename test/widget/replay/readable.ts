import * as z from 'zod';
import type { Turn } from '../../../widget/state/turns.ts';

export const Sent = z.looseObject({
  type: z.string(),
  response: z.looseObject({ tool_choice: z.string() }).optional(),
  item: z
    .looseObject({
      type: z.string(),
      role: z.string().optional(),
      call_id: z.string().optional(),
      output: z.string().optional(),
      content: z.array(z.looseObject({ text: z.string() })).optional(),
    })
    .optional(),
});

/** A sent event in a few words. */
export const shortly = (raw: unknown): string => {
  const { type, item, response } = Sent.parse(raw);
  if (type === 'response.create') return response === undefined ? 'respond' : 'greet';
  if (type !== 'conversation.item.create' || item === undefined) return type;
  if (item.type === 'function_call_output') return `output of ${item.call_id}`;
  return item.type === 'message' ? `${item.role}: ${item.content?.[0]?.text}` : item.type;
};

/** A turn as the shopper reads it. */
export const asRead = (turn: Turn): string => {
  switch (turn.kind) {
    case 'shopper':
      return `shopper: ${turn.text || turn.hearing}${turn.delivery === 'queued' ? ' (queued)' : ''}`;
    case 'assistant':
      return `${turn.isPreamble === true ? 'preamble' : 'assistant'}: ${turn.text}${
        turn.delivery === 'whole' ? '' : ` (${turn.delivery})`
      }`;
    case 'findings':
      return `cards: ${turn.products.map(({ title }) => title).join(', ')}`;
  }
};
