import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import { muLaw } from '../../../../dev/realtime/speech/audio/encoding.ts';

interface ServerEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface WebRtcClient {
  readonly callId: string;
  readonly events: readonly ServerEvent[];
  /** All that was heard so far, at 8 kHz. */
  heard(): Float32Array;
  send(event: object): void;
  /** Speaks into the call, a packet each 20 ms. */
  speak(sound: Float32Array): Promise<void>;
  /** Waits for the next event of a type that comes after those that were waited for. */
  next(type: string): Promise<ServerEvent>;
  connectionState(): string;
  /** Settles when the channel of events closes. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

const PACKET = 160;
const PATIENCE_MS = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends an offer and brings the answer. */
export type Dial = (sdp: string) => Promise<Response>;

/** The direct way: the offer itself, with a client secret. */
export const dialDirectly =
  (url: string, secret: string): Dial =>
  (sdp) =>
    fetch(`${url}/v1/realtime/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/sdp', authorization: `Bearer ${secret}` },
      body: sdp,
    });

/** The brokered way: offer and session in one form, with the key. */
export const dialBrokered =
  (url: string, session: object): Dial =>
  (sdp) => {
    const body = new FormData();
    body.set('sdp', new Blob([sdp], { type: 'application/sdp' }));
    body.set('session', new Blob([JSON.stringify(session)], { type: 'application/json' }));
    return fetch(`${url}/v1/realtime/calls`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk-local' },
      body,
    });
  };

const connect = async (dial: Dial, peer: RTCPeerConnection): Promise<string> => {
  await peer.setLocalDescription(await peer.createOffer());
  const response = await dial(peer.localDescription?.sdp ?? '');
  if (response.status !== 201) throw new Error(await response.text());
  await peer.setRemoteDescription({ type: 'answer', sdp: await response.text() });
  return response.headers.get('location')?.split('/').at(-1) ?? '';
};

/**
 * What a browser does, done with the same library as the server's, in one process. `first` is sent as soon as
 * the channel opens, as the SDK sends its configuration.
 */
export const callOverWebRtc = async (dial: Dial, first?: object): Promise<WebRtcClient> => {
  const peer = new RTCPeerConnection({
    iceServers: [],
    bundlePolicy: 'max-bundle',
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    codecs: {
      audio: [
        new RTCRtpCodecParameters({ mimeType: 'audio/PCMU', clockRate: 8000, channels: 1, payloadType: 0 }),
      ],
      video: [],
    },
  });
  const events: ServerEvent[] = [];
  const heard: Float32Array[] = [];
  let seen = 0;
  const channel = peer.createDataChannel('oai-events');
  channel.stateChange.subscribe((state) => {
    if (state === 'open' && first !== undefined) channel.send(JSON.stringify(first));
  });
  const closed = new Promise<void>((resolve) => {
    channel.stateChange.subscribe((state) => {
      if (state === 'closed') resolve();
    });
  });
  channel.onMessage.subscribe((data) => events.push(JSON.parse(data.toString())));
  const microphone = new MediaStreamTrack({ kind: 'audio' });
  peer.addTransceiver(microphone, { direction: 'sendrecv' });
  peer.onTrack.subscribe((track) =>
    track.onReceiveRtp.subscribe(({ payload }) => heard.push(muLaw.decode(payload))),
  );
  const callId = await connect(dial, peer);

  const next = async (type: string): Promise<ServerEvent> => {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const at = events.findIndex((event, index) => index >= seen && event.type === type);
      const event = events[at];
      if (event !== undefined) {
        seen = at + 1;
        return event;
      }
      if (Date.now() > deadline) {
        throw new Error(`No ${type} came. There were: ${events.map((each) => each.type).join(', ')}`);
      }
      await pause(10);
    }
  };
  let sequenceNumber = 0;
  return {
    callId,
    events,
    heard: () => Float32Array.from(heard.flatMap((frame) => [...frame])),
    send: (event) => channel.send(JSON.stringify(event)),
    speak: async (sound) => {
      const start = performance.now();
      for (let at = 0; at < sound.length; at += PACKET) {
        const timestamp = sequenceNumber * PACKET;
        const header = new RtpHeader({
          payloadType: 0,
          sequenceNumber: sequenceNumber++,
          timestamp,
          ssrc: 7,
        });
        microphone.writeRtp(new RtpPacket(header, muLaw.encode(sound.subarray(at, at + PACKET))));
        await pause(start + (at / PACKET + 1) * 20 - performance.now());
      }
    },
    next,
    closed,
    connectionState: () => peer.connectionState,
    close: () => peer.close(),
  };
};
