import { percentile } from '../../../cli/evaluate/measure.ts';
import { findChromium, launchChromium, missingChromium } from '../../browser/machine/chromium.ts';
import { type Device, devices } from '../../browser/machine/devices.ts';
import { longestTask, MAX_BLOCKED_MS } from '../../browser/machine/main-thread.ts';
import { openShop } from '../../browser/stage/widget-shop.ts';
import { stageOn, WAIT_TIMEOUT_MS } from '../../browser/stage/widget-stage.ts';
import { visitShop } from '../../browser/stage/widget-visit.ts';
import { type Figure, MissingPart, rounded } from '../figure.ts';

/** Odd, so that the median is one of them. */
const BROWSERS = 5;

/** Of a browser that has never seen the shop, nor compiled a line of the widget. */
const firstVisit = async (executablePath: string, { locale, context: options }: Device): Promise<number> => {
  const shop = await openShop();
  const browser = await launchChromium(executablePath);
  try {
    const context = await browser.newContext({ permissions: ['microphone'], ...options });
    context.setDefaultTimeout(WAIT_TIMEOUT_MS);
    const page = await context.newPage();
    const stage = stageOn(
      () => shop,
      () => page,
      locale,
    );
    shop.page('/', stage.shopPage());
    return await longestTask(page, () => visitShop(stage));
  } finally {
    await browser.close();
    await shop.close();
  }
};

/** How long the shop's own scripts and the shopper's finger are kept waiting, at worst, by everything the widget does. */
export const benchWidgetThread = async (): Promise<Figure[]> => {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new MissingPart(missingChromium());
  const figures: Figure[] = [];
  for (const device of devices) {
    const times: number[] = [];
    while (times.length < BROWSERS) times.push(await firstVisit(executablePath, device));
    figures.push({
      name: `longest task, first visit ${device.name}`,
      value: rounded(percentile(times, 50)),
      unit: 'ms',
      bar: MAX_BLOCKED_MS,
    });
  }
  return figures;
};
