import * as z from 'zod';

const identity = {
  id: z.string().min(1).optional(),
  object: z.literal('realtime.item').optional(),
  status: z.enum(['completed', 'incomplete', 'in_progress']).optional(),
};

const InputText = z.strictObject({ type: z.literal('input_text'), text: z.string() });

/** Sound itself is not kept. */
const sound = { audio: z.string().nullable().optional(), transcript: z.string().nullable().default(null) };
const InputAudio = z
  .strictObject({ type: z.literal('input_audio'), ...sound })
  .transform(({ type, transcript }) => ({ type, transcript }));
const OutputAudio = z
  .strictObject({ type: z.literal('output_audio'), ...sound })
  .transform(({ type, transcript }) => ({ type, transcript: transcript ?? '' }));
const InputImage = z
  .strictObject({
    type: z.literal('input_image'),
    image_url: z.string(),
    detail: z.enum(['auto', 'low', 'high']).optional(),
  })
  .transform(({ type, image_url }) => ({ type, image_url }));

const OutputText = z.strictObject({ type: z.literal('output_text'), text: z.string() });

/** What a message is for: words before a function call, or the answer itself. */
const Phase = z.enum(['commentary', 'final_answer']);
type Phase = z.infer<typeof Phase>;

const message = <Role extends string, Part extends z.ZodType>(role: Role, part: Part) =>
  z.strictObject({
    type: z.literal('message'),
    role: z.literal(role),
    content: z.array(part),
    phase: Phase.optional(),
    ...identity,
  });

const UserPart = z.discriminatedUnion('type', [InputText, InputAudio, InputImage]);
const AssistantPart = z.discriminatedUnion('type', [OutputText, OutputAudio]);

const Message = z.discriminatedUnion('role', [
  message('system', InputText),
  message('user', UserPart),
  message('assistant', AssistantPart),
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

/** One part of a message as the conversation keeps it. */
type Part = Readonly<z.infer<typeof UserPart> | z.infer<typeof AssistantPart>>;

interface Kept {
  readonly id: string;
  readonly object: 'realtime.item';
  readonly status: 'completed' | 'incomplete' | 'in_progress';
}

export interface MessageItem extends Kept {
  readonly type: 'message';
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: readonly Part[];
  /** Only of the assistant's own messages. */
  readonly phase?: Phase;
}

export type CallItem = Kept & Readonly<z.infer<typeof FunctionCall>> & { readonly call_id: string };
export type OutputItem = Kept & Readonly<z.infer<typeof FunctionCallOutput>>;

/** One entry of the conversation. */
export type Item = MessageItem | CallItem | OutputItem;

/** The text of an item, as a model would read it. */
export const textOfItem = (item: Item): string => {
  switch (item.type) {
    case 'message':
      return item.content
        .map((part) => ('text' in part ? part.text : 'transcript' in part ? (part.transcript ?? '') : ''))
        .join(' ');
    case 'function_call':
      return `${item.name} ${item.arguments}`;
    case 'function_call_output':
      return item.output;
  }
};
