import { type MediaStreamTrack, Message, RTCPeerConnection, RTCRtpCodecParameters } from 'werift';

/** RFC 3551: PCMU is payload type 0, 8000 samples a second, one packet each 20 ms. */
export const PCMU = { mimeType: 'audio/PCMU', clockRate: 8_000, channels: 1, payloadType: 0 } as const;

/** What keeps an offer from being answered here, in words for its sender. */
export const objectionTo = (sdp: string): string | undefined => {
  if (!sdp.startsWith('v=0')) return 'The offer is not SDP: it does not begin with "v=0".';
  if (!/^m=application .*webrtc-datachannel/m.test(sdp)) {
    return 'The offer has no data channel. Call createDataChannel("oai-events") before createOffer().';
  }
  const payloads = /^m=audio \d+ \S+ ([\d ]+)/m.exec(sdp)?.[1]?.split(' ');
  if (payloads === undefined) {
    return 'The offer has no audio. Add a track or an audio transceiver before createOffer().';
  }
  if (payloads.includes('0')) return undefined;
  return 'The offer has no PCMU (payload type 0), the only codec spoken here.';
};

/** STUN methods and classes of RFC 8489. */
const ERROR_CLASS = 0x0110;
const FORBIDDEN = [403, 'Forbidden'];

/**
 * Answers a browser's connectivity check with 403. A browser whose peer only falls silent waits 12 seconds or
 * more before it believes the call is over; one whose check is refused gives the connection up at once.
 */
const refusalOf = (check: Message, localPassword: string): Message =>
  new Message(check.messageMethod, ERROR_CLASS, check.transactionId)
    .setAttribute('ERROR-CODE', FORBIDDEN)
    .addMessageIntegrity(Buffer.from(localPassword, 'utf8'))
    .addFingerprint();

export const createPeer = () => {
  let refusing = false;
  const connection = new RTCPeerConnection({
    iceServers: [],
    iceUseIpv6: false,
    // Loopback is not a candidate by default; a machine without network has nothing else.
    iceAdditionalHostAddresses: ['127.0.0.1'],
    codecs: { audio: [new RTCRtpCodecParameters(PCMU)], video: [] },
    iceFilterStunResponse: (request, addr, protocol) => {
      const localPassword = connection.iceTransports[0]?.localParameters.password;
      if (refusing && localPassword !== undefined)
        protocol.sendStun(refusalOf(request, localPassword), addr).catch(() => undefined);
      return !refusing;
    },
  });
  return {
    connection,
    /** Answers the offer, ready to send the track's packets. */
    answer: async (offerSdp: string, track: MediaStreamTrack): Promise<string> => {
      await connection.setRemoteDescription({ type: 'offer', sdp: offerSdp });
      // A client's first handshake packet is lost while the browser is not ready, and werift repeats it after 500 ms.
      for (const transport of connection.dtlsTransports) transport.role = 'server';
      const audio = connection.getTransceivers().find(({ kind }) => kind === 'audio');
      audio?.setDirection('sendrecv');
      await audio?.sender.replaceTrack(track);
      await connection.setLocalDescription(await connection.createAnswer());
      const sdp = connection.localDescription?.sdp;
      if (sdp === undefined) throw new Error('The WebRTC stack made no answer to the offer.');
      return sdp;
    },
    /** From now on refuses the other side's connectivity checks, by which it learns that the call is over. */
    refuse: (): void => {
      refusing = true;
    },
  };
};
