import { describe, expect, it } from '@jest/globals';
import type { Perception } from '../../../../local/realtime/brain/state.ts';
import { createMouth } from '../../../../local/realtime/speech/mouth.ts';
import type { Speaker } from '../../../../local/realtime/speech/sound.ts';
import { speakInTones } from '../../../../local/realtime/speech/tones.ts';

const tones: Speaker = async (text) => speakInTones(text);
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const setUp = (speaker: Speaker = tones) => {
  const reports: Perception[] = [];
  const frames: Float32Array[] = [];
  const failures: unknown[] = [];
  const mouth = createMouth({
    speaker,
    frameMs: 20,
    deliver: (frame) => {
      frames.push(frame);
      return undefined;
    },
    report: (perception) => reports.push(perception),
    onFailure: (error) => failures.push(error),
  });
  const say = (responseId: string, text: string) =>
    mouth.say({ responseId, text, language: 'ru', voice: 'marin', speed: 1, sampleRate: 8_000 });
  const tick = (times: number): void => {
    for (let at = 0; at < times; at += 1) mouth.tick();
  };
  return { mouth, reports, frames, failures, say, tick };
};

const kinds = (reports: readonly Perception[]): readonly string[] =>
  reports.map(({ kind }) => kind).filter((kind) => kind !== 'sounded');

describe('a mouth', () => {
  it('speaks in equal frames and reports each word as it begins', async () => {
    const { say, tick, reports, frames } = setUp();
    say('r1', 'Раз два. Три!');
    await settled();
    tick(400);
    expect(kinds(reports)).toEqual(['mouth_opened', 'said', 'said', 'said', 'finished', 'fell_silent']);
    expect(reports.flatMap((each) => (each.kind === 'said' ? [each.text] : [])).join('')).toBe(
      'Раз два. Три!',
    );
    expect(new Set(frames.map(({ length }) => length))).toEqual(new Set([160]));
    const sounded = reports.findLast(({ kind }) => kind === 'sounded');
    expect(sounded).toMatchObject({ endMs: frames.length * 20 });
  });

  it('says a word no earlier than it sounds', async () => {
    const { say, tick, reports, frames } = setUp();
    say('r1', 'Здравствуйте! Привет');
    await settled();
    tick(3);
    expect(kinds(reports)).toEqual(['mouth_opened', 'said']);
    expect(frames).toHaveLength(3);
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
    expect(reports).toEqual([]);
    ready();
    await settled();
    tick(100);
    expect(kinds(reports)).toEqual(['mouth_opened', 'said', 'finished', 'fell_silent']);
  });

  it('stops at once when hushed, and only falls silent then', async () => {
    const { mouth, say, tick, reports } = setUp();
    say('r1', 'Раз два три четыре');
    await settled();
    tick(2);
    mouth.hush();
    tick(100);
    expect(kinds(reports)).toEqual(['mouth_opened', 'said', 'fell_silent']);
  });

  it('falls silent about one answer before it opens for the next', async () => {
    const { say, tick, reports } = setUp();
    say('r1', 'Раз');
    await settled();
    while (!reports.some(({ kind }) => kind === 'finished')) tick(1);
    say('r2', 'Два');
    await settled();
    tick(1);
    expect(kinds(reports).slice(-3)).toEqual(['fell_silent', 'mouth_opened', 'said']);
  });

  it('finishes an answer that could not be spoken', async () => {
    const { say, tick, reports, failures } = setUp(async () => {
      throw new Error('no voice');
    });
    say('r1', 'Раз');
    await settled();
    tick(10);
    expect(kinds(reports)).toEqual(['finished', 'fell_silent']);
    expect(failures).toHaveLength(1);
  });
});
