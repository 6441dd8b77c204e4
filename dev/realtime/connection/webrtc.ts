import { MediaStreamTrack, type RTCDataChannel, type RTCPeerConnection } from 'werift';
import type { Session } from '../protocol/session.ts';
import { type CallLifetime, startCallLifetime } from './call-lifetime.ts';
import { type Connection, type Services, startConnection, type Transport } from './connection.ts';
import { createPeer } from './peer.ts';
import { createRtpReceiver, createRtpSender, PACKET_MS, PCMU } from './rtp.ts';

/** One WebRTC call. */
export interface Call {
  readonly answerSdp: string;
  /** Ends the call; false when it was over already. The client gets no event, its channel just closes. */
  hangUp(): boolean;
  /** Ends the call at once. */
  drop(): Promise<void>;
}

export interface CallOptions {
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
): Transport => ({
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
    if (state === 'disconnected') lifetime.lost();
    if (state === 'connected') lifetime.found();
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

export const startCall = async ({ offerSdp, session, services, onEnd }: CallOptions): Promise<Call> => {
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
