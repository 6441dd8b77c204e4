import { type MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters } from 'werift';
import { refuseCheck } from './refuse-check.ts';
import { PCMU } from './rtp-voice.ts';

export interface Peer {
  readonly connection: RTCPeerConnection;
  /** Answers the offer, ready to send the track's packets. */
  answer(offerSdp: string, track: MediaStreamTrack): Promise<string>;
  /** From now on refuses the other side's connectivity checks, by which it learns that the call is over. */
  refuse(): void;
}

export const createPeer = (): Peer => {
  let refusing = false;
  const connection = new RTCPeerConnection({
    iceServers: [],
    iceUseIpv6: false,
    // Loopback is no candidate by default; a machine without network has nothing else.
    iceAdditionalHostAddresses: ['127.0.0.1'],
    codecs: { audio: [new RTCRtpCodecParameters(PCMU)], video: [] },
    iceFilterStunResponse: (request, addr, protocol) => {
      const localPassword = connection.iceTransports[0]?.localParameters.password;
      if (refusing && localPassword !== undefined) refuseCheck({ request, addr, protocol, localPassword });
      return !refusing;
    },
  });
  return {
    connection,
    answer: async (offerSdp, track) => {
      await connection.setRemoteDescription({ type: 'offer', sdp: offerSdp });
      const audio = connection.getTransceivers().find(({ kind }) => kind === 'audio');
      audio?.setDirection('sendrecv');
      await audio?.sender.replaceTrack(track);
      await connection.setLocalDescription(await connection.createAnswer());
      const sdp = connection.localDescription?.sdp;
      if (sdp === undefined) throw new Error('The WebRTC stack made no answer to the offer.');
      return sdp;
    },
    refuse: () => {
      refusing = true;
    },
  };
};
