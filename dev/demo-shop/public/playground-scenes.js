/**
 * Runs in the previewed page before the widget. It replaces browser functions and answers that the widget
 * meets, then acts as a shopper would. The widget has no code for it.
 */
const WIDGET = 'storevoice-widget';
const POLL_MS = 50;
const STEP_LIMIT_MS = 15_000;

const native = {
  fetch: window.fetch.bind(window),
  send: WebSocket.prototype.send,
};

const never = () => new Promise(() => {});

/** Answers requests to a path by `respond`. All other requests reach the server. */
const answer = (path, respond) => {
  window.fetch = (input, init) =>
    String(input instanceof Request ? input.url : input).includes(path)
      ? respond(init)
      : native.fetch(input, init);
};

const refuse = (status, error) => () =>
  answer('/api/token', async () => Response.json({ success: false, error, response: '' }, { status }));

/** Never answers a request, which ends when the widget aborts it. */
const unanswered = (init) =>
  new Promise((_, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal.reason));
  });

const microphoneFails = (name) => () => {
  navigator.mediaDevices.getUserMedia = async () => {
    throw new DOMException('set up by the playground', name);
  };
};

/** `denied`: the browser remembers a refusal. `prompt`: the shopper dismissed the question. */
const microphoneRefused = (state) => () => {
  microphoneFails('NotAllowedError')();
  navigator.permissions.query = async () => Object.assign(new EventTarget(), { state });
};

/** A synthetic voice, so that the preview needs no microphone. */
const microphoneHears = (loudness) => () => {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const voice = new OscillatorNode(context, { frequency: 180, type: 'sawtooth' });
    const wobble = new OscillatorNode(context, { frequency: 3 });
    const depth = new GainNode(context, { gain: loudness / 2 });
    const gain = new GainNode(context, { gain: loudness });
    const target = context.createMediaStreamDestination();
    wobble.connect(depth).connect(gain.gain);
    voice.connect(gain).connect(target);
    voice.start();
    wobble.start();
    return target.stream;
  };
};

const loseConnection = () => {
  answer('/api/token', never);
  window.dispatchEvent(new Event('offline'));
};

const root = () => document.querySelector(WIDGET).shadowRoot;
const press = (selector) => root().querySelector(selector).click();
const status = () => root().querySelector('.panel')?.dataset.status;

const until = async (isTrue) => {
  const deadline = Date.now() + STEP_LIMIT_MS;
  while (!isTrue() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
};

const open = () => document.querySelector(WIDGET).open();
const ask = async (words) => {
  await document.querySelector(WIDGET).ask(words);
  await until(() => ['ready', 'speaking'].includes(status()));
};
const talk = async () => {
  await open();
  press('.primary');
  await until(() => ['listening', 'hearing'].includes(status()) || root().querySelector('.notice'));
};

const nothing = () => {};
const questions = {
  ru: { card: 'айфон 15 чёрный 256', choice: 'айфон 15', long: 'расскажи подробнее про айфон 15 чёрный 256' },
  en: {
    card: 'black iphone 15 256',
    choice: 'iphone 15',
    long: 'tell me more about the black iphone 15 256',
  },
}[document.documentElement.lang];

/** `before` runs ahead of the widget, `act` once the widget is ready. */
const scenes = {
  closed: { act: nothing },
  open: { act: open },
  connecting: {
    before: () => answer('/api/token', unanswered),
    act: () => document.querySelector(WIDGET).ask(questions.card),
  },
  listening: { before: microphoneHears(0.002), act: talk },
  hearing: { before: microphoneHears(0.5), act: talk },
  thinking: {
    // Without this message the model never answers.
    before: () => {
      WebSocket.prototype.send = function (data) {
        if (!String(data).includes('"response.create"')) native.send.call(this, data);
      };
    },
    act: () => ask(questions.card),
  },
  searching: {
    before: () => answer('/api/bot-execute', unanswered),
    act: () => document.querySelector(WIDGET).ask(questions.card),
  },
  speaking: {
    before: microphoneHears(0.002),
    act: async () => {
      await talk();
      await ask(questions.long);
    },
  },
  card: { act: () => ask(questions.card) },
  choice: { act: () => ask(questions.choice) },
  muted: {
    before: microphoneHears(0.002),
    act: async () => {
      await talk();
      press('.round[data-muted]');
    },
  },
  paused: {
    act: async () => {
      await ask(questions.card);
      document.querySelector(WIDGET).close();
      await open();
    },
  },
  lost: {
    act: async () => {
      await ask(questions.card);
      loseConnection();
    },
  },
  ended: {
    act: async () => {
      await ask(questions.card);
      press('.ending');
    },
  },
  denied: { before: microphoneRefused('denied'), act: talk },
  dismissed: { before: microphoneRefused('prompt'), act: talk },
  missing: { before: microphoneFails('NotFoundError'), act: talk },
  busy: { before: microphoneFails('NotReadableError'), act: talk },
  embedded: {
    before: () => {
      microphoneRefused('denied')();
      Object.defineProperty(document, 'featurePolicy', { value: { allowsFeature: () => false } });
    },
    act: talk,
  },
  insecure: {
    before: () => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }),
    act: talk,
  },
  'sound-blocked': {
    before: () => {
      microphoneHears(0.002)();
      HTMLMediaElement.prototype.play = async () => {
        throw new DOMException('set up by the playground', 'NotAllowedError');
      };
    },
    act: talk,
  },
  'unknown-shop': { before: refuse(404, 'DOMAIN_NOT_FOUND'), act: () => ask(questions.card) },
  outage: { before: refuse(503, 'SERVICE_UNAVAILABLE'), act: () => ask(questions.card) },
  quota: { before: refuse(429, 'QUOTA_EXCEEDED'), act: () => ask(questions.card) },
};

const scene = scenes[new URLSearchParams(location.search).get('scene')] ?? scenes.closed;
// Otherwise the widget would continue the conversation of the previous scene.
sessionStorage.clear();
scene.before?.();
const playground = window.parent === window ? undefined : window.parent;
playground?.previewStarted?.(window);
document.addEventListener('storevoice:ready', () => void scene.act(), { once: true });
document.addEventListener('DOMContentLoaded', () => {
  const widget = document.createElement(WIDGET);
  playground?.applyAttributes?.(widget);
  document.body.append(widget);
  playground?.previewReady?.();
});
