import type { MicrophoneProblem } from '../../state/problems.ts';

type MicrophoneOutcome =
  | { readonly kind: 'granted'; readonly stream: MediaStream }
  | { readonly kind: 'refused'; readonly problem: MicrophoneProblem };

const CONSTRAINTS: MediaStreamConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
};

/** Only Chromium tells a page what its server and its embedder permit. */
interface KnowsItsPolicy extends Document {
  readonly featurePolicy?: { allowsFeature(feature: string): boolean };
}

/** The browser's setting for this page; `undefined` in browsers that do not say. */
const permission = async (): Promise<PermissionState | undefined> => {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state;
  } catch {
    return undefined;
  }
};

/** Tells three refusals apart: by the embedding page, by the browser's setting, and by a question that was dismissed. */
const refusal = async (): Promise<MicrophoneProblem> => {
  const { featurePolicy }: KnowsItsPolicy = document;
  const state = await permission();
  const isEmbedded = featurePolicy
    ? !featurePolicy.allowsFeature('microphone')
    : window.self !== window.top && state !== 'prompt';
  if (isEmbedded) return 'MICROPHONE_EMBEDDED';
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

/** Asks for the microphone. A refusal is an expected outcome: the shopper can type. */
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
