import type { TurnDetection } from '../protocol/session.ts';

/** Sound is judged in pieces of this length. */
export const FRAME_MS = 20;

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
/** And louder than the room by this much. */
const MARGIN_DB = { at0: 4, at1: 16 };
/** How fast the idea of the room's own noise rises, in dB a frame: a fan is forgotten in seconds, a speech not at all. */
const ROOM_RISE_DB = 0.25;
const ROOM_RISE_UNDER_VOICE_DB = 0.02;
const QUIETEST_ROOM_DB = -80;
const SILENCE_DB = -100;

/** Semantic detection asks whether a thought is finished; energy alone can only wait longer or shorter. */
const SEMANTIC_SILENCE_MS = { low: 1200, medium: 700, auto: 700, high: 400 };
const SEMANTIC_PREFIX_MS = 300;

interface Settings {
  readonly threshold: number;
  readonly prefixMs: number;
  readonly silenceMs: number;
}

const settingsOf = (detection: TurnDetection): Settings =>
  detection.type === 'server_vad'
    ? {
        threshold: detection.threshold,
        prefixMs: detection.prefix_padding_ms,
        silenceMs: Math.max(FRAME_MS, detection.silence_duration_ms),
      }
    : { threshold: 0.5, prefixMs: SEMANTIC_PREFIX_MS, silenceMs: SEMANTIC_SILENCE_MS[detection.eagerness] };

export interface Attention {
  /** How much has been heard since the session began. */
  readonly heardMs: number;
  readonly roomDb: number;
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

export const attentive: Attention = {
  heardMs: 0,
  roomDb: -60,
  peakDb: -100,
  voicedMs: 0,
  gapMs: 0,
  quietMs: 0,
  speaking: false,
};

export type Noticed =
  | { readonly kind: 'voice_started'; readonly atMs: number }
  | { readonly kind: 'voice_stopped'; readonly atMs: number };

export const levelDb = (frame: Float32Array): number => {
  let energy = 0;
  for (const sample of frame) energy += sample * sample;
  const power = energy / Math.max(1, frame.length);
  return power === 0 ? SILENCE_DB : Math.max(SILENCE_DB, 10 * Math.log10(power));
};

const between = ({ at0, at1 }: { readonly at0: number; readonly at1: number }, share: number): number =>
  at0 + (at1 - at0) * share;

const isVoice = (db: number, { roomDb, peakDb }: Attention, threshold: number): boolean =>
  db > between(FLOOR_DB, threshold) &&
  db > roomDb + between(MARGIN_DB, threshold) &&
  db > peakDb - BELOW_PEAK_DB;

/** Quiet pulls the room's level down at once; noise raises it slowly, and a voice more slowly still. */
const roomAfter = (roomDb: number, db: number, voiced: boolean): number =>
  db < roomDb ? Math.max(db, QUIETEST_ROOM_DB) : roomDb + (voiced ? ROOM_RISE_UNDER_VOICE_DB : ROOM_RISE_DB);

/** Judges one frame. Pure: the same sound under the same settings is always heard alike. */
export const attend = (
  before: Attention,
  frame: Float32Array,
  detection: TurnDetection,
): { readonly attention: Attention; readonly noticed?: Noticed } => {
  const { threshold, prefixMs, silenceMs } = settingsOf(detection);
  const db = levelDb(frame);
  const peakDb = Math.max(db, before.peakDb - PEAK_DECAY_DB);
  const voiced = isVoice(db, { ...before, peakDb }, threshold);
  const roomDb = roomAfter(before.roomDb, db, voiced);
  const heardMs = before.heardMs + FRAME_MS;
  const gapMs = voiced ? 0 : before.gapMs + FRAME_MS;
  const voicedMs = voiced ? before.voicedMs + FRAME_MS : gapMs > GAP_MS ? 0 : before.voicedMs;
  const quietMs = voiced && voicedMs >= SHORTEST_SYLLABLE_MS ? 0 : before.quietMs + FRAME_MS;
  const attention = { ...before, heardMs, roomDb, peakDb, voicedMs, gapMs, quietMs };
  if (before.speaking) {
    if (quietMs < silenceMs) return { attention };
    return {
      attention: { ...attention, speaking: false, voicedMs: 0 },
      noticed: { kind: 'voice_stopped', atMs: heardMs },
    };
  }
  if (voicedMs < SHORTEST_VOICE_MS) return { attention };
  return {
    attention: { ...attention, speaking: true },
    noticed: { kind: 'voice_started', atMs: Math.max(0, heardMs - voicedMs - prefixMs) },
  };
};
