import type { TokenResponse } from '../../lambdas/contract/voice/token.ts';
import type { Lazy } from '../loader/lazy.ts';
import type { Problem } from '../state/problems.ts';
import type { SoundOutput } from '../state/sound-output.ts';
import { isBrokered, TextTransport } from './text-transport.ts';
import type { Transport, TransportOptions } from './transport.ts';

export type VoiceModule = typeof import('./voice-transport.ts');

interface TransportChoice {
  readonly token: TokenResponse;
  /** The microphone's sound, while it is open. */
  readonly stream: MediaStream | undefined;
  readonly voice: Lazy<VoiceModule>;
  readonly sound: SoundOutput;
}

type ChosenTransport =
  | { readonly kind: 'chosen'; readonly create: (options: TransportOptions) => Transport }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** A call for a shopper whose microphone is open, text for all others. */
export const chooseTransport = async (choice: TransportChoice): Promise<ChosenTransport> => {
  const { token, stream, voice, sound } = choice;
  const isCall = stream !== undefined || isBrokered(token);
  if (isCall && !('RTCPeerConnection' in window)) return { kind: 'failed', problem: 'BROWSER_TOO_OLD' };
  if (stream === undefined) return { kind: 'chosen', create: (options) => new TextTransport(options) };
  const module = await voice.load().catch(() => undefined);
  if (module === undefined) return { kind: 'failed', problem: 'VOICE_NOT_LOADED' };
  return {
    kind: 'chosen',
    create: (options) => module.createVoiceTransport({ ...options, stream, audio: sound.audio }),
  };
};
