import { createServer } from 'node:http';
import { createRealtimeServer, type RealtimeServerOptions } from '../../../dev/realtime/server.ts';
import type { Voice } from '../../../dev/realtime/speech/audio/sound.ts';
import { speakInTones } from '../../../dev/realtime/speech/audio/tones.ts';
import { language } from '../../language.ts';

export interface ListeningRealtimeServer {
  readonly port: number;
  /** `http://127.0.0.1:PORT`, what OpenAI's base URL is there. */
  readonly url: string;
  close(): Promise<void>;
}

/** Soft tones alone, which start no process. */
export const createTones = (): Voice => ({
  speak: async (text) => speakInTones(text),
  warmUp: () => undefined,
  close: () => undefined,
});

/** Runs the Realtime server alone on a free port of this machine. */
export const listenRealtime = async (
  options: Omit<RealtimeServerOptions, 'language'>,
): Promise<ListeningRealtimeServer> => {
  const realtime = createRealtimeServer({ language, ...options });
  const http = createServer((req, res) => {
    if (!realtime.request(req, res)) res.writeHead(404).end();
  });
  http.on('upgrade', (req, socket, head) => {
    if (!realtime.upgrade(req, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('The server got no port.');
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      await realtime.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
};
