import * as z from 'zod/mini';
import type { ConversationEvent } from '../state/events.ts';
import type { Problem } from '../state/problems.ts';
import { WAIT_FOR_USER } from './functions/tool-output.ts';

const Content = z.looseObject({
  text: z.nullish(z.string()),
  transcript: z.nullish(z.string()),
});

const Item = z.looseObject({
  id: z.string(),
  type: z.string(),
  role: z.optional(z.string()),
  call_id: z.optional(z.string()),
  name: z.optional(z.string()),
  phase: z.nullish(z.string()),
  content: z.optional(z.array(Content)),
});
type Item = z.infer<typeof Item>;

const StatusDetails = z.looseObject({
  reason: z.nullish(z.string()),
  error: z.nullish(z.looseObject({ type: z.nullish(z.string()), code: z.nullish(z.string()) })),
});

const Added = z.object({ previous_item_id: z.nullish(z.string()), item: Item });
const OfItem = z.object({ item_id: z.string() });
const Delta = z.extend(OfItem, { delta: z.string() });
const MaybeDelta = z.extend(OfItem, { delta: z._default(z.string(), '') });
const Transcript = z.extend(OfItem, { transcript: z.string() });
const Written = z.extend(OfItem, { text: z.string() });
const Cut = z.extend(OfItem, { audio_end_ms: z.optional(z.number()) });
const Committed = z.extend(OfItem, { previous_item_id: z.nullish(z.string()) });
const Expired = z.object({ error: z.looseObject({ code: z.literal('session_expired') }) });
const ResponseDone = z.object({
  type: z.literal('response.done'),
  response: z.looseObject({
    id: z.optional(z.string()),
    status: z.string(),
    status_details: z.nullish(StatusDetails),
    output: z._default(
      z.array(z.looseObject({ id: z.optional(z.string()), type: z.optional(z.string()) })),
      [],
    ),
  }),
});
type ResponseDone = z.infer<typeof ResponseDone>;

const textOf = (item: Item): string | undefined => {
  const parts = (item.content ?? []).map((part) => part.text ?? part.transcript ?? '').join('');
  return parts === '' ? undefined : parts;
};

const itemAdded = ({
  item,
  previous_item_id: after,
}: z.infer<typeof Added>): readonly ConversationEvent[] => {
  const place = { itemId: item.id, after };
  if (item.type === 'function_call' && item.call_id !== undefined && item.name !== WAIT_FOR_USER) {
    return [{ kind: 'call-item', ...place, callId: item.call_id }];
  }
  if (item.type !== 'message') return [];
  switch (item.role) {
    case 'user':
      return [{ kind: 'shopper-item', ...place, text: textOf(item) }];
    case 'assistant':
      return [
        { kind: 'assistant-item', ...place, text: textOf(item), isPreamble: item.phase === 'commentary' },
      ];
    default:
      return [];
  }
};

/** Codes of OpenAI that asking again does not help against. */
const lasting: ReadonlySet<string> = new Set(['insufficient_quota', 'billing_hard_limit_reached']);

/** What the shopper is told when no answer comes; an incomplete one was heard as far as it goes. */
const problemOf = ({ response }: ResponseDone): Problem | undefined => {
  const { status, status_details: details, output } = response;
  if (status === 'failed')
    return lasting.has(details?.error?.code ?? '') ? 'SERVICE_UNAVAILABLE' : 'NO_ANSWER';
  return status === 'incomplete' && !output.some(({ type }) => type === 'message') ? 'NO_ANSWER' : undefined;
};

const responseDone = (event: ResponseDone): readonly ConversationEvent[] => {
  const { status, output } = event.response;
  const cut = status === 'completed' ? [] : output.flatMap(({ id }) => id ?? []);
  const problem = problemOf(event);
  const finished: ConversationEvent = { kind: 'response-finished', cut };
  return problem === undefined ? [finished] : [finished, { kind: 'problem', problem }];
};

type Translate = (raw: unknown) => readonly ConversationEvent[];

/** An event of another shape than ours means nothing to the conversation. */
const reading =
  <Event>(schema: z.ZodMiniType<Event>, read: (event: Event) => readonly ConversationEvent[]): Translate =>
  (raw) => {
    const event = schema.safeParse(raw);
    return event.success ? read(event.data) : [];
  };

const always =
  (event: ConversationEvent): Translate =>
  () => [event];

type Speaker = 'shopper' | 'assistant';

const growing = (by: Speaker, schema: z.ZodMiniType<z.infer<typeof Delta>> = Delta): Translate =>
  reading(schema, ({ item_id: itemId, delta }) => [{ kind: 'text-added', itemId, by, delta }]);

const transcribed = (by: Speaker): Translate =>
  reading(Transcript, ({ item_id: itemId, transcript: text }) => [{ kind: 'text-known', itemId, by, text }]);

/** The server's events that the shopper can see or hear the effect of; all others are ignored. */
const translations: Readonly<Record<string, Translate>> = {
  'conversation.item.added': reading(Added, itemAdded),
  'conversation.item.deleted': reading(OfItem, ({ item_id: itemId }) => [{ kind: 'item-removed', itemId }]),
  'conversation.item.truncated': reading(Cut, ({ item_id: itemId, audio_end_ms: heardMs }) => [
    { kind: 'item-cut', itemId, heardMs },
  ]),
  'conversation.item.input_audio_transcription.delta': growing('shopper', MaybeDelta),
  'conversation.item.input_audio_transcription.completed': transcribed('shopper'),
  'conversation.item.input_audio_transcription.failed': reading(OfItem, ({ item_id: itemId }) => [
    { kind: 'unclear', itemId },
  ]),
  'input_audio_buffer.committed': reading(Committed, ({ item_id: itemId, previous_item_id: after }) => [
    { kind: 'shopper-item', itemId, after, text: undefined },
  ]),
  'input_audio_buffer.speech_started': always({ kind: 'speech-started' }),
  'input_audio_buffer.speech_stopped': always({ kind: 'speech-stopped' }),
  'response.created': always({ kind: 'response-started' }),
  'response.done': reading(ResponseDone, responseDone),
  'response.output_audio_transcript.delta': growing('assistant'),
  'response.output_audio_transcript.done': transcribed('assistant'),
  'response.output_text.delta': growing('assistant'),
  'response.output_text.done': reading(Written, ({ item_id: itemId, text }) => [
    { kind: 'text-known', itemId, by: 'assistant', text },
  ]),
  'output_audio_buffer.started': always({ kind: 'playback-started' }),
  'output_audio_buffer.stopped': always({ kind: 'playback-finished' }),
  'output_audio_buffer.cleared': always({ kind: 'playback-cut' }),
  // The server has ended the session for good, so that going on needs a new one.
  error: reading(Expired, () => [{ kind: 'ended', because: 'time-limit' }]),
};

const Typed = z.looseObject({ type: z.string() });

/** Translates a raw event of the Realtime server; most mean nothing to the conversation. */
export const readServerEvent: Translate = (raw) => {
  const { type = '' } = Typed.safeParse(raw).data ?? {};
  return Object.hasOwn(translations, type) ? (translations[type]?.(raw) ?? []) : [];
};

/** Why the server gave an answer up, for operators: OpenAI's own codes, and the id that its support asks for. */
export interface AnswerFailure {
  readonly status: 'failed' | 'incomplete';
  readonly code: string;
  readonly type?: string | undefined;
  readonly responseId?: string | undefined;
}

/** The failure that a raw event reports; `undefined` when it reports none. */
export const readAnswerFailure = (raw: unknown): AnswerFailure | undefined => {
  const event = ResponseDone.safeParse(raw);
  if (!event.success) return undefined;
  const { id: responseId, status, status_details: details } = event.data.response;
  if (status !== 'failed' && status !== 'incomplete') return undefined;
  return {
    status,
    code: details?.error?.code ?? details?.reason ?? 'unknown',
    type: details?.error?.type ?? undefined,
    responseId,
  };
};
