import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Language } from '../../lambdas/core/language/language.ts';
import { createDialogue } from './dialogue/dialogue.ts';
import type { Examples } from './dialogue/routing/router.ts';
import type { ApiContext } from './http/calls.ts';
import { createClientSecrets } from './http/client-secrets.ts';
import { pathOf } from './http/messages.ts';
import { isApiPath, respondTo } from './http/routes.ts';
import { createSockets } from './http/websocket.ts';
import { newSession } from './protocol/session.ts';
import type { Voice } from './speech/audio/sound.ts';
import { createVoice } from './speech/voice.ts';

/** OpenAI ends every session after an hour. */
const LONGEST_SESSION_MS = 60 * 60 * 1000;

type Fields = Readonly<Record<string, unknown>>;

export interface RealtimeServerOptions {
  readonly log: {
    info(message: string, fields?: Fields): void;
    warn(message: string, fields?: Fields): void;
    error(message: string, fields?: Fields): void;
  };
  /** How the dialogue understands shoppers. */
  readonly language: Language;
  /** Milliseconds since 1970; by default the clock. */
  readonly now?: () => number;
  /** Closed with the server; by default eSpeak NG, or soft tones where that is not installed. */
  readonly voice?: Voice;
  /** How many times faster than life the voice speaks; default 1. Tests raise it. */
  readonly pace?: number;
  /** What shoppers say when they need a function, by its name; default none, so that words are only searched for. */
  readonly examples?: Examples;
  /** How long a session may last; default one hour. */
  readonly longestSessionMs?: number;
}

const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('base64url')}`;

const createContext = (options: RealtimeServerOptions, voice: Voice): ApiContext => {
  const { log, language, now = Date.now, pace = 1 } = options;
  const { examples = {}, longestSessionMs = LONGEST_SESSION_MS } = options;
  return {
    secrets: createClientSecrets({ now, newSecret: () => newId('ek') }),
    services: {
      voice,
      pace,
      now,
      newId,
      reply: createDialogue(language, examples),
      warn: (message, fields) => log.warn(message, fields),
    },
    calls: new Map(),
    openSession: (config) => {
      voice.warmUp();
      const expiresAt = Math.ceil((now() + longestSessionMs) / 1000);
      return newSession(config, { id: newId('sess'), expiresAt });
    },
  };
};

/** The Realtime API on one machine: mount `request` and `upgrade` on an HTTP server. */
export const createRealtimeServer = (options: RealtimeServerOptions) => {
  const { log } = options;
  const onTones = (reason: string): void => log.warn('No synthesizer: the voice is soft tones.', { reason });
  const voice = options.voice ?? createVoice(onTones);
  const context = createContext(options, voice);
  const sockets = createSockets(context);
  return {
    /** Answers when the path is one of the API's; false leaves the request untouched. */
    request: (req: IncomingMessage, res: ServerResponse): boolean => {
      const path = pathOf(req);
      if (!isApiPath(path)) return false;
      const onFailure = (error: unknown): void =>
        log.error('The Realtime server failed.', { path, error: String(error) });
      respondTo(req, res, { context, onFailure }).catch(onFailure);
      return true;
    },
    /** Takes over the socket when the path is the API's; false leaves it untouched. */
    upgrade: (req: IncomingMessage, socket: Duplex, head: Buffer): boolean => {
      if (pathOf(req) !== '/v1/realtime') return false;
      sockets.upgrade(req, socket, head);
      return true;
    },
    /** Ends every session and frees everything. */
    close: async (): Promise<void> => {
      sockets.close();
      voice.close();
      await Promise.all([...context.calls.values()].map((call) => call.drop()));
    },
  };
};

export type RealtimeServer = ReturnType<typeof createRealtimeServer>;
