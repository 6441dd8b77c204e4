import { MediaStreamTrack, type RTCDataChannel, type RTCPeerConnection } from 'werift';
import type { Session } from '../protocol/session-state.ts';
import { type CallLife, startCallLife } from './call-life.ts';
import { type Conversation, SESSION_OVER, startConversation } from './conversation.ts';
import type { Household, Line } from './head.ts';
import { createPeer } from './peer.ts';
import { createRtpHearing, type RtpHearing } from './rtp-hearing.ts';
import { createRtpVoice, PACKET_MS, PCMU, type RtpVoice } from './rtp-voice.ts';

/** One WebRTC connection and the conversation on it. */
export interface Call {
  readonly answerSdp: string;
  /** Tells the client and ends the call; false when it was over already. */
  hangUp(): boolean;
  /** Ends it without a word, at once. */
  drop(): Promise<void>;
}

export interface CallOptions {
  readonly offerSdp: string;
  readonly session: Session;
  readonly house: Household;
  /** Called once, when nothing of the call is left. */
  onEnd(): void;
}

interface Sound {
  readonly voice: RtpVoice;
  readonly hearing: RtpHearing;
}

interface LineManner {
  /** How many times faster than life the conversation goes. */
  readonly pace: number;
  expire(): void;
}

/**
 * A player plays at one speed, and throws away what comes faster than that; of a conversation at four times the pace
 * of life it gets every fourth packet.
 */
const createSieve = (pace: number) => {
  let due = 0;
  return (write: () => void): void => {
    due += 1 / pace;
    if (due < 1) return;
    due -= 1;
    write();
  };
};

const lineOver = (channel: RTCDataChannel, { voice, hearing }: Sound, { pace, expire }: LineManner): Line => {
  const sift = createSieve(pace);
  return {
    channel: 'webrtc',
    frameMs: PACKET_MS,
    sampleRate: PCMU.clockRate,
    send: (json) => {
      if (channel.readyState === 'open') channel.send(json);
    },
    deliver: (frame) => {
      sift(() => voice.write(frame));
      hearing.tick();
      return undefined;
    },
    idle: () => {
      sift(() => voice.writeSilence());
      hearing.tick();
    },
    expire,
  };
};

/** Lets what happens on the connection decide how long the call lives. */
const watch = (connection: RTCPeerConnection, life: CallLife): void => {
  connection.connectionStateChange.subscribe((state) => {
    if (state === 'failed' || state === 'closed') void life.end();
    if (state === 'disconnected') life.lost();
    if (state === 'connected') life.found();
  });
};

const converseOver = (channel: RTCDataChannel, conversation: Conversation, life: CallLife): void => {
  life.opened();
  channel.onMessage.subscribe((data) => conversation.receive(data.toString()));
  channel.stateChange.subscribe((state) => {
    // What is sent before the channel's own acknowledgement has left would overtake it.
    if (state === 'open') setImmediate(conversation.open);
    if (state === 'closed') void life.end();
  });
};

export const startCall = async ({ offerSdp, session, house, onEnd }: CallOptions): Promise<Call> => {
  const { connection, answer, refuse } = createPeer();
  const track = new MediaStreamTrack({ kind: 'audio' });
  const voice = createRtpVoice(track);
  let conversation: Conversation | undefined;
  const hearing = createRtpHearing(
    (samples) => conversation?.hear(samples, PCMU.clockRate),
    () => performance.now(),
  );
  const life = startCallLife({
    onLeave: () => {
      conversation?.close();
      refuse();
    },
    onEnd: async () => {
      onEnd();
      await connection.close();
    },
  });
  watch(connection, life);
  connection.onDataChannel.subscribe((channel) => {
    if (conversation !== undefined || !life.isGoing()) return;
    const manner = { pace: house.pace, expire: life.leave };
    conversation = startConversation(session, lineOver(channel, { voice, hearing }, manner), house);
    converseOver(channel, conversation, life);
  });
  connection.onTrack.subscribe((remote) => {
    remote.onReceiveRtp.subscribe(hearing.packet);
  });
  const answerSdp = await answer(offerSdp, track).catch(async (error: unknown) => {
    await life.end();
    throw error;
  });
  const hangUp = (): boolean => {
    if (life.isGoing()) conversation?.complain(SESSION_OVER, 'The call was hung up by the server.');
    return life.leave();
  };
  return { answerSdp, hangUp, drop: life.end };
};
