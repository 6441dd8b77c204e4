import { describe, expect, it } from '@jest/globals';
import type { TurnDetection } from '../../../../dev/realtime/protocol/session.ts';
import type { VoiceReport } from '../../../../dev/realtime/session/state.ts';
import { muLaw } from '../../../../dev/realtime/speech/audio/encoding.ts';
import { createVoiceDetector } from '../../../../dev/realtime/vad/voice-activity.ts';
import { beep, mixed, RATE, silence, speech, tone } from './sounds.ts';

const serverVad: TurnDetection = {
  type: 'server_vad',
  threshold: 0.5,
  prefix_padding_ms: 300,
  silence_duration_ms: 500,
  idle_timeout_ms: null,
  create_response: true,
  interrupt_response: true,
};

const PACKET = RATE / 50;

/** What is reported of these sounds, one after the other, through a telephone line. */
const reported = (
  sounds: readonly Float32Array[],
  detection: TurnDetection | null = serverVad,
): readonly VoiceReport[] => {
  const all: VoiceReport[] = [];
  const detector = createVoiceDetector({ turnDetection: () => detection, report: (each) => all.push(each) });
  for (const sound of sounds) {
    for (let at = 0; at < sound.length; at += PACKET) {
      detector.hear(muLaw.decode(muLaw.encode(sound.subarray(at, at + PACKET))), RATE);
    }
  }
  return all;
};

const kinds = (all: readonly VoiceReport[]): readonly string[] => all.map(({ kind }) => kind);

describe('a voice', () => {
  it('is reported where it begins, less the padding, and where silence has lasted', () => {
    const [started, stopped, ...more] = reported([silence(1000), speech(1200), silence(1000)]);
    expect(more).toEqual([]);
    expect(started?.kind).toBe('voice_started');
    expect(started?.atMs).toBeGreaterThanOrEqual(600);
    expect(started?.atMs).toBeLessThanOrEqual(800);
    expect(stopped?.kind).toBe('voice_stopped');
    expect(stopped?.atMs).toBeGreaterThanOrEqual(2600);
    expect(stopped?.atMs).toBeLessThanOrEqual(2800);
  });

  it('goes on through the pauses between words', () => {
    expect(kinds(reported([silence(500), speech(600), silence(300), speech(600), silence(800)]))).toEqual([
      'voice_started',
      'voice_stopped',
    ]);
  });

  it('has ended in a silence that a beep breaks twice a second', () => {
    const beeps = Array.from({ length: 8 }, () => [beep(), silence(280)]).flat();
    expect(kinds(reported([silence(500), speech(800), ...beeps]))).toEqual([
      'voice_started',
      'voice_stopped',
    ]);
  });

  it('is reported twice when two turns are spoken', () => {
    expect(kinds(reported([speech(800), silence(900), speech(800), silence(900)]))).toEqual([
      'voice_started',
      'voice_stopped',
      'voice_started',
      'voice_stopped',
    ]);
  });

  it('is distinguished from a noisy room', () => {
    const room = mixed(silence(3000), 0.004);
    expect(kinds(reported([room]))).toEqual([]);
    expect(kinds(reported([room, mixed(speech(1000), 0.004), room]))).toEqual([
      'voice_started',
      'voice_stopped',
    ]);
  });

  it('may be quiet, unless the threshold is raised', () => {
    const quiet = speech(1000, 0.02);
    expect(kinds(reported([silence(500), quiet, silence(800)]))).toHaveLength(2);
    expect(reported([silence(500), quiet, silence(800)], { ...serverVad, threshold: 1 })).toEqual([]);
  });
});

describe('sound that is not a voice', () => {
  it.each([
    ['silence', [silence(3000)]],
    ['a click', [silence(500), tone(20, 1000), silence(900)]],
    [
      'the beeps of a browser with a fake microphone',
      Array.from({ length: 8 }, () => [beep(), silence(280)]).flat(),
    ],
  ])('is not reported: %s', (_what, sounds) => {
    expect(reported(sounds)).toEqual([]);
  });
});

describe('the settings', () => {
  it('say how long a silence ends a turn', () => {
    const sounds = [speech(600), silence(400), speech(600), silence(1500)];
    expect(reported(sounds, { ...serverVad, silence_duration_ms: 200 })).toHaveLength(4);
    expect(reported(sounds, { ...serverVad, silence_duration_ms: 800 })).toHaveLength(2);
  });

  it('of semantic detection wait longer for the patient', () => {
    const eager = (eagerness: 'low' | 'high'): TurnDetection => ({
      type: 'semantic_vad',
      eagerness,
      create_response: true,
      interrupt_response: true,
    });
    const sounds = [speech(600), silence(900), speech(600), silence(1500)];
    expect(reported(sounds, eager('high'))).toHaveLength(4);
    expect(reported(sounds, eager('low'))).toHaveLength(2);
  });

  it('may switch it off', () => {
    expect(reported([speech(1000), silence(1000)], null)).toEqual([]);
  });
});
