import { Stack, type StackProps, Token } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { paths } from '../../lambdas/contract/paths.ts';
import { type DeployConfig, EDGE_REGION } from '../config/config.ts';

/** Requests a minute from one address. An office behind one address makes a few tens. */
const REQUESTS_A_MINUTE = 600;

const visible = (metricName: string) => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
  metricName,
});

const managed = (name: string, priority: number, counted: readonly string[] = []) => {
  const ruleActionOverrides = counted.map((rule) => ({ name: rule, actionToUse: { count: {} } }));
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name, ruleActionOverrides } },
    visibilityConfig: visible(name),
  };
};

interface Rate {
  readonly name: string;
  readonly priority: number;
  /** Beginning of the paths that count. */
  readonly path: string;
  readonly limit: number;
  readonly seconds: number;
}

/** Turns away an address that asks more often. */
const rateRule = ({ name, priority, path, limit, seconds }: Rate): CfnWebACL.RuleProperty => ({
  name,
  priority,
  action: {
    block: {
      customResponse: {
        responseCode: 429,
        // CORS headers let the widget on any shop's page read the answer and ask the shopper to wait.
        responseHeaders: [
          { name: 'Retry-After', value: String(seconds) },
          { name: 'Access-Control-Allow-Origin', value: '*' },
          { name: 'Access-Control-Expose-Headers', value: 'retry-after' },
        ],
      },
    },
  },
  statement: {
    rateBasedStatement: {
      aggregateKeyType: 'IP',
      limit,
      evaluationWindowSec: seconds,
      // Thousands of shoppers of one carrier share an address, and each loads the widget's files of several shops.
      scopeDownStatement: {
        byteMatchStatement: {
          fieldToMatch: { uriPath: {} },
          positionalConstraint: 'STARTS_WITH',
          searchString: path,
          textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
        },
      },
    },
  },
  visibilityConfig: visible(name),
});

type FirewallConfig = Pick<DeployConfig, 'tokensPerAddress'>;

const rateRules = ({ tokensPerAddress }: FirewallConfig): readonly CfnWebACL.RuleProperty[] => [
  rateRule({
    name: 'RequestsPerAddress',
    priority: 0,
    path: '/api/',
    limit: REQUESTS_A_MINUTE,
    seconds: 60,
  }),
  ...(tokensPerAddress === undefined
    ? []
    : [
        rateRule({
          name: 'TokensPerAddress',
          priority: 4,
          path: paths.token.path,
          limit: tokensPerAddress,
          seconds: 300,
        }),
      ]),
];

/** The web ACL in front of the distribution, with AWS's managed rules and a rate rule. It must be in us-east-1. */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, config: FirewallConfig) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'WebAcl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      rules: [
        ...rateRules(config),
        managed('AWSManagedRulesAmazonIpReputationList', 1),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 2),
        // A WebRTC offer is longer than the rule's 8 kB; the functions have their own limits.
        managed('AWSManagedRulesCommonRuleSet', 3, ['SizeRestrictions_BODY']),
      ],
      visibilityConfig: visible('Storevoice'),
    });
    this.arn = acl.attrArn;
  }
}

/** The firewall of a deployment in another region than CloudFront's. */
export class EdgeStack extends Stack {
  readonly firewallArn: string;

  constructor(scope: Construct, id: string, { config, ...props }: StackProps & { config: FirewallConfig }) {
    super(scope, id, { ...props, crossRegionReferences: true, env: { ...props.env, region: EDGE_REGION } });
    this.firewallArn = new Firewall(this, 'Firewall', config).arn;
  }
}

/** True if a stack of this region cannot hold the firewall. An unknown region counts as CloudFront's. */
export const needsEdgeStack = (region: string | undefined): boolean =>
  region !== undefined && !Token.isUnresolved(region) && region !== EDGE_REGION;
