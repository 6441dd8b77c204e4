import type { AudioFormat } from '../protocol/audio-format.ts';
import { decodeALaw, decodeMuLaw, encodeALaw, encodeMuLaw } from './g711.ts';

const FULL_SCALE = 32_768;

const encodePcm16 = (samples: Float32Array): Buffer => {
  const bytes = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => {
    const value = Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, Math.round(sample * FULL_SCALE)));
    bytes.writeInt16LE(value, index * 2);
  });
  return bytes;
};

const decodePcm16 = (bytes: Buffer): Float32Array =>
  Float32Array.from(
    { length: Math.floor(bytes.length / 2) },
    (_, index) => bytes.readInt16LE(index * 2) / FULL_SCALE,
  );

/** Sound as the events of a WebSocket session carry it. */
export const encodeSound = (samples: Float32Array, { type }: AudioFormat): Buffer => {
  switch (type) {
    case 'audio/pcm':
      return encodePcm16(samples);
    case 'audio/pcmu':
      return encodeMuLaw(samples);
    case 'audio/pcma':
      return encodeALaw(samples);
  }
};

export const decodeSound = (bytes: Buffer, { type }: AudioFormat): Float32Array => {
  switch (type) {
    case 'audio/pcm':
      return decodePcm16(bytes);
    case 'audio/pcmu':
      return decodeMuLaw(bytes);
    case 'audio/pcma':
      return decodeALaw(bytes);
  }
};
