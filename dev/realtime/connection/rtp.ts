import { randomInt } from 'node:crypto';
import { type MediaStreamTrack, RtpHeader, RtpPacket } from 'werift';
import { muLaw } from '../speech/audio/encoding.ts';

/** RFC 3551: PCMU is payload type 0, 8000 samples a second, one packet each 20 ms. */
export const PCMU = { mimeType: 'audio/PCMU', clockRate: 8_000, channels: 1, payloadType: 0 } as const;
export const PACKET_MS = 20;
const SAMPLES_PER_PACKET = (PCMU.clockRate * PACKET_MS) / 1000;
const SILENCE = new Float32Array(SAMPLES_PER_PACKET);

/** Writes a packet for each frame, and of silence without one, so that a player never has to guess. */
export const createRtpSender = (track: MediaStreamTrack, pace: number) => {
  const ssrc = randomInt(1, 2 ** 32 - 1);
  let sequenceNumber = randomInt(2 ** 15);
  let timestamp = randomInt(2 ** 31);
  let wasSilent = true;
  let due = 0;
  return (frame?: Float32Array): void => {
    // A player drops what comes faster than it plays: of a call at four times the pace it gets every fourth packet.
    due += 1 / pace;
    if (due < 1) return;
    due -= 1;
    const marker = wasSilent && frame !== undefined;
    const header = new RtpHeader({ payloadType: PCMU.payloadType, sequenceNumber, timestamp, ssrc, marker });
    track.writeRtp(new RtpPacket(header, muLaw.encode(frame ?? SILENCE)));
    sequenceNumber = (sequenceNumber + 1) % 2 ** 16;
    timestamp = (timestamp + SAMPLES_PER_PACKET) % 2 ** 32;
    wasSilent = frame === undefined;
  };
};

/** A network may hold packets back this long; a microphone that was taken away stays quiet longer. */
const QUIET_AFTER_MS = 300;

export const createRtpReceiver = (hear: (samples: Float32Array) => void) => {
  let lastPacketAt = performance.now();
  return {
    packet: ({ header, payload }: RtpPacket): void => {
      if (header.payloadType !== PCMU.payloadType) return;
      lastPacketAt = performance.now();
      hear(muLaw.decode(payload));
    },
    /** Called each packet's time: when packets stop coming, silence is heard, so that an open turn ends. */
    tick: (): void => {
      if (performance.now() - lastPacketAt > QUIET_AFTER_MS) hear(SILENCE);
    },
  };
};
