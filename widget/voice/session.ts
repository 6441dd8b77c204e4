import type { TokenResponse } from '../../lambdas/contract/voice/token.ts';
import type { PanelTexts } from '../i18n/texts.ts';
import type { Lazy } from '../loader/lazy.ts';
import { pageModule } from '../page/lazy-page.ts';
import type { ActionScene } from '../page/page-api.ts';
import type { SessionTools } from '../page/page-tools.ts';
import type { PageContext } from '../page/storevoice.d.ts';
import type { ConversationEvent } from '../state/events.ts';
import type { Problem } from '../state/problems.ts';
import type { SoundOutput } from '../state/sound-output.ts';
import { isAnswerOwed } from '../state/turns.ts';
import {
  contextItems,
  greetingResponse,
  historyItems,
  pageLanguageItems,
  shopperItem,
  typedItems,
} from './conversation-items.ts';
import type { ApiClient, Failure } from './functions/api-client.ts';
import { createFunctions } from './functions/functions.ts';
import { readAnswerFailure, readServerEvent } from './server-events.ts';
import { isBrokered, TextTransport } from './text-transport.ts';
import type { Transport, TransportOptions } from './transport.ts';

export type VoiceModule = typeof import('./voice-transport.ts');

/** Its store's turns are the conversation so far; there are none in the first session. */
export interface SessionOptions extends ActionScene {
  readonly api: ApiClient;
  readonly token: TokenResponse;
  readonly texts: PanelTexts;
  readonly context: PageContext;
  /** The microphone's sound, while it is open. */
  readonly stream: MediaStream | undefined;
  readonly sound: SoundOutput;
  /** The agents SDK, which only a spoken conversation needs. */
  readonly voice: Lazy<VoiceModule>;
  /** Called when an open session is cut. */
  readonly onLost: () => void;
  /** Closes the session when it is aborted; nothing is emitted afterwards. */
  readonly signal: AbortSignal;
}

export type SessionOutcome = { readonly kind: 'open'; readonly session: LiveSession } | Failure;

type CreateTransport = (options: TransportOptions) => Transport;

/** A call for a shopper whose microphone is open, text for all others; else the problem. */
const chooseTransport = async (options: SessionOptions): Promise<CreateTransport | Problem> => {
  const { token, stream, voice, sound } = options;
  const isCall = stream !== undefined || isBrokered(token);
  if (isCall && !('RTCPeerConnection' in window)) return 'BROWSER_TOO_OLD';
  if (stream === undefined) return (given) => new TextTransport(given);
  const module = await voice.load().catch(() => undefined);
  if (module === undefined) return 'VOICE_NOT_LOADED';
  return (given) => module.createVoiceTransport({ ...given, stream, audio: sound.audio });
};

/** Networks that drop packets never refuse the connection, so the wait is ours to end. */
const CONNECT_WITHIN_MS = 20_000;

const connect = async (transport: Transport, { signal }: SessionOptions): Promise<boolean> => {
  if (signal.aborted) return false;
  const close = (): void => transport.close();
  signal.addEventListener('abort', close, { once: true });
  const limit = setTimeout(close, CONNECT_WITHIN_MS);
  // A page's policy may forbid even the attempt.
  const isOpen = await transport.connect().catch(() => false);
  clearTimeout(limit);
  if (!isOpen) close();
  return isOpen;
};

/** An event as it is for this shopper, who may have turned the voice off: then the cut of a sound is of no interest. */
const asHeard = (event: ConversationEvent, isSilenced: boolean): readonly ConversationEvent[] => {
  if (event.kind === 'playback-started') return [{ ...event, isAudible: !isSilenced }];
  return event.kind === 'item-cut' && isSilenced ? [] : [event];
};

/** The options with the events of this session alone. */
interface Emitting extends SessionOptions {
  readonly emit: (event: ConversationEvent) => void;
}

const listeners = ({ emit, signal, onLost, sound, api, token }: Emitting) => ({
  onEvent: (raw: unknown): void => {
    for (const event of readServerEvent(raw)) asHeard(event, sound.isSilenced()).forEach(emit);
    const failure = readAnswerFailure(raw);
    if (failure !== undefined) void api.reportFailure(failure, token.session);
  },
  onLost: (): void => {
    if (!signal.aborted) onLost();
  },
});

/** Gives a new session the conversation so far, and lets it answer a question that was left open. */
const restoreConversation = (transport: Transport, options: SessionOptions): void => {
  const { token, store, context, locale } = options;
  const { turns } = store.state();
  const items = [
    ...(transport.isSpoken ? [] : typedItems()),
    ...pageLanguageItems(locale, token.locale),
    ...historyItems(turns),
    ...contextItems(context),
  ];
  for (const item of items) transport.createItem(item);
  if (isAnswerOwed(turns)) transport.requestAnswer();
};

/** An open session; its methods have no effect after it was cut. */
const createLiveSession = (transport: Transport, { token, locale }: SessionOptions) => {
  const whileOpen = (act: () => void): boolean => {
    const isOpen = transport.isOpen();
    if (isOpen) act();
    return isOpen;
  };
  return {
    token,
    /** Whether it is spoken or typed. */
    isSpoken: transport.isSpoken,
    /** Sends a typed question, which keeps our id on the server. Returns whether it went out. */
    ask: (id: string, text: string) =>
      whileOpen(() => {
        transport.createItem(shopperItem(id, text));
        transport.requestAnswer();
      }),
    /** Says the shop's greeting. */
    greet: () =>
      whileOpen(() => transport.requestResponse(greetingResponse(token.greeting, locale, token.locale))),
    /** Makes the assistant try its answer again. */
    retryAnswer: () => whileOpen(() => transport.requestResponse()),
    updateContext: (context: PageContext) =>
      whileOpen(() => {
        for (const item of contextItems(context)) transport.createItem(item);
      }),
    /** Stops the assistant in the middle of its sentence. */
    stopSpeaking: () => whileOpen(() => transport.interrupt()),
  };
};
export type LiveSession = ReturnType<typeof createLiveSession>;

/** The tools that the page adds; most shops allow none, and nothing is loaded then. */
const loadPageTools = async ({ token, locale }: SessionOptions): Promise<SessionTools | undefined> => {
  const { pageTools: allowed = [], tools } = token;
  if (allowed.length === 0) return undefined;
  const page = await pageModule.load().catch(() => undefined);
  return page?.createPageTools(allowed, tools, locale);
};

/** Reads the cart again that the assistant saw before: the shopper may have changed it on the shop's pages since. */
const refreshCart = async ({ store, signal }: SessionOptions): Promise<void> => {
  if (store.state().cart === undefined) return;
  const page = await pageModule.load().catch(() => undefined);
  const cart = await page?.readPageCart();
  if (cart !== undefined && !signal.aborted) store.dispatch({ kind: 'cart-changed', cart, canUndo: false });
};

/** Opens a Realtime session. Every expected failure is an outcome with its problem. */
export const openSession = async (given: SessionOptions): Promise<SessionOutcome> => {
  const { api, texts, signal, store } = given;
  const chosen = await chooseTransport(given);
  if (typeof chosen === 'string') return { kind: 'failed', problem: chosen };
  const emit = (event: ConversationEvent): void => {
    if (!signal.aborted) store.dispatch(event);
  };
  emit({ kind: 'support-code', code: given.token.supportCode });
  const pageTools = await loadPageTools(given);
  const added = pageTools?.definitions ?? [];
  const token = { ...given.token, tools: [...given.token.tools, ...added] };
  const options = { ...given, token, emit };
  const { session } = token;
  const runFunction = createFunctions({ api, session, texts, emit, signal, scene: given, pageTools });
  const transport = chosen({ token, hasPageTools: added.length > 0, runFunction, ...listeners(options) });
  if (!(await connect(transport, options))) {
    return { kind: 'failed', problem: navigator.onLine ? 'CONNECTION_FAILED' : 'NETWORK' };
  }
  restoreConversation(transport, options);
  void refreshCart(options);
  return { kind: 'open', session: createLiveSession(transport, options) };
};
