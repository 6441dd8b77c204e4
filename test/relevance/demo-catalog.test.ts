import { describe, expect, it, jest } from '@jest/globals';
import type { TextEmbedder } from '../../lambdas/ports/text-embedder.ts';
import { domain, openEmbedded, questionFiles, questions, searchOver } from './demo-shop.ts';
import { describeRelevance } from './describe-relevance.ts';
import { embedders } from './embedders.ts';

/** Thousands of questions, on a machine that may be busy with other tests. */
jest.setTimeout(120_000);

for (const embedder of embedders) describeRelevance('The embedded index', openEmbedded, embedder);

/** What is said with confidence, with the question it answers. */
const sureAnswers = async (embedder: TextEmbedder): Promise<readonly string[]> => {
  const engine = await openEmbedded();
  const search = await searchOver(engine, embedder);
  const sure: string[] = [];
  for (const file of questionFiles) {
    for (const query of await questions(file)) {
      const answer = await search(domain, query);
      if (answer.success && answer.status === 'match') sure.push(`${query} → ${answer.response}`);
    }
  }
  await engine.close();
  return sure;
};

describe('The embedded index, whoever made its vectors', () => {
  it('is sure of the same answers: words decide, nearness only orders', async () => {
    const [ours = [], ...others] = await Promise.all(embedders.map(sureAnswers));
    expect(ours).toContain('айфон черный 256 → iPhone 15 256GB Black стоит $999.90');
    for (const answers of others) expect(answers).toEqual(ours);
  });
});
