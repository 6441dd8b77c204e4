import * as z from 'zod';
import { createLogsApi } from '../../../lambdas/adapters/cloudwatch/logs-api.ts';
import type { Check, CheckResult, Deployment } from '../check.ts';

const Policies = z.object({
  resourcePolicies: z
    .array(z.object({ policyName: z.string(), policyDocument: z.string().default('') }))
    .default([]),
});
type Policy = z.infer<typeof Policies>['resourcePolicies'][number];

/** AWS services add the log groups to which they deliver to this one policy of the account. */
const DELIVERY = 'AWSLogDeliveryWrite20150319';
const LONGEST = 5_120;
/** The statement for `/aws/vendedlogs/*`, which the first delivery adds. */
const ADDED = 200;
/** AWS allows so many policies in a region; the search domain's log needs one. */
const MOST_POLICIES = 10;

const judgeDelivery = (policies: readonly Policy[]): CheckResult => {
  const document = policies.find(({ policyName }) => policyName === DELIVERY)?.policyDocument ?? '';
  const text = `the account's policy ${DELIVERY} has ${document.length} of ${LONGEST} characters`;
  if (document.includes('/aws/vendedlogs/') || document.length + ADDED <= LONGEST)
    return { level: 'ok', text };
  return {
    level: 'failure',
    text: `${text}, and no room for ours`,
    remedy: 'remove log groups that nothing delivers to any more from it: aws logs put-resource-policy',
  };
};

const judgeNumber = (policies: readonly Policy[], stage: string): CheckResult => {
  const text = `${policies.length} of ${MOST_POLICIES} resource policies of CloudWatch Logs are used`;
  // The CDK makes the policy's name of its place: `infra/search/search-domain.ts` in the stack of the stage.
  const isOurs = ({ policyName }: Policy): boolean =>
    policyName.startsWith(`storevoice${stage.replaceAll('-', '')}Search`);
  if (policies.length < MOST_POLICIES || policies.some(isOurs)) return { level: 'ok', text };
  return { level: 'failure', text, remedy: 'remove one: aws logs delete-resource-policy' };
};

export const logDeliveryCheck = ({ access, config }: Deployment): Check => ({
  about: 'Log deliveries',
  needs: ['logs:DescribeResourcePolicies'],
  look: async () => {
    const answer = await createLogsApi(access)('DescribeResourcePolicies', {});
    const { resourcePolicies } = Policies.parse(answer);
    const isDomain = config.search.kind === 'domain';
    return [
      judgeDelivery(resourcePolicies),
      ...(isDomain ? [judgeNumber(resourcePolicies, config.stage)] : []),
    ];
  },
});
