import * as z from 'zod';

/** US dollars that a minute of a conversation costs at the model's provider. */
interface MinutePrice {
  readonly voice: number;
  readonly text: number;
}

/** Prices by the beginning of a model's name; the longest beginning that fits counts. */
export type MinutePrices = Readonly<Record<string, MinutePrice>>;

/**
 * Estimates from OpenAI's list prices of 2026-11 (https://openai.com/api/pricing), for a million tokens of sound in and out:
 * `gpt-realtime` 32 and 64, mini 10 and 20. A spoken minute has 600 tokens of the shopper or 1,200 of the assistant, which
 * speaks 40 % of it, and re-reads the instructions and the conversation for each answer. A typed minute has two answers.
 */
const LIST_PRICES: MinutePrices = {
  'gpt-realtime': { voice: 0.1, text: 0.02 },
  'gpt-realtime-mini': { voice: 0.03, text: 0.005 },
  'gpt-realtime-2.1-mini': { voice: 0.03, text: 0.005 },
};

const PRICE = /^([a-z0-9.-]+)=(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/;

/** Written `model=voice/text` in dollars a minute, with commas between; list prices hold for the other models. */
export const MinutePrices = z
  .string('write model=voice/text, like gpt-realtime-2.1=0.10/0.02')
  .default('')
  .transform((written, context) => {
    const prices: Record<string, MinutePrice> = { ...LIST_PRICES };
    for (const each of written.split(',').map((each) => each.trim())) {
      if (each === '') continue;
      const [, model, voice, text] = PRICE.exec(each) ?? [];
      if (model === undefined) {
        const message = `"${each}": write model=voice/text in dollars a minute, like gpt-realtime-2.1=0.10/0.02`;
        context.issues.push({ code: 'custom', input: written, message });
      } else prices[model] = { voice: Number(voice), text: Number(text) };
    }
    return prices;
  });

const dearest = (prices: MinutePrices): MinutePrice =>
  Object.values(prices).reduce((one, other) => (other.voice > one.voice ? other : one));

/** The price of a model. One that is not in the list counts as the dearest, so that a budget is never passed unseen. */
export const minutePriceOf = (prices: MinutePrices, model: string): MinutePrice => {
  const names = Object.keys(prices).filter((name) => model.startsWith(name));
  const name = names.sort((one, other) => other.length - one.length)[0];
  return (name === undefined ? undefined : prices[name]) ?? dearest(prices);
};
