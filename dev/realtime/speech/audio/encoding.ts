import type { AudioFormat } from '../../protocol/session.ts';

export const FULL_SCALE = 32_768;

/** A sample from -1 to 1 as 16 bits; what is louder is cut, not wrapped around. */
const toInt16 = (sample: number): number => {
  if (sample >= 1) return FULL_SCALE - 1;
  if (sample <= -1) return -FULL_SCALE;
  const scaled = sample * FULL_SCALE;
  return scaled > FULL_SCALE - 1 ? FULL_SCALE - 1 : Math.round(scaled);
};

/* ITU-T G.711: telephone sound, 8 bits a sample. WebRTC carries it without any codec library. */

const BIAS = 0x84;
const CLIP = 32_635;

const segmentOf = (magnitude: number): number => Math.max(0, Math.floor(Math.log2(magnitude)) - 7);

const muLawByte = (value: number): number => {
  const magnitude = Math.min(CLIP, Math.abs(value)) + BIAS;
  const segment = segmentOf(magnitude);
  const mantissa = (magnitude >> (segment + 3)) & 0x0f;
  return ~((value < 0 ? 0x80 : 0) | (segment << 4) | mantissa) & 0xff;
};

const muLawSample = (byte: number): number => {
  const inverted = ~byte & 0xff;
  const segment = (inverted >> 4) & 0x07;
  const magnitude = ((((inverted & 0x0f) << 3) + BIAS) << segment) - BIAS;
  return (inverted & 0x80 ? -magnitude : magnitude) / FULL_SCALE;
};

const A_LAW_TOGGLE = 0x55;

const aLawByte = (value: number): number => {
  const magnitude = Math.min(CLIP, value < 0 ? -value - 1 : value);
  const segment = magnitude < 256 ? 0 : segmentOf(magnitude);
  const mantissa = (magnitude >> (segment === 0 ? 4 : segment + 3)) & 0x0f;
  return ((value >= 0 ? 0x80 : 0) | (segment << 4) | mantissa) ^ A_LAW_TOGGLE;
};

const aLawSample = (byte: number): number => {
  const plain = byte ^ A_LAW_TOGGLE;
  const segment = (plain >> 4) & 0x07;
  const base = ((plain & 0x0f) << 4) + 8;
  const magnitude = segment === 0 ? base : (base + 0x100) << (segment - 1);
  return (plain & 0x80 ? magnitude : -magnitude) / FULL_SCALE;
};

/** How samples are written as bytes. */
interface Codec {
  encode(samples: Float32Array): Buffer;
  decode(bytes: Buffer): Float32Array;
}

/** Every value is worked out once: a call encodes and decodes 16,000 of them each second. */
const createLaw = (byteOf: (value: number) => number, sampleOf: (byte: number) => number): Codec => {
  const bytes = Uint8Array.from({ length: 2 * FULL_SCALE }, (_, at) => byteOf(at - FULL_SCALE));
  const samples = Float32Array.from({ length: 256 }, (_, byte) => sampleOf(byte));
  return {
    encode: (sound) => {
      const encoded = Buffer.alloc(sound.length);
      sound.forEach((sample, at) => {
        encoded[at] = bytes[toInt16(sample) + FULL_SCALE] ?? 0;
      });
      return encoded;
    },
    decode: (encoded) => Float32Array.from(encoded, (byte) => samples[byte] ?? 0),
  };
};

export const muLaw = createLaw(muLawByte, muLawSample);
const aLaw = createLaw(aLawByte, aLawSample);

const pcm16: Codec = {
  encode: (samples) => {
    const bytes = Buffer.alloc(samples.length * 2);
    samples.forEach((sample, at) => {
      bytes.writeInt16LE(toInt16(sample), at * 2);
    });
    return bytes;
  },
  decode: (bytes) =>
    Float32Array.from({ length: bytes.length >> 1 }, (_, at) => bytes.readInt16LE(at * 2) / FULL_SCALE),
};

/** Sound as the events of a WebSocket session carry it. */
export const codecs: Readonly<Record<AudioFormat['type'], Codec>> = {
  'audio/pcm': pcm16,
  'audio/pcmu': muLaw,
  'audio/pcma': aLaw,
};
