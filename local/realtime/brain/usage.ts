import type { Item } from '../protocol/items.ts';
import type { Usage } from '../protocol/server-events.ts';
import type { Session } from '../protocol/session-state.ts';

/** About four characters of text make a token; near enough for a counter that no one is billed by. */
const CHARACTERS_PER_TOKEN = 4;
/** OpenAI counts one token for 50 ms of sound that goes out. */
const MS_PER_AUDIO_TOKEN = 50;

export const textTokens = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);

const textOf = (item: Item): string => {
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

/** What a model would have read before answering. */
export const inputTokens = (session: Session, items: readonly Item[]): number =>
  textTokens(session.instructions) +
  textTokens(JSON.stringify(session.tools)) +
  items.reduce((sum, item) => sum + textTokens(textOf(item)), 0);

export const usageOf = (
  input: number,
  output: { readonly text: string; readonly soundMs: number },
): Usage => {
  const text = textTokens(output.text);
  const audio = Math.ceil(output.soundMs / MS_PER_AUDIO_TOKEN);
  return {
    total_tokens: input + text + audio,
    input_tokens: input,
    output_tokens: text + audio,
    input_token_details: { text_tokens: input, audio_tokens: 0, cached_tokens: 0 },
    output_token_details: { text_tokens: text, audio_tokens: audio },
  };
};
