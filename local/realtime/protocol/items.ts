import * as z from 'zod';

const identity = {
  id: z.string().min(1).optional(),
  object: z.literal('realtime.item').optional(),
  status: z.enum(['completed', 'incomplete', 'in_progress']).optional(),
};

const InputText = z.strictObject({ type: z.literal('input_text'), text: z.string() });

const InputAudio = z.strictObject({
  type: z.literal('input_audio'),
  audio: z.string().nullable().optional(),
  transcript: z.string().nullable().optional(),
});

const InputImage = z.strictObject({
  type: z.literal('input_image'),
  image_url: z.string(),
  detail: z.enum(['auto', 'low', 'high']).optional(),
});

const OutputText = z.strictObject({ type: z.literal('output_text'), text: z.string() });

const OutputAudio = z.strictObject({
  type: z.literal('output_audio'),
  audio: z.string().nullable().optional(),
  transcript: z.string().nullable().optional(),
});

const Message = z.discriminatedUnion('role', [
  z.strictObject({
    type: z.literal('message'),
    role: z.literal('system'),
    content: z.array(InputText),
    ...identity,
  }),
  z.strictObject({
    type: z.literal('message'),
    role: z.literal('user'),
    content: z.array(z.discriminatedUnion('type', [InputText, InputAudio, InputImage])),
    ...identity,
  }),
  z.strictObject({
    type: z.literal('message'),
    role: z.literal('assistant'),
    content: z.array(z.discriminatedUnion('type', [OutputText, OutputAudio])),
    ...identity,
  }),
]);

const FunctionCall = z.strictObject({
  type: z.literal('function_call'),
  name: z.string(),
  arguments: z.string(),
  call_id: z.string().optional(),
  ...identity,
});

const FunctionCallOutput = z.strictObject({
  type: z.literal('function_call_output'),
  call_id: z.string(),
  output: z.string(),
  ...identity,
});

/** An item as a client creates it: the id may be missing. */
export const NewItem = z.discriminatedUnion('type', [Message, FunctionCall, FunctionCallOutput]);
export type NewItem = Readonly<z.infer<typeof NewItem>>;

export type ItemStatus = 'completed' | 'incomplete' | 'in_progress';

/** One part of a message as the conversation keeps it; sound itself is not kept. */
export type Part =
  | { readonly type: 'input_text'; readonly text: string }
  | { readonly type: 'input_audio'; readonly transcript: string | null }
  | { readonly type: 'input_image'; readonly image_url: string }
  | { readonly type: 'output_text'; readonly text: string }
  | { readonly type: 'output_audio'; readonly transcript: string };

interface Kept {
  readonly id: string;
  readonly object: 'realtime.item';
  readonly status: ItemStatus;
}

export interface MessageItem extends Kept {
  readonly type: 'message';
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: readonly Part[];
}

export interface CallItem extends Kept {
  readonly type: 'function_call';
  readonly name: string;
  readonly call_id: string;
  readonly arguments: string;
}

export interface OutputItem extends Kept {
  readonly type: 'function_call_output';
  readonly call_id: string;
  readonly output: string;
}

/** One entry of the conversation. */
export type Item = MessageItem | CallItem | OutputItem;
