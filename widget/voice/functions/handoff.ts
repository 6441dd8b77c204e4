import * as z from 'zod/mini';
import type { Transcript } from '../../../lambdas/contract/voice/webhook.ts';
import type { Turn } from '../../state/turns.ts';

/** Together with the rest less than the 16 kB that the API reads. */
const MAX_TURNS = 24;
const MAX_TEXT = 200;

const Agreed = z.looseObject({ consent: z.literal(true) });

const saidIn = (turn: Turn): Transcript =>
  turn.kind === 'findings' || turn.text === '' ? [] : [{ by: turn.kind, text: turn.text.slice(0, MAX_TEXT) }];

/**
 * The arguments of a call as they go to the API. A shopper who agreed to hand the conversation over sends it along: only the
 * page has it, as it was said.
 */
export const withTranscript = (name: string, input: unknown, turns: () => readonly Turn[]): unknown => {
  const agreed = name === 'call_person' ? Agreed.safeParse(input).data : undefined;
  return agreed === undefined ? input : { ...agreed, transcript: turns().flatMap(saidIn).slice(-MAX_TURNS) };
};
