import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AskedShop, openEmbedded, openShop, questionFiles, questions } from './demo-shop.ts';
import { describeRelevance } from './describe-relevance.ts';
import { embedders } from './embedders.ts';

/** What is said with confidence, with the question it answers. */
const sureAnswers = async (shop: AskedShop): Promise<readonly string[]> => {
  const sure: string[] = [];
  for (const file of questionFiles) {
    for (const query of await questions(file)) {
      const answer = await shop.ask(query);
      if (answer.success && answer.status === 'match') sure.push(`${query} → ${answer.response}`);
    }
  }
  return sure;
};

describe('The embedded index', () => {
  const shops = new Map<string, AskedShop>();
  const shopOf = (model: string): AskedShop => {
    const shop = shops.get(model);
    if (shop === undefined) throw new Error(`no shop with vectors of ${model}`);
    return shop;
  };

  beforeAll(async () => {
    for (const embedder of embedders) {
      shops.set(embedder.id.model, await openShop(await openEmbedded(), embedder));
    }
  });
  afterAll(async () => {
    for (const shop of shops.values()) await shop.close();
  });

  describe.each(embedders)('with vectors of $id.model, asked about the demo shop', ({ id }) => {
    describeRelevance(() => shopOf(id.model));
  });

  it('is sure of the same answers whatever model made its vectors: they only order', async () => {
    const [ours = [], ...others] = await Promise.all([...shops.values()].map(sureAnswers));
    expect(ours).toContain(
      'складной самсунг мятного цвета → Samsung Galaxy Z Flip6 256GB Mint стоит $1,099.90',
    );
    for (const answers of others) expect(answers).toEqual(ours);
    expect(others).toHaveLength(embedders.length - 1);
  });
});
