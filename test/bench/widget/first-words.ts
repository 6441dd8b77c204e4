import { percentile } from '../../../cli/evaluate/measure.ts';
import { findChromium, launchChromium, missingChromium } from '../../browser/machine/chromium.ts';
import { openShop } from '../../browser/stage/widget-shop.ts';
import { stageOn, WAIT_TIMEOUT_MS } from '../../browser/stage/widget-stage.ts';
import { type Figure, MissingPart, rounded } from '../figure.ts';

/** A shopper who reads begins within this time after the function has answered. */
const MAX_WAIT_MS = 1_000;
const QUESTIONS = 21;

/** Times from each function's answer at the server to the first words of the assistant on the screen, in ms. */
const waits = async (executablePath: string): Promise<readonly number[]> => {
  const shop = await openShop({ pace: 1 });
  const browser = await launchChromium(executablePath);
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(WAIT_TIMEOUT_MS);
    const { open, openPanel, type, status, texts, shopPage } = stageOn(
      () => shop,
      () => page,
    );
    shop.page('/', shopPage());
    await open();
    await openPanel();
    const times: number[] = [];
    while (times.length < QUESTIONS) {
      const response = `Ответ номер ${times.length}: такой товар есть в наличии.`;
      let answeredAt = 0;
      shop.api.search = () => {
        answeredAt = performance.now();
        return { success: true, response, products: [] };
      };
      await type(`айфон ${times.length}`);
      await page.getByText(`Ответ номер ${times.length}`).waitFor();
      times.push(performance.now() - answeredAt);
      await status(texts['status-ready']);
    }
    return times;
  } finally {
    await browser.close();
    await shop.close();
  }
};

/** How soon a typed answer begins, on the development server at the pace of life. */
export const benchFirstWords = async (): Promise<Figure[]> => {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new MissingPart(missingChromium());
  const times = await waits(executablePath);
  const figure = (share: number): Figure => ({
    name: `first words of a typed answer, p${share}`,
    value: rounded(percentile(times, share)),
    unit: 'ms',
    bar: MAX_WAIT_MS,
  });
  return [figure(50), figure(95)];
};
