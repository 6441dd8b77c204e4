import type { Locale } from '../../lambdas/contract/locale.ts';
import type { Turn } from '../turns.ts';

/** An item of the Realtime conversation as a client creates it. */
export type RecalledItem =
  | {
      readonly type: 'message';
      /** By which the server's echo is known for what stands in the transcript already. */
      readonly id?: string;
      readonly role: 'user' | 'assistant' | 'system';
      readonly content: readonly [{ readonly type: 'input_text' | 'output_text'; readonly text: string }];
    }
  | {
      readonly type: 'function_call';
      readonly call_id: string;
      readonly name: string;
      readonly arguments: string;
    }
  | { readonly type: 'function_call_output'; readonly call_id: string; readonly output: string };

/** Enough for "the second one" and "a cheaper one"; more would be paid for on every answer. */
const MAX_RECALLED = 16;

const message = (role: 'user' | 'assistant' | 'system', text: string, id?: string): RecalledItem => ({
  type: 'message',
  ...(id !== undefined && { id }),
  role,
  content: [{ type: role === 'assistant' ? 'output_text' : 'input_text', text }],
});

export const systemMessage = (text: string): RecalledItem => message('system', text);

export const shopperMessage = (id: string, text: string): RecalledItem => message('user', text, id);

const languages: Readonly<Record<Locale, string>> = { ru: 'Russian', en: 'English' };

/** A shop's instructions and answers are in the shop's language; the page that is being read may be in another. */
export const pageLanguage = (page: Locale, shop: Locale): readonly RecalledItem[] =>
  page === shop
    ? []
    : [
        systemMessage(
          `The shopper reads this page in ${languages[page]}: greet and answer in it, whatever language functions answer in, unless the shopper speaks another.`,
        ),
      ];

const itemsOf = (turn: Turn): readonly RecalledItem[] => {
  switch (turn.kind) {
    case 'shopper':
      return turn.text === '' || turn.delivery === 'queued' ? [] : [message('user', turn.text, turn.id)];
    case 'assistant':
      return turn.text === '' ? [] : [message('assistant', turn.text, turn.id)];
    case 'findings':
      return turn.call === undefined
        ? []
        : [
            {
              type: 'function_call',
              call_id: turn.callId,
              name: turn.call.name,
              arguments: turn.call.arguments,
            },
            { type: 'function_call_output', call_id: turn.callId, output: turn.call.output },
          ];
  }
};

/** What a new session is told of the conversation so far, so that it goes on instead of starting over. */
export const recall = (turns: readonly Turn[]): readonly RecalledItem[] =>
  turns.slice(-MAX_RECALLED).flatMap(itemsOf);

/** An answer of which nothing was heard is none. */
const isHeard = (turn: Turn): boolean => turn.kind !== 'assistant' || turn.text !== '';
const isSent = (turn: Turn): boolean => turn.kind !== 'shopper' || turn.delivery !== 'queued';

/** A question that went out, and was not answered before the line went, is still owed an answer. */
export const owesAnswer = (turns: readonly Turn[]): boolean => {
  const last = turns.findLast((turn) => isSent(turn) && isHeard(turn));
  return last?.kind === 'findings' || (last?.kind === 'shopper' && last.text !== '');
};
