import * as z from 'zod';
import { listOf } from './list-setting.ts';

type WholeNumber = (min: number, max: number) => z.ZodType<number>;

const Tag = z
  .string()
  .regex(
    /^(?!aws:)[\p{L}\p{N} _.:/+@-]{1,128}=[\p{L}\p{N} _.:/+@-]{0,256}$/u,
    'write tags like team=shop,costs=4711',
  );

/** Settings that companies expect. Each costs nothing unless it is set. */
export const companyKeys = (whole: WholeNumber) => ({
  /** `customer`: a key of this stack encrypts what it keeps. Default: keys of AWS. */
  encryption: z.enum(['aws', 'customer']).default('aws'),
  /** Tags of every resource, for the bill. */
  tags: listOf(Tag).optional(),
  /** US dollars that the account may cost in a month before the alarms' topic is told. */
  monthlyBudget: whole(1, 10_000_000).optional(),
  /** Executions that are kept ready, so that not even the first shopper waits for a start. */
  tokenProvisioned: whole(1, 1_000).optional(),
  botExecuteProvisioned: whole(1, 1_000).optional(),
  /** Conversations that one address may open in five minutes, by a rule of the firewall. Default: the shops' own limits. */
  tokensPerAddress: whole(10, 10_000).optional(),
});
