import { demoProducts } from '../../dev/demo-shop/products.ts';
import type { Product } from '../../lambdas/contract/catalog/product.ts';
import { SearchAnswer } from '../../lambdas/contract/voice/bot.ts';
import { ask, signSession } from '../bundles/deployment.ts';
import type { EndedExecution, Execution } from './executions.ts';
import { type ImportCloud, SHOP } from './import-cloud.ts';

export const products: readonly Product[] = [...demoProducts(`https://${SHOP}`)];

export const jsonl = (some: readonly Product[]): string =>
  some.map((each) => `${JSON.stringify(each)}\n`).join('');

/** Other words for everything, which no cache has met. */
export const renamed = (word: string): readonly Product[] =>
  products.map((product) => ({ ...product, description: `${word} ${product.description ?? ''}` }));

/** What a merchant does, and what shoppers and staff see of it. */
export const importingShop = (cloud: ImportCloud) => {
  /** Uploads a feed; answers the execution that comes of it. */
  const begin = async (name: string, body: string): Promise<Execution> => {
    const before = cloud.executions.length;
    await cloud.lambdas.call('ImportStart')(await cloud.objects.put(`feeds/${SHOP}/${name}`, body));
    const begun = cloud.executions[before];
    if (!begun) throw new Error(`${name} started nothing`);
    return begun;
  };
  return {
    begin,
    upload: async (name: string, body: string): Promise<EndedExecution> => (await begin(name, body)).ended,
    generation: async (): Promise<string | undefined> => (await cloud.index.profile(SHOP))?.generation,
    latest: () => cloud.ledger.latest(SHOP),
    callsToBedrock: (): number => cloud.bedrock.served.length,
    search: async (query: string) => {
      const answer = await ask(cloud.lambdas.get('VoiceBotExecute'), {
        path: '/api/bot-execute/search_products',
        body: { query },
        headers: { origin: `https://${SHOP}`, authorization: `Bearer ${await signSession(SHOP)}` },
      });
      return SearchAnswer.parse(JSON.parse(answer.body));
    },
  };
};
export type ImportingShop = ReturnType<typeof importingShop>;
