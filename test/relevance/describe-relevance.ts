import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import * as z from 'zod';
import type { FailedAnswer, SearchAnswer } from '../../lambdas/contract/voice/bot.ts';
import type { AskedShop } from './demo-shop.ts';

const Expected = z.strictObject({ productId: z.string(), variantId: z.string().optional() });
type Expected = z.infer<typeof Expected>;

const Answered = z.union([
  z.strictObject({ query: z.string(), expect: Expected }),
  z.strictObject({ query: z.string(), expectAny: z.array(Expected).min(1) }),
]);
const Absent = z.strictObject({ query: z.string(), why: z.string() });

const read = <Schema extends z.ZodType>(name: string, schema: Schema): readonly z.infer<Schema>[] =>
  z
    .array(schema)
    .parse(JSON.parse(readFileSync(new URL(`../fixtures/relevance/${name}.json`, import.meta.url), 'utf8')));

const acceptable = (question: z.infer<typeof Answered>): readonly Expected[] =>
  'expect' in question ? [question.expect] : question.expectAny;

const isFirst = (answer: SearchAnswer | FailedAnswer, wanted: readonly Expected[]): boolean => {
  const first = answer.success ? answer.products[0] : undefined;
  return wanted.some(
    ({ productId, variantId }) =>
      productId === first?.productId && (variantId === undefined || variantId === first.variantId),
  );
};

/** The share of questions whose first answer must be the right one. */
const RECALL_BAR = 0.95;
const LEAST_QUESTIONS = 30;

/** Asks a shop everything shoppers were heard to ask; every engine gives the same answers. */
export const describeRelevance = (shop: () => AskedShop): void => {
  it.each(['ru', 'en'])('puts the right thing first in nineteen of twenty answers (%s)', async (language) => {
    const questions = read(language, Answered);
    const missed: string[] = [];
    for (const question of questions) {
      const answer = await shop().ask(question.query);
      if (!isFirst(answer, acceptable(question))) missed.push(`${question.query} → ${answer.response}`);
    }
    const allowed = Math.floor(questions.length * (1 - RECALL_BAR));
    expect(missed.slice(allowed)).toEqual([]);
    expect(questions.length).toBeGreaterThanOrEqual(LEAST_QUESTIONS);
  });

  it('never says with confidence that it has a product that it does not have', async () => {
    const confident: string[] = [];
    for (const { query, why } of read('absent', Absent)) {
      const answer = await shop().ask(query);
      if (answer.success && ['match', 'ambiguous'].includes(answer.status)) {
        confident.push(`${query} (${why}) → ${answer.response}`);
      }
    }
    expect(confident).toEqual([]);
  });
};
