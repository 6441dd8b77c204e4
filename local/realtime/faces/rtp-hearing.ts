import type { RtpPacket } from 'werift';
import { muLaw } from '../speech/g711.ts';
import { PACKET_MS, PCMU } from './rtp-voice.ts';

/** A network may hold packets back this long; a microphone that was taken away stays quiet longer. */
const QUIET_AFTER_MS = 300;
const SILENCE = new Float32Array((PCMU.clockRate * PACKET_MS) / 1000);

export interface RtpHearing {
  packet(packet: RtpPacket): void;
  /** Called each packet's time: where no packet comes any more, silence is heard, and so an open turn ends. */
  tick(): void;
}

export const createRtpHearing = (hear: (samples: Float32Array) => void, now: () => number): RtpHearing => {
  let lastPacketAt = now();
  return {
    packet: ({ header, payload }) => {
      if (header.payloadType !== PCMU.payloadType) return;
      lastPacketAt = now();
      hear(muLaw.decode(payload));
    },
    tick: () => {
      if (now() - lastPacketAt > QUIET_AFTER_MS) hear(SILENCE);
    },
  };
};
