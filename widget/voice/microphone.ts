import type { MicrophoneProblem } from '../problems.ts';

export type MicrophoneOutcome =
  | { readonly kind: 'granted'; readonly stream: MediaStream }
  | { readonly kind: 'refused'; readonly problem: MicrophoneProblem };

const CONSTRAINTS: MediaStreamConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};

/** A frame that was not given the microphone is refused without the shopper ever being asked. */
const isWithheldByEmbedder = async (): Promise<boolean> => {
  if (window.self === window.top) return false;
  try {
    const { state } = await navigator.permissions.query({ name: 'microphone' });
    return state === 'denied';
  } catch {
    return true;
  }
};

const problemOf = async (error: unknown): Promise<MicrophoneProblem> => {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return (await isWithheldByEmbedder()) ? 'MICROPHONE_EMBEDDED' : 'MICROPHONE_DENIED';
    case 'NotReadableError':
    case 'AbortError':
      return 'MICROPHONE_BUSY';
    default:
      return 'MICROPHONE_MISSING';
  }
};

/** Asks for the microphone. A refusal is an outcome like another: typing goes on without it. */
export const requestMicrophone = async (): Promise<MicrophoneOutcome> => {
  if (!window.isSecureContext || navigator.mediaDevices === undefined) {
    return { kind: 'refused', problem: 'MICROPHONE_INSECURE' };
  }
  try {
    return { kind: 'granted', stream: await navigator.mediaDevices.getUserMedia(CONSTRAINTS) };
  } catch (error) {
    return { kind: 'refused', problem: await problemOf(error) };
  }
};

export const stopStream = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

/**
 * Calls back when the shopper changes their mind in the browser's own settings, since a refused
 * microphone is never asked for again by us. Browsers that cannot be asked never call.
 */
export const watchPermission = (onGrantable: () => void, signal: AbortSignal): void => {
  const watch = async (): Promise<void> => {
    const status = await navigator.permissions.query({ name: 'microphone' });
    status.addEventListener('change', () => status.state !== 'denied' && onGrantable(), { signal });
  };
  watch().catch(() => {});
};
