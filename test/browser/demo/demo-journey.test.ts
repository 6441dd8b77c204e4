import { expect, it } from '@jest/globals';
import { shopTexts } from '../../../dev/demo-shop/texts.ts';
import { describeOnDevices } from '../machine/describe-in-chromium.ts';
import { movingOnPhones } from '../machine/devices.ts';
import { measureSound, waitForSound } from '../machine/received-sound.ts';
import { useDemo } from './use-demo.ts';

const WAIT_MS = 90_000;
const LATE_MS = 700;
const PRICE = '$999.90';

const words = {
  ru: {
    inBlue: 'а этот есть в синем?',
    hello: 'Я голосовой помощник магазина «Lumi»',
    noMicrophone: /микрофон/iu,
  },
  en: {
    inBlue: 'does this one come in blue?',
    hello: 'I am the voice assistant of Lumi',
    noMicrophone: /microphone/iu,
  },
};

describeOnDevices('the demo shop, as a shopper meets it', (chromium, device) => {
  const { inBlue, hello, noMicrophone } = words[device.locale];
  const shop = shopTexts[device.locale];
  const [sample = ''] = shop.samples;
  const demo = useDemo(chromium, device);
  const { texts, question, sentence, page, button, transcript, openPanel, type } = demo;

  const visit = async (path = '/', { microphone = true, late = '' } = {}): Promise<void> => {
    const opened = await demo.prepare({
      ...movingOnPhones(device),
      ...(microphone ? {} : { permissions: [] }),
    });
    await measureSound(opened);
    if (late !== '') {
      await opened.route(`**/${late}`, async (route) => {
        await opened.waitForTimeout(LATE_MS);
        await route.continue();
      });
    }
    await demo.goTo(path);
  };
  const messages = (): readonly string[] => demo.running().lines.map(({ message }) => message);

  it('answers by text: the function is called, the card and the sentence appear', async () => {
    await visit();
    await openPanel();
    await type(question);
    await transcript().getByText(sentence).waitFor();
    await page().getByRole('heading', { name: 'iPhone 15 256GB Black' }).waitFor();
    await transcript().getByText(PRICE, { exact: true }).waitFor();
    expect(messages()).toContain(`🔍 Bot function search_products: "${question}" on ${demo.host}`);
    expect(messages()).toContain('✅ Bot function search_products executed successfully');
    await button(texts.end).click();
    await page().getByText(texts['status-ended']).first().waitFor();
  });

  it('answers a sample question of the panel by one click', async () => {
    await visit();
    await openPanel();
    await page().getByRole('dialog').getByRole('button', { name: sample }).click();
    await transcript().getByText(sentence).waitFor();
  });

  it.each([
    ['the page', 'shop.js'],
    ['the widget', 'widget.js'],
  ])('knows which product the page is about, when the script of %s is late', async (_, late) => {
    await visit('/demo/products/2?variant=3', { late });
    await openPanel();
    await type(inBlue);
    await page().getByRole('heading', { name: 'iPhone 15 256GB Blue' }).waitFor();
    await transcript()
      .getByText(/iPhone 15 256GB Blue/u)
      .first()
      .waitFor();
  });

  it('answers a question chosen on the front page', async () => {
    await visit();
    await page().locator('[data-ask]').first().click();
    await transcript().getByText(sentence).waitFor();
  });

  it('greets aloud and listens when the shopper wants to speak', async () => {
    await visit();
    await openPanel();
    await button(texts.speak).click();
    await transcript().getByText(hello).waitFor();
    await page().getByRole('dialog').getByText(texts['status-listening']).first().waitFor();
    await waitForSound(page(), WAIT_MS);
  });

  it('goes on in writing when the microphone is denied, and asks for it once', async () => {
    await visit('/', { microphone: false });
    await page().evaluate(() => {
      const { mediaDevices } = navigator;
      const ask = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = (wanted) => {
        document.body.dataset.asked = String(Number(document.body.dataset.asked ?? 0) + 1);
        return ask(wanted);
      };
    });
    await openPanel();
    await button(texts.speak).click();
    await page().getByRole('dialog').getByText(noMicrophone).first().waitFor();
    await type(question);
    await transcript().getByText(sentence).waitFor();
    expect(await page().locator('body').getAttribute('data-asked')).toBe('1');
  });

  it('puts a found product into the shop’s own cart', async () => {
    await visit();
    await openPanel();
    await type(question);
    await transcript().getByRole('button', { name: texts.addToCart }).click();
    await page().locator('[data-cart-count]', { hasText: '1' }).waitFor();
    await page().getByRole('dialog').getByRole('button', { name: texts.close }).click();
    await demo.goTo('/demo/cart');
    const main = page().getByRole('main');
    await main.getByRole('spinbutton').fill('2');
    await main.getByRole('spinbutton').blur();
    await main.getByText('$1,999.80', { exact: true }).waitFor();
    await main.getByRole('textbox', { name: shop.coupon }).fill('lumi10');
    await main.getByRole('button', { name: shop.applyCoupon }).click();
    await main.getByText('$1,799.82', { exact: true }).waitFor();
    await main.getByRole('link', { name: shop.checkout }).click();
    await page().getByRole('heading', { name: shop.checkoutTitle }).waitFor();
    await button(shop.cart).click();
    await page().getByRole('listitem').getByRole('link', { name: 'iPhone 15 256GB Black' }).click();
    await page().getByRole('heading', { level: 1, name: 'iPhone 15 256GB Black' }).waitFor();
  });
});
