import type { TurnDetection } from '../protocol/session.ts';

/** Sound is judged in pieces of this length. */
export const FRAME_MS = 20;

/** A click or a key is shorter than this, a spoken syllable longer. */
const SHORTEST_VOICE_MS = 80;
/** Gaps of this length inside a beginning word do not start the count again. */
const GAP_MS = 60;

/** What counts as voice at threshold 0 and 1: louder than this absolutely, in dB of full scale. */
const FLOOR_DB = { at0: -55, at1: -30 };
/** And louder than the room by this much. */
const MARGIN_DB = { at0: 4, at1: 16 };
/** The room's level follows downwards at once and upwards slowly, in dB a frame. */
const ROOM_RISE_DB = 0.05;
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
  /** Voice gathered so far that has not become speech yet. */
  readonly voicedMs: number;
  readonly quietMs: number;
  readonly speaking: boolean;
}

export const attentive: Attention = {
  heardMs: 0,
  roomDb: -60,
  voicedMs: 0,
  quietMs: 0,
  speaking: false,
};

export type Noticed =
  | { readonly kind: 'voice_started'; readonly atMs: number }
  | { readonly kind: 'voice_stopped'; readonly atMs: number };

export const levelDb = (frame: Float32Array): number => {
  const power = frame.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, frame.length);
  return power === 0 ? SILENCE_DB : Math.max(SILENCE_DB, 10 * Math.log10(power));
};

const between = ({ at0, at1 }: { readonly at0: number; readonly at1: number }, share: number): number =>
  at0 + (at1 - at0) * share;

const isVoice = (db: number, roomDb: number, threshold: number): boolean =>
  db > between(FLOOR_DB, threshold) && db > roomDb + between(MARGIN_DB, threshold);

/** Judges one frame. Pure: the same sound under the same settings is always heard alike. */
export const attend = (
  before: Attention,
  frame: Float32Array,
  detection: TurnDetection,
): { readonly attention: Attention; readonly noticed?: Noticed } => {
  const { threshold, prefixMs, silenceMs } = settingsOf(detection);
  const db = levelDb(frame);
  const voiced = isVoice(db, before.roomDb, threshold);
  const heardMs = before.heardMs + FRAME_MS;
  const roomDb = Math.min(
    before.roomDb + (voiced ? 0 : ROOM_RISE_DB * 4) + ROOM_RISE_DB,
    Math.max(db, SILENCE_DB + 20),
  );
  const quietMs = voiced ? 0 : before.quietMs + FRAME_MS;
  const attention = { ...before, heardMs, roomDb, quietMs };
  if (before.speaking) {
    if (quietMs < silenceMs) return { attention };
    return {
      attention: { ...attention, speaking: false, voicedMs: 0 },
      noticed: { kind: 'voice_stopped', atMs: heardMs },
    };
  }
  const voicedMs = voiced ? before.voicedMs + FRAME_MS : quietMs > GAP_MS ? 0 : before.voicedMs;
  if (voicedMs < SHORTEST_VOICE_MS) return { attention: { ...attention, voicedMs } };
  return {
    attention: { ...attention, voicedMs, speaking: true },
    noticed: { kind: 'voice_started', atMs: Math.max(0, heardMs - voicedMs - prefixMs) },
  };
};
