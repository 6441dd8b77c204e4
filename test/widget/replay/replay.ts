import { jest } from '@jest/globals';
import { panelTexts } from '../../../widget/i18n/ru.ts';
import { Conversation } from '../../../widget/panel/conversation.ts';
import { restoreConversation, saveConversation } from '../../../widget/state/saved-conversation.ts';
import { SoundOutput } from '../../../widget/state/sound-output.ts';
import { type Status, statusOf } from '../../../widget/state/status.ts';
import { createStore } from '../../../widget/state/store.ts';
import { Call } from '../../../widget/voice/call.ts';
import { createTools, createVoiceTransport } from '../../../widget/voice/voice-transport.ts';
import { type FakeChannel, type FakeConnection, FakeStream, installBrowser } from './fake-browser.ts';
import { FakeShop } from './fake-shop.ts';
import { asRead, Sent, shortly } from './readable.ts';
import { readTrace, type Step } from './trace.ts';

/** A widget's conversation, call, session and transport over the real SDK, in a browser and a shop of fakes. */
class Stage {
  readonly store = createStore();
  readonly shop = new FakeShop();
  readonly sent: unknown[] = [];
  readonly statuses: Status[] = ['idle'];
  readonly tones: Status[] = [];
  /** What the tab keeps for the shop's next page. */
  kept = 'null';
  readonly connections: readonly FakeConnection[];
  readonly #microphone = new FakeStream();
  readonly #sound: SoundOutput;
  readonly #conversation: Conversation;

  constructor() {
    const { store, shop } = this;
    this.connections = installBrowser({
      microphone: this.#microphone,
      onSent: (channel, event) => this.#receive(channel, event),
      onTone: () => this.tones.push(statusOf(store.state().phase)),
      fetch: (url, options) => shop.fetch(url, options),
    });
    this.#sound = new SoundOutput(new Audio());
    store.subscribe((state) => {
      const status = statusOf(state.phase);
      if (status !== this.statuses.at(-1)) this.statuses.push(status);
      const memory = { read: () => null, write: (value: unknown) => (this.kept = JSON.stringify(value)) };
      saveConversation(memory, state, { open: true, silent: false });
    });
    this.#conversation = new Conversation({
      origin: 'https://api.example',
      store,
      emitToPage: () => true,
      sound: this.#sound,
      call: { load: async () => ({ Call }) },
      voice: { load: async () => ({ createTools, createVoiceTransport }) },
      isTextOnly: () => false,
      texts: () => panelTexts,
      locale: () => 'ru',
      context: () => ({}),
      knowsConsent: () => true,
      onToken: () => {},
    });
  }

  take(step: Step): void {
    const connection = this.connections.at(-1);
    if ('server' in step) connection?.channel.receive(step.server);
    if ('types' in step) this.#conversation.ask(step.types);
    if ('answers' in step) this.shop.answer(step.answers, step.with);
    if ('connection' in step) step.connection === 'closes' ? connection?.channel.close() : connection?.lose();
    if ('shopper' in step) this.#act(step.shopper);
  }

  dispose(): void {
    this.#conversation.dispose();
  }

  #act(action: Extract<Step, { shopper: string }>['shopper']): void {
    const actions = {
      talks: () => this.#conversation.talk(),
      stops: () => this.#conversation.stopSpeaking(),
      'turns the voice off': () => {
        this.#sound.audio.muted = true;
      },
      'unplugs the microphone': () => this.#microphone.getTracks()[0]?.dispatchEvent(new Event('ended')),
      ends: () => this.#conversation.end('shopper'),
      leaves: () => this.#conversation.pause('navigated'),
      resumes: () => this.#conversation.resume(),
    };
    actions[action]();
  }

  #receive(channel: FakeChannel, event: unknown): void {
    if (Sent.parse(event).type !== 'session.update') return void this.sent.push(event);
    queueMicrotask(() => channel.receive({ type: 'session.updated', event_id: 'event_0', session: {} }));
  }
}

/** Plays a trace; returns what the page sent, and what the shopper saw and heard. */
export const replay = async (name: string) => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate'] });
  const stage = new Stage();
  for (const step of readTrace(name)) {
    stage.take(step);
    // The SDK's promises settle before any time passes for the shopper.
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await jest.advanceTimersByTimeAsync('elapse' in step ? step.elapse : 1);
  }
  const { sent, shop, kept, connections } = stage;
  const { turns, phase, problem } = stage.store.state();
  const seen = {
    sent: sent.map(shortly).filter((event) => !event.startsWith('system: ')),
    /** What the model is told about the page and the shopper. */
    told: sent.map(shortly).filter((event) => event.startsWith('system: ')),
    /** How the page was connected, in order. */
    connections: connections.map(({ kind }) => kind),
    outputs: sent
      .flatMap((event) => Sent.parse(event).item?.output ?? [])
      .map((output) => JSON.parse(output)),
    transcript: turns.map(asRead),
    nextPage: restoreConversation({ read: () => JSON.parse(kept), write: () => {} }).turns.map(asRead),
    statuses: [...stage.statuses],
    /** The status at each tone that was played. */
    tones: [...stage.tones],
    phase,
    problem,
    reports: shop.reports,
    tokens: shop.tokens,
  };
  stage.dispose();
  jest.useRealTimers();
  return seen;
};
