import type { TurnDetection } from '../protocol/session.ts';
import type { VoiceReport } from '../session/state.ts';
import { joined } from '../speech/audio/sound.ts';

/** Sound is judged in pieces of this length. */
const FRAME_MS = 20;

/** A click, a key or a beep is shorter than this, a spoken syllable longer. */
const SHORTEST_VOICE_MS = 100;
/** Speech goes on with what is at least this long; a clock that ticks in a silence does not hold it open. */
const SHORTEST_SYLLABLE_MS = 80;
/** Gaps of this length inside a word do not start the count again. */
const GAP_MS = 60;
/** What rings on after a knock decays below its peak by this much at once; vowels hold their level. */
const BELOW_PEAK_DB = 18;
/** How fast a peak is forgotten, in dB a frame. */
const PEAK_DECAY_DB = 0.5;

/** What counts as voice at threshold 0 and 1: louder than this absolutely, in dB of full scale. */
const FLOOR_DB = { at0: -55, at1: -30 };
/** And louder than the background noise by this much. */
const MARGIN_DB = { at0: 4, at1: 16 };
/** How fast the estimate of the background noise rises, in dB a frame: a fan is part of it in seconds, speech never. */
const NOISE_RISE_DB = 0.25;
const NOISE_RISE_UNDER_VOICE_DB = 0.02;
const QUIETEST_NOISE_DB = -80;
const SILENCE_DB = -100;

/** Semantic detection asks whether a thought is finished; energy alone can only wait longer or shorter. */
const SEMANTIC_SILENCE_MS = { low: 1200, medium: 700, auto: 700, high: 400 };
const SEMANTIC_PREFIX_MS = 300;

const settingsOf = (detection: TurnDetection) =>
  detection.type === 'server_vad'
    ? {
        threshold: detection.threshold,
        prefixMs: detection.prefix_padding_ms,
        silenceMs: Math.max(FRAME_MS, detection.silence_duration_ms),
      }
    : { threshold: 0.5, prefixMs: SEMANTIC_PREFIX_MS, silenceMs: SEMANTIC_SILENCE_MS[detection.eagerness] };

interface DetectorState {
  /** How much has been heard since the session began. */
  readonly heardMs: number;
  readonly noiseDb: number;
  /** The loudest of late. */
  readonly peakDb: number;
  /** Voice gathered without a gap. */
  readonly voicedMs: number;
  /** Since the last frame of voice. */
  readonly gapMs: number;
  /** Since the last syllable. */
  readonly quietMs: number;
  readonly speaking: boolean;
}

const initialState: DetectorState = {
  heardMs: 0,
  noiseDb: -60,
  peakDb: -100,
  voicedMs: 0,
  gapMs: 0,
  quietMs: 0,
  speaking: false,
};

export const levelDb = (frame: Float32Array): number => {
  let energy = 0;
  for (const sample of frame) energy += sample * sample;
  const power = energy / Math.max(1, frame.length);
  return power === 0 ? SILENCE_DB : Math.max(SILENCE_DB, 10 * Math.log10(power));
};

const between = ({ at0, at1 }: { readonly at0: number; readonly at1: number }, share: number): number =>
  at0 + (at1 - at0) * share;

const isVoice = (db: number, { noiseDb, peakDb }: DetectorState, threshold: number): boolean =>
  db > between(FLOOR_DB, threshold) &&
  db > noiseDb + between(MARGIN_DB, threshold) &&
  db > peakDb - BELOW_PEAK_DB;

/** Quiet lowers the estimate at once; noise raises it slowly, and a voice more slowly still. */
const noiseAfter = (noiseDb: number, db: number, voiced: boolean): number =>
  db < noiseDb
    ? Math.max(db, QUIETEST_NOISE_DB)
    : noiseDb + (voiced ? NOISE_RISE_UNDER_VOICE_DB : NOISE_RISE_DB);

/** Judges one frame. Pure: the same sound under the same settings always gives the same result. */
const detect = (
  before: DetectorState,
  frame: Float32Array,
  detection: TurnDetection,
): { readonly state: DetectorState; readonly noticed?: VoiceReport } => {
  const { threshold, prefixMs, silenceMs } = settingsOf(detection);
  const db = levelDb(frame);
  const peakDb = Math.max(db, before.peakDb - PEAK_DECAY_DB);
  const voiced = isVoice(db, { ...before, peakDb }, threshold);
  const noiseDb = noiseAfter(before.noiseDb, db, voiced);
  const heardMs = before.heardMs + FRAME_MS;
  const gapMs = voiced ? 0 : before.gapMs + FRAME_MS;
  const voicedMs = voiced ? before.voicedMs + FRAME_MS : gapMs > GAP_MS ? 0 : before.voicedMs;
  const quietMs = voiced && voicedMs >= SHORTEST_SYLLABLE_MS ? 0 : before.quietMs + FRAME_MS;
  const state = { ...before, heardMs, noiseDb, peakDb, voicedMs, gapMs, quietMs };
  if (before.speaking && quietMs >= silenceMs) {
    const noticed = { kind: 'voice_stopped', atMs: heardMs } as const;
    return { state: { ...state, speaking: false, voicedMs: 0 }, noticed };
  }
  if (before.speaking || voicedMs < SHORTEST_VOICE_MS) return { state };
  const atMs = Math.max(0, heardMs - voicedMs - prefixMs);
  return { state: { ...state, speaking: true }, noticed: { kind: 'voice_started', atMs } };
};

interface VoiceDetectorOptions {
  /** The session's present setting; `null` when the client itself decides when a turn ends. */
  turnDetection(): TurnDetection | null;
  report(noticed: VoiceReport): void;
}

/** Cuts what arrives into frames and reports where a voice begins and ends. */
export const createVoiceDetector = ({ turnDetection, report }: VoiceDetectorOptions) => {
  let state = initialState;
  let rest = new Float32Array();
  const hearFrame = (frame: Float32Array): void => {
    const detection = turnDetection();
    if (detection === null) {
      state = { ...state, heardMs: state.heardMs + FRAME_MS };
      return;
    }
    const next = detect(state, frame, detection);
    state = next.state;
    if (next.noticed !== undefined) report(next.noticed);
  };
  return {
    hear: (samples: Float32Array, sampleRate: number): void => {
      const length = Math.round((FRAME_MS / 1000) * sampleRate);
      const all = joined([rest, samples]);
      let from = 0;
      for (; from + length <= all.length; from += length) hearFrame(all.subarray(from, from + length));
      rest = all.slice(from);
    },
    /** Drops a voice that is being heard; the count of time goes on. */
    reset: (): void => {
      state = { ...state, speaking: false, voicedMs: 0, quietMs: 0 };
      rest = new Float32Array();
    },
  };
};
