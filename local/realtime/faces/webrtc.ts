import { MediaStreamTrack, type RTCDataChannel, RTCPeerConnection, RTCRtpCodecParameters } from 'werift';
import type { Session } from '../protocol/session-state.ts';
import { decodeMuLaw } from '../speech/g711.ts';
import { type Conversation, type Household, startConversation } from './conversation.ts';
import { createRtpVoice, PACKET_MS, PCMU } from './rtp-voice.ts';

/** A peer that has not opened its data channel by then never will. */
const CONNECT_WITHIN_MS = 30_000;
/** A peer that lost its network may come back within this time. */
const RECONNECT_WITHIN_MS = 15_000;
/** Long enough for a last event to reach a browser before the channel closes. */
const FAREWELL_MS = 150;

/** One WebRTC connection and the conversation on it. */
export interface Call {
  readonly answerSdp: string;
  /** Ends it and tells the client why. */
  hangUp(): Promise<void>;
  /** Ends it without a word, at once. */
  drop(): Promise<void>;
}

export interface CallOptions {
  readonly offerSdp: string;
  readonly session: Session;
  readonly house: Household;
  /** Called once, however the call ended. */
  onEnd(): void;
}

const createPeer = (): RTCPeerConnection =>
  new RTCPeerConnection({
    iceServers: [],
    iceUseIpv6: false,
    // Loopback is no candidate by default; a machine without network has nothing else.
    iceAdditionalHostAddresses: ['127.0.0.1'],
    codecs: { audio: [new RTCRtpCodecParameters(PCMU)], video: [] },
  });

const answer = async (
  peer: RTCPeerConnection,
  offerSdp: string,
  track: MediaStreamTrack,
): Promise<string> => {
  await peer.setRemoteDescription({ type: 'offer', sdp: offerSdp });
  const audio = peer.getTransceivers().find(({ kind }) => kind === 'audio');
  if (audio !== undefined) {
    audio.setDirection('sendrecv');
    await audio.sender.replaceTrack(track);
  }
  await peer.setLocalDescription(await peer.createAnswer());
  const sdp = peer.localDescription?.sdp;
  if (sdp === undefined) throw new Error('The WebRTC stack made no answer to the offer.');
  return sdp;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const startCall = async ({ offerSdp, session, house, onEnd }: CallOptions): Promise<Call> => {
  const peer = createPeer();
  const track = new MediaStreamTrack({ kind: 'audio' });
  const voice = createRtpVoice(track);
  let conversation: Conversation | undefined;
  let channel: RTCDataChannel | undefined;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;

  const drop = async (): Promise<void> => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    conversation?.close();
    onEnd();
    await peer.close();
  };
  const dropLater = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void drop(), ms);
  };
  const farewell = async (): Promise<void> => {
    await pause(FAREWELL_MS);
    channel?.close();
    await pause(FAREWELL_MS);
    await drop();
  };
  const hangUp = async (): Promise<void> => {
    conversation?.complain('call_ended', 'The call was hung up by the server.');
    await farewell();
  };

  const converse = (opened: RTCDataChannel): void => {
    channel = opened;
    clearTimeout(timer);
    conversation = startConversation(
      session,
      {
        channel: 'webrtc',
        frameMs: PACKET_MS,
        sampleRate: PCMU.clockRate,
        send: (json) => {
          if (opened.readyState === 'open') opened.send(json);
        },
        deliver: (frame) => {
          voice.write(frame);
          return undefined;
        },
        idle: voice.writeSilence,
        expire: () => void farewell(),
      },
      house,
    );
    opened.onMessage.subscribe((data) => conversation?.receive(data.toString()));
    opened.stateChange.subscribe((state) => {
      if (state === 'closed') void drop();
    });
    conversation.open();
  };

  peer.onDataChannel.subscribe((opened) => {
    if (conversation === undefined && !ended) converse(opened);
  });
  peer.onTrack.subscribe((remote) => {
    remote.onReceiveRtp.subscribe(({ header, payload }) => {
      if (header.payloadType === PCMU.payloadType) conversation?.hear(decodeMuLaw(payload), PCMU.clockRate);
    });
  });
  peer.connectionStateChange.subscribe((state) => {
    if (state === 'failed' || state === 'closed') void drop();
    if (state === 'disconnected') dropLater(RECONNECT_WITHIN_MS);
    if (state === 'connected' && conversation !== undefined) clearTimeout(timer);
  });
  dropLater(CONNECT_WITHIN_MS);
  try {
    return { answerSdp: await answer(peer, offerSdp, track), hangUp, drop };
  } catch (error) {
    await drop();
    throw error;
  }
};
