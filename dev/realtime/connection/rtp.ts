import { randomInt } from 'node:crypto';
import { type MediaStreamTrack, RtpHeader, RtpPacket } from 'werift';
import { muLaw } from '../speech/audio/g711.ts';

/** RFC 3551: PCMU is payload type 0, 8000 samples a second, one packet each 20 ms. */
export const PCMU = { mimeType: 'audio/PCMU', clockRate: 8_000, channels: 1, payloadType: 0 } as const;
export const PACKET_MS = 20;
const SAMPLES_PER_PACKET = (PCMU.clockRate * PACKET_MS) / 1000;
const SILENCE = new Float32Array(SAMPLES_PER_PACKET);

/** Writes one packet after the other; silence too, so that a player never has to guess. */
export interface RtpSender {
  write(frame: Float32Array): void;
  writeSilence(): void;
}

export const createRtpSender = (track: MediaStreamTrack): RtpSender => {
  const ssrc = randomInt(1, 2 ** 32 - 1);
  let sequenceNumber = randomInt(2 ** 15);
  let timestamp = randomInt(2 ** 31);
  let wasSilent = true;
  const write = (frame: Float32Array, marker: boolean): void => {
    const header = new RtpHeader({ payloadType: PCMU.payloadType, sequenceNumber, timestamp, ssrc, marker });
    track.writeRtp(new RtpPacket(header, muLaw.encode(frame)));
    sequenceNumber = (sequenceNumber + 1) % 2 ** 16;
    timestamp = (timestamp + SAMPLES_PER_PACKET) % 2 ** 32;
  };
  return {
    write: (frame) => {
      write(frame, wasSilent);
      wasSilent = false;
    },
    writeSilence: () => {
      write(SILENCE, false);
      wasSilent = true;
    },
  };
};

/** A network may hold packets back this long; a microphone that was taken away stays quiet longer. */
const QUIET_AFTER_MS = 300;

export interface RtpReceiver {
  packet(packet: RtpPacket): void;
  /** Called each packet's time: when packets stop coming, silence is heard, so that an open turn ends. */
  tick(): void;
}

export const createRtpReceiver = (hear: (samples: Float32Array) => void, now: () => number): RtpReceiver => {
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
