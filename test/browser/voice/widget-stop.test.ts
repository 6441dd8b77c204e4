import { it } from '@jest/globals';
import { describeOnDevices } from '../machine/describe-in-chromium.ts';
import { useStage } from '../stage/use-stage.ts';

const SENTENCE = 'Есть чёрный, синий, розовый.';
/** Of sentences: a machine that draws slowly needs half a minute to press a button. */
const LENGTH = 200;
/** So much is written when the first of it is heard, without which nothing would be left of the answer. */
const begun = new RegExp(`(${SENTENCE} ?){10}`);

describeOnDevices('a shopper who has heard enough', (chromium, device) => {
  // Four times faster than life, the answer takes 40 seconds, and the greeting not long.
  const { shop, open, openPanel, type, log, status, button, texts } = useStage(chromium, { device, pace: 4 });

  it('stops the assistant with a button, and reads that the answer was interrupted', async () => {
    const response = `${SENTENCE} `.repeat(LENGTH);
    shop().api.search = () => ({ success: true, response, products: [] });
    await open();
    await openPanel();
    await button(texts.speak).click();
    // A greeting that is still spoken would be marked as interrupted, too.
    await log()
      .getByText(/Здравствуйте!/)
      .waitFor();
    await status(texts['status-listening']);
    await type('айфон');
    await log().getByText(begun).waitFor();
    await status(texts['status-speaking']);
    await button(texts.stopSpeaking).click();
    await log().getByText(texts.cut).waitFor();
    await status(texts['status-listening']);
  });
});
