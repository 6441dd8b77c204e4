import { type ListeningRealtimeServer, listenRealtime } from '../../../local/realtime/listen.ts';
import { speakInTones } from '../../../local/realtime/speech/tones.ts';

/** The Realtime server with a voice of tones: what is asked here is heard by nobody. */
export const startRealtimeServer = (): Promise<ListeningRealtimeServer> =>
  listenRealtime({
    log: { info: () => {}, warn: () => {}, error: () => {} },
    voice: { speak: async (text) => speakInTones(text), warmUp: () => {}, close: () => {} },
  });
