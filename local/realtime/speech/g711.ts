/** ITU-T G.711: telephone sound, 8 bits a sample. WebRTC carries it without any codec library. */

const BIAS = 0x84;
const CLIP = 32_635;
const FULL_SCALE = 32_768;

const toInt16 = (sample: number): number =>
  Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, Math.round(sample * FULL_SCALE)));

const segmentOf = (magnitude: number): number => Math.max(0, Math.floor(Math.log2(magnitude)) - 7);

const encodeMuLawSample = (sample: number): number => {
  const value = toInt16(sample);
  const magnitude = Math.min(CLIP, Math.abs(value)) + BIAS;
  const segment = segmentOf(magnitude);
  const mantissa = (magnitude >> (segment + 3)) & 0x0f;
  return ~((value < 0 ? 0x80 : 0) | (segment << 4) | mantissa) & 0xff;
};

const decodeMuLawSample = (byte: number): number => {
  const inverted = ~byte & 0xff;
  const segment = (inverted >> 4) & 0x07;
  const magnitude = ((((inverted & 0x0f) << 3) + BIAS) << segment) - BIAS;
  return (inverted & 0x80 ? -magnitude : magnitude) / FULL_SCALE;
};

const A_LAW_TOGGLE = 0x55;

const encodeALawSample = (sample: number): number => {
  const value = toInt16(sample);
  const magnitude = Math.min(CLIP, value < 0 ? -value - 1 : value);
  const segment = magnitude < 256 ? 0 : Math.floor(Math.log2(magnitude)) - 7;
  const mantissa = (magnitude >> (segment === 0 ? 4 : segment + 3)) & 0x0f;
  return ((value >= 0 ? 0x80 : 0) | (segment << 4) | mantissa) ^ A_LAW_TOGGLE;
};

const decodeALawSample = (byte: number): number => {
  const plain = byte ^ A_LAW_TOGGLE;
  const segment = (plain >> 4) & 0x07;
  const base = ((plain & 0x0f) << 4) + 8;
  const magnitude = segment === 0 ? base : (base + 0x100) << (segment - 1);
  return (plain & 0x80 ? magnitude : -magnitude) / FULL_SCALE;
};

export const encodeMuLaw = (samples: Float32Array): Buffer =>
  Buffer.from(Array.from(samples, encodeMuLawSample));
export const decodeMuLaw = (bytes: Uint8Array): Float32Array => Float32Array.from(bytes, decodeMuLawSample);
export const encodeALaw = (samples: Float32Array): Buffer =>
  Buffer.from(Array.from(samples, encodeALawSample));
export const decodeALaw = (bytes: Uint8Array): Float32Array => Float32Array.from(bytes, decodeALawSample);
