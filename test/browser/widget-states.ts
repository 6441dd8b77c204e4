import { colours, iphone } from './widget-products.ts';
import type { Stage } from './widget-stage.ts';

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
