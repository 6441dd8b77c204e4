import * as z from 'zod';

/** The three encodings that the Realtime API speaks; PCM is 16 bit, little-endian, mono. */
export const AudioFormat = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('audio/pcm'), rate: z.literal(24_000).default(24_000) }),
  z.strictObject({ type: z.literal('audio/pcmu') }),
  z.strictObject({ type: z.literal('audio/pcma') }),
]);
export type AudioFormat = Readonly<z.infer<typeof AudioFormat>>;

export const sampleRateOf = (format: AudioFormat): 24_000 | 8_000 =>
  format.type === 'audio/pcm' ? 24_000 : 8_000;

const bytesPerSample = (format: AudioFormat): number => (format.type === 'audio/pcm' ? 2 : 1);

/** How long this many bytes of a format sound. */
export const durationMs = (format: AudioFormat, bytes: number): number =>
  (bytes / bytesPerSample(format) / sampleRateOf(format)) * 1000;
