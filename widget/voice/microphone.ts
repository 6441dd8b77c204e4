import type { MicrophoneProblem } from '../problems.ts';

export type MicrophoneOutcome =
  | { readonly kind: 'granted'; readonly stream: MediaStream }
  | { readonly kind: 'refused'; readonly problem: MicrophoneProblem };

const CONSTRAINTS: MediaStreamConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};

/** Chromium alone tells a page what its server and its embedder let it use. */
interface KnowsItsPolicy extends Document {
  readonly featurePolicy?: { allowsFeature(feature: string): boolean };
}

/** What the browser keeps about this page; `undefined` where it cannot be asked. */
const permission = async (): Promise<PermissionState | undefined> => {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state;
  } catch {
    return undefined;
  }
};

/** Three that look alike: withheld by the page without anybody being asked, forbidden, and a question waved away. */
const refusal = async (): Promise<MicrophoneProblem> => {
  const { featurePolicy }: KnowsItsPolicy = document;
  const state = await permission();
  const isWithheld = featurePolicy
    ? !featurePolicy.allowsFeature('microphone')
    : window.self !== window.top && state !== 'prompt';
  if (isWithheld) return 'MICROPHONE_EMBEDDED';
  return state === 'prompt' ? 'MICROPHONE_DISMISSED' : 'MICROPHONE_DENIED';
};

const problemOf = async (error: unknown): Promise<MicrophoneProblem> => {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return refusal();
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
