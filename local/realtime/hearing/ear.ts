import type { TurnDetection } from '../protocol/session.ts';
import { attend, attentive, FRAME_MS, type Noticed } from './voice-activity.ts';

export interface EarOptions {
  /** The session's present setting; `null` when the client decides by itself when a turn ends. */
  turnDetection(): TurnDetection | null;
  report(noticed: Noticed): void;
}

/** Cuts what arrives into frames and reports where a voice begins and ends. */
export interface Ear {
  hear(samples: Float32Array, sampleRate: number): void;
  /** Drops a voice that is being heard; the count of time goes on. */
  forget(): void;
}

export const createEar = ({ turnDetection, report }: EarOptions): Ear => {
  let attention = attentive;
  let rest = new Float32Array();
  return {
    hear: (samples, sampleRate) => {
      const length = Math.round((FRAME_MS / 1000) * sampleRate);
      const all = new Float32Array(rest.length + samples.length);
      all.set(rest);
      all.set(samples, rest.length);
      let from = 0;
      for (; from + length <= all.length; from += length) {
        const detection = turnDetection();
        if (detection === null) {
          attention = { ...attention, heardMs: attention.heardMs + FRAME_MS };
          continue;
        }
        const next = attend(attention, all.subarray(from, from + length), detection);
        attention = next.attention;
        if (next.noticed !== undefined) report(next.noticed);
      }
      rest = all.slice(from);
    },
    forget: () => {
      attention = { ...attention, speaking: false, voicedMs: 0, quietMs: 0 };
      rest = new Float32Array();
    },
  };
};
