import { expect, it } from '@jest/globals';
import { createLocalLog } from '../../../dev/server/log.ts';
import { openLocalStore } from '../../../dev/server/store.ts';
import { monthOf } from '../../../lambdas/core/shop/budget.ts';
import { describeOnDevices } from '../machine/describe-in-chromium.ts';
import { useDemo } from './use-demo.ts';

const MINUTES_A_MONTH = 1_000;
const PHONE = '+1 202 555 0143';

const stopped = {
  ru: /^В этом месяце помощник больше не отвечает\./u,
  en: /^The assistant does not answer any more this month\./u,
};

const quiet = createLocalLog({ format: 'json', level: 'ERROR', service: 'test', write: () => undefined });

describeOnDevices('a shop with a budget', (chromium, device) => {
  const demo = useDemo(chromium, device);
  const { texts, question, sentence, page, button, type } = demo;

  /** Gives the shop a budget of which so much is used, beside the running server. */
  const use = async (percent: number): Promise<void> => {
    const store = await openLocalStore({ folder: demo.folder(), log: quiet });
    const shop = await store.domainStore.find(demo.host);
    if (shop === undefined) throw new Error('the demo has no shop at this address');
    const budget = { minutesPerMonth: MINUTES_A_MONTH };
    await store.domainStore.save({ ...shop, budget, contact: { phone: PHONE } });
    const month = monthOf(shop, new Date());
    const { seconds = 0 } = await store.usageMeter.add(month, { seconds: 0 });
    await store.usageMeter.add(month, { seconds: (MINUTES_A_MONTH * 60 * percent) / 100 - seconds });
    await store.close();
  };
  let started = 0;
  const visit = async (): Promise<void> => {
    started = demo.running().lines.length;
    await demo.prepare();
    await demo.goTo();
    await demo.openPanel();
  };
  const modes = (): readonly unknown[] =>
    demo
      .running()
      .lines.slice(started)
      .filter(({ message }) => message === 'Session started')
      .map(({ mode }) => mode);
  const dialog = () => page().getByRole('dialog');

  it('is spoken to before the budget is used up', async () => {
    await use(50);
    await visit();
    await button(texts.speak).click();
    await dialog().getByText(texts['status-listening']).first().waitFor();
    expect(modes()).toEqual(['voice']);
  });

  it('tells a shopper who wants to speak to type, and answers typed questions with a card, at 100 %', async () => {
    await use(100);
    await visit();
    await button(texts.speak).click();
    await dialog().getByText(texts.MICROPHONE_PAUSED).first().waitFor();
    await type(question);
    await demo.transcript().getByText(sentence).waitFor();
    await page().getByRole('heading', { name: 'iPhone 15 256GB Black' }).waitFor();
    expect(new Set(modes())).toEqual(new Set(['text']));
  });

  it('stops politely at 110 %, and names the shop’s contact', async () => {
    await use(110);
    await visit();
    await type(question);
    const notice = dialog().getByText(stopped[device.locale]).first();
    await notice.waitFor();
    expect(await notice.textContent()).toContain(PHONE);
    expect(modes()).toEqual([]);
    expect(await page().getByRole('heading', { name: 'iPhone 15 256GB Black' }).count()).toBe(0);
  });
});
