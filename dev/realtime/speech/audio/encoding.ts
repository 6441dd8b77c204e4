import type { AudioFormat } from '../../protocol/session.ts';
import { aLaw, FULL_SCALE, muLaw, toInt16 } from './g711.ts';

const encodePcm16 = (samples: Float32Array): Buffer => {
  const bytes = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => {
    bytes.writeInt16LE(toInt16(sample), index * 2);
  });
  return bytes;
};

const decodePcm16 = (bytes: Buffer): Float32Array => {
  const samples = new Float32Array(bytes.length >> 1);
  for (let at = 0; at < samples.length; at += 1) samples[at] = bytes.readInt16LE(at * 2) / FULL_SCALE;
  return samples;
};

/** Sound as the events of a WebSocket session carry it. */
export const encodeSound = (samples: Float32Array, { type }: AudioFormat): Buffer => {
  switch (type) {
    case 'audio/pcm':
      return encodePcm16(samples);
    case 'audio/pcmu':
      return muLaw.encode(samples);
    case 'audio/pcma':
      return aLaw.encode(samples);
  }
};

export const decodeSound = (bytes: Buffer, { type }: AudioFormat): Float32Array => {
  switch (type) {
    case 'audio/pcm':
      return decodePcm16(bytes);
    case 'audio/pcmu':
      return muLaw.decode(bytes);
    case 'audio/pcma':
      return aLaw.decode(bytes);
  }
};
