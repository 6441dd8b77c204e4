/** What keeps an offer from being answered here, in words for whoever sent it. */
export const objectionTo = (sdp: string): string | undefined => {
  if (!sdp.startsWith('v=0')) return 'The offer is not SDP: it does not begin with "v=0".';
  if (!/^m=application .*webrtc-datachannel/m.test(sdp)) {
    return 'The offer has no data channel. Call createDataChannel("oai-events") before createOffer().';
  }
  const audio = /^m=audio \d+ \S+ ([\d ]+)/m.exec(sdp)?.[1];
  if (audio === undefined)
    return 'The offer has no audio. Add a track or an audio transceiver before createOffer().';
  const payloads = audio.split(' ');
  return payloads.includes('0')
    ? undefined
    : 'The offer has no PCMU (payload type 0), the only codec spoken here.';
};
