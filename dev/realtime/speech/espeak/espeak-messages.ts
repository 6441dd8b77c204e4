import * as z from 'zod';

/** What the synthesizer's process is asked. */
export const SynthesisRequest = z.object({
  id: z.int(),
  text: z.string(),
  /** eSpeak's name of language and variant, as in `ru+f2`. */
  voice: z.string(),
  /** Words a minute. */
  rate: z.number(),
});
export type SynthesisRequest = Readonly<z.infer<typeof SynthesisRequest>>;

/** What it answers; `starts` has the first character of each word and when it sounds. */
export const SynthesisAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('spoken'),
    id: z.int(),
    /** Looked at by its kind, not its class: a test runner's process has more than one of each class. */
    samples: z.custom<Int16Array>((value) => ArrayBuffer.isView(value)),
    sampleRate: z.number(),
    starts: z.array(z.object({ character: z.int(), atMs: z.number() })),
  }),
  z.object({ kind: z.literal('failed'), id: z.int(), reason: z.string() }),
]);
export type SynthesisAnswer = Readonly<z.infer<typeof SynthesisAnswer>>;
