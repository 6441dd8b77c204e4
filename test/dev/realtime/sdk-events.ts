import { join } from 'node:path';

/** The part of the SDK's parser that the tests use; the package does not export it. */
interface SdkEvents {
  parseRealtimeEvent(event: { readonly data: string }): {
    readonly data: { readonly type: string } | null;
    readonly isGeneric: boolean;
  };
}

const path = join(
  import.meta.dirname,
  '../../../node_modules/@openai/agents-realtime/dist/openaiRealtimeEvents.mjs',
);
const sdk: SdkEvents = await import(path);

/** Whether the SDK understands an event; one that does not fit its schemas it ignores without a word. */
export const sdkUnderstands = (event: object): boolean => {
  const { data, isGeneric } = sdk.parseRealtimeEvent({ data: JSON.stringify(event) });
  return data !== null && !isGeneric;
};
