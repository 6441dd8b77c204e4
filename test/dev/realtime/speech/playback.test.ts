import { describe, expect, it } from '@jest/globals';
import type { MediaReport } from '../../../../dev/realtime/session/state.ts';
import type { Synthesize } from '../../../../dev/realtime/speech/audio/sound.ts';
import { speakInTones } from '../../../../dev/realtime/speech/audio/tones.ts';
import { createPlayback } from '../../../../dev/realtime/speech/playback.ts';

const tones: Synthesize = async (text) => speakInTones(text);
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const setUp = (synthesize: Synthesize = tones, isStream = true) => {
  const reports: MediaReport[] = [];
  const frames: Float32Array[] = [];
  const failures: unknown[] = [];
  const playback = createPlayback({
    synthesize,
    frameMs: 20,
    isStream,
    deliver: (frame) => {
      frames.push(frame);
      return isStream ? undefined : 'AAAA';
    },
    report: (what) => reports.push(what),
    onFailure: (error) => failures.push(error),
  });
  const manner = { language: 'ru', voice: 'marin', speed: 1, sampleRate: 8_000 } as const;
  const say = (responseId: string, text: string, isSilent = false) =>
    playback.say({ responseId, text, isSilent, ...manner });
  const tick = (times: number): void => {
    for (let at = 0; at < times; at += 1) playback.tick();
  };
  return { playback, reports, frames, failures, say, tick };
};

const kinds = (reports: readonly MediaReport[]): readonly string[] =>
  reports.map(({ kind }) => kind).filter((kind) => kind !== 'sounded' && kind !== 'played');

describe('a playback', () => {
  it('generates several times faster than it plays, in equal frames', async () => {
    const { say, tick, reports, frames } = setUp();
    say('r1', 'Раз два. Три!');
    await settled();
    tick(400);
    expect(kinds(reports)).toEqual([
      ...['said', 'sound_started', 'said', 'said', 'finished', 'sound_stopped'],
    ]);
    expect(reports.flatMap((each) => (each.kind === 'said' ? [each.text] : [])).join('')).toBe(
      'Раз два. Три!',
    );
    expect(new Set(frames.map(({ length }) => length))).toEqual(new Set([160]));
    const generated = reports.findIndex(({ kind }) => kind === 'finished');
    const playedBefore = reports.slice(0, generated).filter(({ kind }) => kind === 'played').length;
    expect(playedBefore * 4).toBeLessThan(frames.length);
    const sounded = reports.findLast(({ kind }) => kind === 'sounded');
    const played = reports.findLast(({ kind }) => kind === 'played');
    expect(played).toMatchObject({ endMs: sounded !== undefined && 'endMs' in sounded ? sounded.endMs : 0 });
  });

  it('over a socket sends its sound as it is generated, and plays nothing', async () => {
    const { say, tick, reports, frames } = setUp(tones, false);
    say('r1', 'Раз два. Три!');
    await settled();
    tick(400);
    expect(kinds(reports)).toEqual(['said', 'said', 'said', 'finished']);
    const sounds = reports.filter(({ kind }) => kind === 'sounded');
    expect(sounds).toHaveLength(frames.length);
    expect(sounds[0]).toMatchObject({ audio: 'AAAA' });
  });

  it('writes without sound, a few words a tick, and has nothing to play', () => {
    const { say, tick, reports } = setUp();
    say('r1', 'Раз два три четыре', true);
    tick(1);
    expect(kinds(reports)).toEqual(['said']);
    tick(40);
    expect(kinds(reports)).toEqual(['said', 'said', 'said', 'said', 'finished']);
  });

  it('waits for a slow synthesizer without falling silent', async () => {
    let ready: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      ready = resolve;
    });
    const { say, tick, reports } = setUp(async (text) => {
      await slow;
      return speakInTones(text);
    });
    say('r1', 'Привет');
    tick(50);
    expect(kinds(reports)).toEqual([]);
    ready();
    await settled();
    tick(100);
    expect(kinds(reports)).toEqual(['said', 'sound_started', 'finished', 'sound_stopped']);
  });

  it('stops at once when asked, without another word', async () => {
    const { playback, say, tick, reports } = setUp();
    say('r1', 'Раз два три четыре');
    await settled();
    tick(2);
    playback.stop();
    const before = reports.length;
    tick(100);
    expect(reports).toHaveLength(before);
  });

  it('goes on with a text when the sound before it is dropped', () => {
    const { playback, say, tick, reports } = setUp();
    say('r1', 'Раз два три четыре.', true);
    playback.stop();
    tick(50);
    expect(kinds(reports).at(-1)).toBe('finished');
  });

  it('plays what was generated to its end when only the generation is stopped', async () => {
    const { playback, say, tick, reports, frames } = setUp();
    say('r1', 'Раз два три четыре');
    await settled();
    tick(2);
    playback.stopGenerating();
    tick(100);
    expect(kinds(reports)).toEqual(['said', 'sound_started', 'sound_stopped']);
    expect(frames).toHaveLength(10);
  });

  it('plays the next answer after the one before, which was generated long ago', async () => {
    const { say, tick, reports } = setUp();
    say('r1', 'Раз два');
    await settled();
    while (!reports.some(({ kind }) => kind === 'finished')) tick(1);
    say('r2', 'Три');
    await settled();
    tick(200);
    expect(kinds(reports)).toEqual([
      ...['said', 'sound_started', 'said', 'finished', 'said', 'finished'],
      ...['sound_stopped', 'sound_started', 'sound_stopped'],
    ]);
  });

  it('finishes an answer that could not be spoken', async () => {
    const { say, tick, reports, failures } = setUp(async () => {
      throw new Error('no voice');
    });
    say('r1', 'Раз');
    await settled();
    tick(10);
    expect(kinds(reports)).toEqual(['finished']);
    expect(failures).toHaveLength(1);
  });
});
