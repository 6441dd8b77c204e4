import * as z from 'zod';
import type { Amounts, UsageAllowance, UsageMeter } from '../../ports/shop/usage-meter.ts';
import {
  openRows,
  type Row,
  type TableAccess,
  tableUnavailable,
  ttlAt,
  type WriteExpressions,
} from './table.ts';

const WholeNumber = z.object({ N: z.string().regex(/^-?\d+$/) });

const keyOf = (key: string): string => `usage#${key}`;

const oneMore = ({ limit, expiresAt }: UsageAllowance): WriteExpressions => ({
  update: 'ADD #used :one SET #ttl = if_not_exists(#ttl, :ttl)',
  condition: 'attribute_not_exists(#used) OR #used < :limit',
  values: { one: 1, limit, ttl: ttlAt(expiresAt.getTime()) },
});

const ONE_LESS: WriteExpressions = {
  update: 'ADD #used :minusOne',
  condition: '#used > :zero',
  values: { minusOne: -1, zero: 0 },
};

/** A prefix keeps an amount's name apart from the row's own attributes. */
const SUM = 'sum_';

const moreOfEach = ({ expiresAt }: Pick<UsageAllowance, 'expiresAt'>, amounts: Amounts): WriteExpressions => {
  const sums = Object.entries(amounts).map(([name, amount]) => [`${SUM}${name}`, amount] as const);
  return {
    update: `ADD ${sums.map(([name]) => `#${name} :${name}`).join(', ')} SET #ttl = :ttl`,
    values: { ...Object.fromEntries(sums), ttl: ttlAt(expiresAt.getTime()) },
  };
};

/** Counts by one conditional write, so that parallel requests cannot exceed a limit together. */
export const createDynamoDbUsageMeter = (access: TableAccess): UsageMeter => {
  const rows = openRows(access);
  /** A counter as it was answered; an answer without it says nothing of what was counted. */
  const numberIn = (answer: Row, name: string): number => {
    const found = WholeNumber.safeParse(answer[name]);
    if (found.success) return Number(found.data.N);
    throw tableUnavailable(access.tableName, new Error(`the answer has no number "${name}"`));
  };
  return {
    count: async (allowance) => {
      const { key, limit } = allowance;
      const counted = limit > 0 ? await rows.update(keyOf(key), oneMore(allowance)) : undefined;
      return counted ? { kind: 'counted', used: numberIn(counted, 'used') } : { kind: 'exhausted' };
    },
    giveBack: async (key) => void (await rows.update(keyOf(key), ONE_LESS)),
    add: async (counter, amounts) => {
      const updated = (await rows.update(keyOf(counter.key), moreOfEach(counter, amounts))) ?? {};
      return Object.fromEntries(
        Object.keys(amounts).map((name) => [name, numberIn(updated, `${SUM}${name}`)]),
      );
    },
  };
};
