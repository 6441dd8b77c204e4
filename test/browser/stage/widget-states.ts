import { answerStates } from './answer-states.ts';
import { colours, iphone } from './widget-products.ts';
import type { Stage } from './widget-stage.ts';

const neverAskForAnswer = `(() => {
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    if (!String(data).includes('"response.create"')) send.call(this, data);
  };
})()`;

type MicrophoneWords = Extract<keyof Stage['texts'], `MICROPHONE_${string}`>;

/** Makes the page's microphone fail as browsers do; the words for it are what matters here. */
const withMicrophone = async (
  { page, button, texts }: Stage,
  name: string,
  words: MicrophoneWords,
): Promise<void> => {
  await page().evaluate((error) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', error));
  }, name);
  await button(texts.speak).click();
  await page().getByRole('alert').getByText(texts[words]).waitFor();
};

/** A voice that does not end. */
const speakForever = (): void => {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const voice = new OscillatorNode(context, { frequency: 180, type: 'sawtooth' });
    const target = context.createMediaStreamDestination();
    voice.connect(target);
    voice.start();
    return target.stream;
  };
};

const LONG_ANSWER = 'Есть чёрный, синий, розовый. '.repeat(200);

/** How to bring the widget into each of its states. */
export const widgetStates: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  idle: async () => {},
  'text only': async ({ page, shop, shopPage, open, openPanel, type, status, texts }) => {
    shop().page('/text', shopPage({ attributes: 'data-mode="text"' }));
    await page().keyboard.press('Escape');
    await open('/text');
    await openPanel();
    await type('айфон черный 256');
    await status(texts['status-ready']);
  },
  connecting: async ({ page, button, status, texts }) => {
    await page().route('**/api/token', () => {});
    await button(texts.speak).click();
    await status(texts['status-connecting']);
  },
  'asking for the microphone': async ({ page, button, status, texts }) => {
    await page().evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => new Promise(() => {});
    });
    await button(texts.speak).click();
    await status(texts['status-asking']);
  },
  listening: async ({ button, status, texts }) => {
    await button(texts.speak).click();
    await status(texts['status-listening']);
  },
  hearing: async ({ page, button, status, texts }) => {
    await page().evaluate(speakForever);
    await button(texts.speak).click();
    await status(texts['status-hearing']);
  },
  thinking: async ({ page, type, status, texts }) => {
    // The model is never told to answer.
    await page().evaluate(neverAskForAnswer);
    await type('айфон');
    await status(texts['status-thinking']);
  },
  muted: async ({ button, status, texts }) => {
    await button(texts.speak).click();
    await status(texts['status-listening']);
    await button(texts.mute).click();
    await status(texts['status-muted']);
  },
  searching: async ({ shop, type, status, texts }) => {
    shop().api.searchMs = 20_000;
    await type('айфон');
    await status(texts['status-searching']);
  },
  speaking: async ({ shop, button, type, status, texts }) => {
    shop().api.search = () => ({
      success: true,
      response: LONG_ANSWER,
      products: [iphone],
    });
    await button(texts.speak).click();
    await status(texts['status-listening']);
    await type('айфон');
    await status(texts['status-speaking']);
  },
  'several products and a question': async ({ shop, type, status, texts }) => {
    shop().api.search = () => ({
      success: true,
      response: 'Чёрный или синий?',
      products: [iphone, ...colours],
      ask: {
        attribute: 'color',
        options: [
          { label: 'Black', productId: '2', variantId: '3' },
          { label: 'Blue', productId: '2', variantId: '4' },
        ],
      },
    });
    await type('айфон');
    await status(texts['status-ready']);
  },
  ...answerStates,
  interrupted: async ({ shop, type, status, log, button, texts }) => {
    shop().api.search = () => ({ success: true, response: LONG_ANSWER, products: [] });
    await button(texts.speak).click();
    await status(texts['status-listening']);
    await type('айфон');
    await log().getByText('Есть чёрный').waitFor();
    await button(texts.stopSpeaking).click();
    await status(texts['status-listening']);
  },
  'microphone denied': async (stage) => {
    await stage.page().context().clearPermissions();
    await stage.page().evaluate(() => {
      navigator.permissions.query = async () =>
        Object.assign(new EventTarget(), { state: 'denied' }) as PermissionStatus;
    });
    await withMicrophone(stage, 'NotAllowedError', 'MICROPHONE_DENIED');
  },
  'question waved away': async (stage) => {
    await stage.page().evaluate(() => {
      navigator.permissions.query = async () =>
        Object.assign(new EventTarget(), { state: 'prompt' }) as PermissionStatus;
    });
    await withMicrophone(stage, 'NotAllowedError', 'MICROPHONE_DISMISSED');
  },
  'microphone withheld by the page': async (stage) => {
    await stage.page().evaluate(() => {
      Object.defineProperty(document, 'featurePolicy', { value: { allowsFeature: () => false } });
    });
    await withMicrophone(stage, 'NotAllowedError', 'MICROPHONE_EMBEDDED');
  },
  'no microphone': (stage) => withMicrophone(stage, 'NotFoundError', 'MICROPHONE_MISSING'),
  'microphone busy': (stage) => withMicrophone(stage, 'NotReadableError', 'MICROPHONE_BUSY'),
  'page that is not secure': async ({ page, button, texts }) => {
    await page().evaluate(() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }));
    await button(texts.speak).click();
    await page().getByRole('alert').getByText(texts.MICROPHONE_INSECURE).waitFor();
  },
  'words to be read first': async ({ shop, page, open, openPanel, button, texts, shopPage }) => {
    shop().api.theme = { consentUrl: 'https://shop.example.com/privacy' };
    shop().api.tellsTheme = false;
    shop().page('/unknown', shopPage());
    await page().keyboard.press('Escape');
    await page().evaluate(() => localStorage.clear());
    await open('/unknown');
    await openPanel();
    await button(texts.speak).click();
    await page().getByText(texts['why-consent']).waitFor();
  },
  'sound blocked': async ({ page, button, texts }) => {
    await page().evaluate(() => {
      HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    });
    await button(texts.speak).click();
    await page().getByRole('alert').getByText(texts.SOUND_BLOCKED).waitFor();
  },
  failed: async ({ shop, type, page }) => {
    shop().api.token = () => ({ status: 503, body: { success: false, error: 'SERVICE_UNAVAILABLE' } });
    await type('айфон');
    await page().getByRole('alert').waitFor();
  },
  'not loaded': async ({ page, open, button, launcher, loadFailed }) => {
    await page().keyboard.press('Escape');
    await page().route('**/assets/**', (route) => route.abort());
    await open();
    await button(launcher).click();
    await page().getByRole('alert').getByText(loadFailed).waitFor();
  },
  lost: async ({ type, status, page, texts }) => {
    await type('айфон черный 256');
    await status(texts['status-ready']);
    await page().context().setOffline(true);
    await status(texts['status-lost']);
  },
  menu: async ({ type, status, openMenu, texts }) => {
    await type('айфон черный 256');
    await status(texts['status-ready']);
    await openMenu();
  },
  forgotten: async ({ type, status, button, openMenu, texts }) => {
    await type('айфон черный 256');
    await status(texts['status-ready']);
    await openMenu();
    await button(texts.forget).click();
  },
  paused: async ({ type, status, page, openPanel, texts }) => {
    await type('айфон черный 256');
    await status(texts['status-ready']);
    await page().keyboard.press('Escape');
    await openPanel();
    await status(texts['status-paused']);
  },
  ended: async ({ type, status, button, texts }) => {
    await type('айфон черный 256');
    await status(texts['status-ready']);
    await button(texts.end).click();
    await status(texts['status-ended']);
  },
};

/** States that only a small screen has. */
export const phoneStates: typeof widgetStates = {
  minimised: async ({ button, status, texts }) => {
    await button(texts.speak).click();
    await status(texts['status-listening']);
    await button(texts.minimise).click();
  },
};
