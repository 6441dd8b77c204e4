import { randomInt } from 'node:crypto';
import { MediaStreamTrack, type RTCDataChannel, type RTCPeerConnection, RtpHeader, RtpPacket } from 'werift';
import type { Session } from '../protocol/session.ts';
import { muLaw } from '../speech/audio/encoding.ts';
import { type CallLifetime, startCallLifetime } from './call-lifetime.ts';
import { type Connection, type ServerTransport, type Services, startConnection } from './connection.ts';
import { createPeer, PCMU } from './peer.ts';

const PACKET_MS = 20;
const SAMPLES_PER_PACKET = (PCMU.clockRate * PACKET_MS) / 1000;
const SILENCE = new Float32Array(SAMPLES_PER_PACKET);

/** Writes a packet for each frame, and of silence without one, so that a player never has to guess. */
const createRtpSender = (track: MediaStreamTrack, pace: number) => {
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

const createRtpReceiver = (hear: (samples: Float32Array) => void) => {
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

/** One WebRTC call. */
export interface WebRtcCall {
  readonly answerSdp: string;
  /** Ends the call; false when it was over already. The client gets no event, its channel just closes. */
  hangUp(): boolean;
  /** Ends the call at once. */
  drop(): Promise<void>;
}

interface CallOptions {
  readonly offerSdp: string;
  readonly session: Session;
  readonly services: Services;
  /** Called once, when nothing of the call is left. */
  onEnd(): void;
}

const transportOver = (
  channel: RTCDataChannel,
  tick: (frame?: Float32Array) => undefined,
  expire: () => void,
): ServerTransport => ({
  channel: 'webrtc',
  frameMs: PACKET_MS,
  sampleRate: PCMU.clockRate,
  send: (json) => {
    if (channel.readyState === 'open') channel.send(json);
  },
  deliver: (frame) => tick(frame),
  idle: () => tick(),
  expire,
});

/** Lets what happens on the peer connection decide how long the call lives. */
const watch = (peer: RTCPeerConnection, lifetime: CallLifetime): void => {
  peer.connectionStateChange.subscribe((state) => {
    if (state === 'failed' || state === 'closed') void lifetime.end();
    if (state === 'disconnected') lifetime.networkLost();
    if (state === 'connected') lifetime.networkFound();
  });
};

const carry = (channel: RTCDataChannel, connection: Connection, lifetime: CallLifetime): void => {
  lifetime.opened();
  channel.onMessage.subscribe((data) => connection.receive(data.toString()));
  channel.stateChange.subscribe((state) => {
    // What is sent before the channel's own acknowledgement has left would overtake it.
    if (state === 'open') setImmediate(connection.open);
    if (state === 'closed') void lifetime.end();
  });
};

export const startCall = async ({ offerSdp, session, services, onEnd }: CallOptions): Promise<WebRtcCall> => {
  const peer = createPeer();
  const track = new MediaStreamTrack({ kind: 'audio' });
  let connection: Connection | undefined;
  let events: RTCDataChannel | undefined;
  const writePacket = createRtpSender(track, services.pace);
  const receiver = createRtpReceiver((samples) => connection?.hear(samples, PCMU.clockRate));
  const tick = (frame?: Float32Array): undefined => {
    writePacket(frame);
    receiver.tick();
  };
  const lifetime = startCallLifetime({
    onLeave: () => {
      connection?.close();
      events?.close();
      peer.refuse();
    },
    onEnd: async () => {
      onEnd();
      await peer.connection.close();
    },
  });
  watch(peer.connection, lifetime);
  peer.connection.onDataChannel.subscribe((channel) => {
    if (connection !== undefined || !lifetime.isGoing()) return;
    connection = startConnection(session, transportOver(channel, tick, lifetime.leave), services);
    events = channel;
    carry(channel, connection, lifetime);
  });
  peer.connection.onTrack.subscribe((remote) => {
    remote.onReceiveRtp.subscribe(receiver.packet);
  });
  const answerSdp = await peer.answer(offerSdp, track).catch(async (error: unknown) => {
    await lifetime.end();
    throw error;
  });
  return { answerSdp, hangUp: lifetime.leave, drop: lifetime.end };
};
