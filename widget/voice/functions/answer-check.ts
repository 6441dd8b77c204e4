import * as z from 'zod/mini';
import type { ConversationStore } from '../../state/store.ts';
import type { AssistantTurn, Turn } from '../../state/turns.ts';
import type { ApiClient, SaidWords } from './api-client.ts';
import { parseJson } from './tool-output.ts';

/** The server takes no more; of a long conversation the last answers count. */
const MAX_ANSWERS = 20;
const MAX_ASKED = 40;

const Sentence = z.looseObject({ response: z.string() });

const sentenceOf = (answer: unknown): string => Sentence.safeParse(answer).data?.response ?? '';

const wordsAt = (turns: readonly Turn[], answer: AssistantTurn): SaidWords => {
  const before = turns.slice(0, turns.indexOf(answer));
  return {
    said: answer.text,
    answers: before
      .flatMap((turn) => (turn.kind === 'findings' ? [turn] : []))
      .slice(-MAX_ANSWERS)
      .map(({ call, products }) => ({ response: sentenceOf(parseJson(call?.output ?? '')), products })),
    asked: before
      .flatMap((turn) => (turn.kind === 'shopper' && turn.text !== '' ? [turn.text] : []))
      .slice(-MAX_ASKED),
  };
};

/** A complete answer that may name a price or say whether something is in stock. */
const isToCheck = (turn: Turn): turn is AssistantTurn =>
  turn.kind === 'assistant' && turn.delivery !== 'speaking' && turn.isPreamble !== true && turn.text !== '';

/**
 * Lets the server compare each finished answer with what its functions answered, and shows the correction that it returns. An
 * answer whose check fails stays as it was said: the check must not disturb the conversation.
 */
export const checkAnswers = (
  store: ConversationStore,
  api: Pick<ApiClient, 'checkWords'>,
  /** The token of the session that is open. */
  session: () => string | undefined,
): (() => void) => {
  // Answers of an earlier page were checked there.
  const known = new Set(store.state().turns.map(({ id }) => id));
  const check = async (turns: readonly Turn[], turn: AssistantTurn, token: string): Promise<void> => {
    const outcome = await api.checkWords(wordsAt(turns, turn), token);
    const text = outcome.kind === 'answered' ? sentenceOf(outcome.body) : '';
    if (text) store.dispatch({ kind: 'corrected', itemId: turn.id, text });
  };
  return store.subscribe(({ turns }) => {
    for (const turn of turns.filter(isToCheck)) {
      if (known.has(turn.id)) continue;
      known.add(turn.id);
      const token = session();
      if (token !== undefined) void check(turns, turn, token);
    }
  });
};
