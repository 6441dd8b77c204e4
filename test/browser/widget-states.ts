import { colours, iphone } from './widget-products.ts';
import type { Stage } from './widget-stage.ts';

const neverAskForAnswer = `(() => {
  const send = RTCDataChannel.prototype.send;
  RTCDataChannel.prototype.send = function (data) {
    if (!String(data).includes('"response.create"')) send.call(this, data);
  };
})()`;

/** Makes the page's microphone fail as browsers do; the words for it are what matters here. */
const withMicrophone = async ({ page, button, texts }: Stage, name: string): Promise<void> => {
  await page().evaluate((error) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', error));
  }, name);
  await button(texts.speak).click();
  await page().getByRole('alert').waitFor();
};

/** How to bring the widget into each of its states. */
export const widgetStates: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  idle: async () => {},
  connecting: async ({ page, button, status }) => {
    await page().route('**/api/token', () => {});
    await button('Говорить').click();
    await status('Соединяюсь…');
  },
  listening: async ({ button, status }) => {
    await button('Говорить').click();
    await status('Слушаю');
  },
  thinking: async ({ page, type, status }) => {
    // The model is never told to answer.
    await page().evaluate(neverAskForAnswer);
    await type('айфон');
    await status('Думаю…');
  },
  muted: async ({ button, status }) => {
    await button('Говорить').click();
    await status('Слушаю');
    await button('Выключить микрофон').click();
    await status('Микрофон выключен');
  },
  searching: async ({ shop, type, status }) => {
    shop().api.searchMs = 20_000;
    await type('айфон');
    await status('Ищу…');
  },
  speaking: async ({ shop, type, status }) => {
    shop().api.search = () => ({
      success: true,
      response: 'Есть чёрный, синий, розовый. '.repeat(40),
      products: [iphone],
    });
    await type('айфон');
    await status('Говорю');
  },
  'several products and a question': async ({ shop, type, status }) => {
    shop().api.search = () => ({
      success: true,
      response: 'Какой цвет?',
      products: colours,
      ask: { attribute: 'color', options: [{ label: 'Blue', productId: '2', variantId: '4' }] },
    });
    await type('айфон');
    await status('Жду ваш вопрос');
  },
  interrupted: async ({ shop, type, status, button }) => {
    shop().api.search = () => ({ success: true, response: 'Есть чёрный. '.repeat(40), products: [] });
    await type('айфон');
    await status('Говорю');
    await button('Прервать ответ').click();
    await status('Жду ваш вопрос');
  },
  'microphone denied': (stage) => withMicrophone(stage, 'NotAllowedError'),
  'microphone busy': (stage) => withMicrophone(stage, 'NotReadableError'),
  failed: async ({ shop, type, page }) => {
    shop().api.token = () => ({ status: 503, body: { success: false, error: 'SERVICE_UNAVAILABLE' } });
    await type('айфон');
    await page().getByRole('alert').waitFor();
  },
  lost: async ({ type, status, page }) => {
    await type('айфон черный 256');
    await status('Жду ваш вопрос');
    await page().context().setOffline(true);
    await status('Связь прервалась. Восстанавливаю…');
  },
  paused: async ({ type, status, open }) => {
    await type('айфон черный 256');
    await status('Жду ваш вопрос');
    await open();
    await status('Пауза');
  },
  ended: async ({ type, status, button }) => {
    await type('айфон черный 256');
    await status('Жду ваш вопрос');
    await button('Завершить разговор').click();
    await status('Разговор завершён');
  },
};
