import { describe, expect, it } from '@jest/globals';
import { codecs } from '../../../../../dev/realtime/speech/audio/encoding.ts';
import { resample } from '../../../../../dev/realtime/speech/audio/resample.ts';
import { speakInTones } from '../../../../../dev/realtime/speech/audio/tones.ts';
import { levelDb } from '../../../../../dev/realtime/vad/voice-activity.ts';
import { tone } from '../../vad/sounds.ts';

const loudestDifference = (a: Float32Array, b: Float32Array): number =>
  a.reduce((worst, sample, at) => Math.max(worst, Math.abs(sample - (b[at] ?? 0))), 0);

describe('an encoding', () => {
  it.each([
    ['audio/pcm', 0.0001],
    ['audio/pcmu', 0.02],
    ['audio/pcma', 0.02],
  ] as const)('%s gives back what it was given', (type, tolerance) => {
    const { encode, decode } = codecs[type];
    const sound = tone(100, 300, 0.9);
    const back = decode(encode(sound));
    expect(back).toHaveLength(sound.length);
    expect(loudestDifference(sound, back)).toBeLessThan(tolerance);
  });

  it('knows the bytes of G.711: silence and full scale', () => {
    const bytes = (type: 'audio/pcmu' | 'audio/pcma') => [...codecs[type].encode(Float32Array.of(0, 1, -1))];
    expect(bytes('audio/pcmu')).toEqual([0xff, 0x80, 0x00]);
    expect(bytes('audio/pcma')).toEqual([0xd5, 0xaa, 0x2a]);
  });
});

describe('resampling', () => {
  it('keeps a tone that fits the new rate, in length and loudness', () => {
    const { samples } = resample({ samples: tone(500, 440), sampleRate: 8_000 }, 24_000);
    expect(samples).toHaveLength(12_000);
    expect(levelDb(samples.subarray(2000, 10_000))).toBeCloseTo(levelDb(tone(500, 440)), 0);
  });

  it('silences a tone that does not, instead of folding it back', () => {
    const high = Float32Array.from(
      { length: 11_025 },
      (_, at) => 0.5 * Math.sin((2 * Math.PI * 6_000 * at) / 22_050),
    );
    const { samples } = resample({ samples: high, sampleRate: 22_050 }, 8_000);
    expect(levelDb(samples.subarray(400, 3_600))).toBeLessThan(-45);
  });
});

describe('tones', () => {
  it('give each word its note, in order', () => {
    const { words, samples, sampleRate } = speakInTones('Чайник стоит $20. Берём?');
    expect(words.map(({ text }) => text).join('')).toBe('Чайник стоит $20. Берём?');
    const starts = words.map(({ startMs }) => startMs);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(samples.length / sampleRate).toBeGreaterThan(1);
    expect(Math.max(...samples)).toBeLessThan(0.3);
  });
});
