import { OpenAIRealtimeWebRTC } from '@openai/agents/realtime';

type SessionPayload = ReturnType<OpenAIRealtimeWebRTC['buildSessionPayload']>;

/**
 * WebRTC that leaves the session as the server minted it. The SDK would repeat its own idea of
 * instructions, tools and audio on connecting and so overwrite what the shop configured; an empty
 * update is acknowledged just the same, and the local tools still run.
 */
export class PinnedWebRtc extends OpenAIRealtimeWebRTC {
  override buildSessionPayload(): SessionPayload {
    return { type: 'realtime' };
  }

  /** Swaps what the shopper's side sends, without a new handshake. */
  async send(stream: MediaStream): Promise<void> {
    const [track] = stream.getAudioTracks();
    const sender = this.connectionState.peerConnection
      ?.getSenders()
      .find((each) => each.track?.kind === 'audio');
    if (track === undefined || sender === undefined) return;
    // A line that was closed in between has nothing to send any more.
    await sender.replaceTrack(track).catch(() => {});
  }
}
