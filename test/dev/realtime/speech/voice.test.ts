import { afterAll, describe, expect, it } from '@jest/globals';
import { durationOf, type Voice } from '../../../../dev/realtime/speech/audio/sound.ts';
import { createVoice } from '../../../../dev/realtime/speech/voice.ts';
import { levelDb } from '../../../../dev/realtime/vad/voice-activity.ts';

const reasons: string[] = [];
const voice: Voice = createVoice((reason) => reasons.push(reason));
afterAll(() => voice.close());

const manner = (language: 'ru' | 'en', speed = 1) => ({ language, voice: 'marin', speed });

describe('the voice', () => {
  it('speaks Russian, with each word where it sounds', async () => {
    const speech = await voice.speak('iPhone 15 256GB Black стоит $999.90', manner('ru'));
    expect(reasons).toEqual([]);
    expect(speech.words.map(({ text }) => text)).toEqual([
      'iPhone ',
      '15 ',
      '256GB ',
      'Black ',
      'стоит ',
      '$999.90',
    ]);
    const starts = speech.words.map(({ startMs }) => startMs);
    expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
    expect(durationOf(speech)).toBeGreaterThan(3_000);
    expect(levelDb(speech.samples)).toBeGreaterThan(-30);
  });

  it('speaks English, faster when asked', async () => {
    const calm = await voice.speak('It costs nine dollars.', manner('en'));
    const hurried = await voice.speak('It costs nine dollars.', manner('en', 1.5));
    expect(durationOf(hurried)).toBeLessThan(durationOf(calm) * 0.8);
  });

  it('is another one for another name', async () => {
    const [woman, man] = await Promise.all([
      voice.speak('Привет', manner('ru')),
      voice.speak('Привет', { ...manner('ru'), voice: 'cedar' }),
    ]);
    expect(Buffer.from(woman.samples.buffer).equals(Buffer.from(man.samples.buffer))).toBe(false);
  });

  it('says nothing for nothing', async () => {
    expect((await voice.speak('…', manner('ru'))).words).toHaveLength(1);
    expect((await voice.speak('', manner('ru'))).words).toEqual([]);
  });
});

describe('when the synthesizer is gone', () => {
  it('goes on in tones for the sentence that was lost', async () => {
    const other = createVoice(() => undefined);
    const lost = other.speak('Раз два', manner('ru'));
    other.close();
    expect((await lost).words.map(({ text }) => text)).toEqual(['Раз ', 'два']);
    other.close();
  });
});
