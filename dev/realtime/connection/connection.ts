import { errorEvent, Refusal } from '../protocol/api-error.ts';
import { type Session, sampleRateOf } from '../protocol/session.ts';
import { type RunningSession, runSession } from '../session/session.ts';
import type { SessionContext } from '../session/state.ts';
import { codecs } from '../speech/audio/encoding.ts';
import type { Voice } from '../speech/audio/sound.ts';
import { createPlayback } from '../speech/playback.ts';
import { createVoiceDetector } from '../vad/voice-activity.ts';
import { createPageWords } from './page-words.ts';

/** What the server shares among its connections. */
export interface Services extends Pick<SessionContext, 'newId' | 'reply'> {
  readonly voice: Voice;
  /** How many times faster than life the voice speaks; more than 1 only in tests. */
  readonly pace: number;
  /** Milliseconds since 1970. */
  now(): number;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** How one kind of connection carries events and sound. */
export interface ServerTransport {
  readonly channel: SessionContext['channel'];
  readonly frameMs: number;
  /** The rate the transport needs; by default that of the session's output format. */
  readonly sampleRate?: number;
  send(json: string): void;
  /** Sends a frame out; answers with base64 where the client gets sound as an event. */
  deliver(frame: Float32Array, session: Session): string | undefined;
  /** Called each frame when nothing is said. */
  idle(): void;
  /** The session's time is over. */
  expire(): void;
}

/** What the Realtime API calls the end of a session whose time is over. */
export const SESSION_OVER = 'session_expired';

/** Runs the session with its playback and its voice detector; what the session decides is carried out here. */
const startSession = (session: Session, transport: ServerTransport, services: Services) => {
  const { voice, warn } = services;
  const words = createPageWords((what) => running.report(what));
  const audio = (): Session['audio'] => running.session.audio;
  const detector = createVoiceDetector({
    turnDetection: () => audio().input.turn_detection,
    report: words.report,
  });
  const playback = createPlayback({
    synthesize: voice.speak,
    frameMs: transport.frameMs,
    isStream: transport.channel === 'webrtc',
    deliver: (frame) => transport.deliver(frame, running.session),
    report: (what) => running.report(what),
    onFailure: (error) => warn('A sentence could not be spoken.', { error: String(error) }),
  });
  const running: RunningSession = runSession(session, {
    ...services,
    channel: transport.channel,
    recognise: words.recognise,
    send: (event) => transport.send(JSON.stringify(event)),
    speak: (spoken) => {
      const { format, ...manner } = audio().output;
      playback.say({ ...spoken, ...manner, sampleRate: transport.sampleRate ?? sampleRateOf(format) });
    },
    stopGenerating: playback.stopGenerating,
    stopSpeaking: playback.stop,
    hear: (base64) => {
      const { format } = audio().input;
      detector.hear(codecs[format.type].decode(Buffer.from(base64, 'base64')), sampleRateOf(format));
    },
    forgetHeard: detector.reset,
  });
  return { running, words, playback, detector };
};

/** After a longer standstill (a suspended laptop) the lost ticks are dropped, not replayed in a burst. */
const MOST_TICKS_AT_ONCE = 50;

/** Ticks at a steady rate: timers run late, so each run makes up for what is due. */
const startTicker = (everyMs: number, tick: () => unknown): (() => void) => {
  const now = (): number => performance.now();
  let next = now() + everyMs;
  const timer = setInterval(
    () => {
      for (let ticks = 0; now() >= next; ticks += 1) {
        if (ticks === MOST_TICKS_AT_ONCE) {
          next = now() + everyMs;
          return;
        }
        next += everyMs;
        tick();
      }
    },
    Math.max(1, everyMs),
  );
  return () => clearInterval(timer);
};

/** A client's connection to its session. */
export const startConnection = (session: Session, transport: ServerTransport, services: Services) => {
  let stage: 'new' | 'open' | 'over' = 'new';
  const { running, words, playback, detector } = startSession(session, transport, services);
  /** A client must get `session.created` before any answer, even when it sends first. */
  const open = (): void => {
    if (stage !== 'new') return;
    stage = 'open';
    running.open();
  };
  /** Sends an error that answers no event of the client. */
  const sendError = (code: string, message: string): void =>
    transport.send(errorEvent(services.newId('event'), new Refusal(code, message).error));
  const tick = (): unknown => playback.tick() || transport.idle();
  const stopTicking = startTicker(transport.frameMs / services.pace, tick);
  const lifeMs = Math.max(0, session.expires_at * 1000 - services.now());
  const deadline = setTimeout(() => {
    const minutes = Math.round(lifeMs / 60_000);
    sendError(SESSION_OVER, `Your session hit the maximum duration of ${minutes} minutes.`);
    transport.expire();
  }, lifeMs);
  return {
    open,
    receive: (json: string): void => {
      open();
      if (stage === 'open' && !words.receive(json)) running.receive(json);
    },
    hear: (samples: Float32Array, sampleRate: number): void => {
      if (stage === 'open') detector.hear(samples, sampleRate);
    },
    sendError,
    close: (): void => {
      stage = 'over';
      clearTimeout(deadline);
      stopTicking();
      playback.stop();
      words.close();
    },
  };
};

export type Connection = ReturnType<typeof startConnection>;
