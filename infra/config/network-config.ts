import * as z from 'zod';
import { zonesOf } from './search-config.ts';
import { listSetting, whole } from './setting.ts';

/** Services of AWS that the functions call, by their names in the addresses of endpoints. */
const INTERFACES = ['bedrock-runtime', 'secretsmanager', 'states', 'sns', 'lambda', 'scheduler'] as const;
/** Those that route tables lead to, and that cost nothing. */
const GATEWAYS = ['s3', 'dynamodb'] as const;
const ENDPOINTS = [...INTERFACES, ...GATEWAYS] as const;
export type EndpointName = (typeof ENDPOINTS)[number];

const isGateway = (name: EndpointName): boolean => GATEWAYS.some((gateway) => gateway === name);

const idOf = (kind: string, remedy: string) =>
  z.string(remedy).regex(new RegExp(`^${kind}-[0-9a-f]{8,17}$`), remedy);

/** A private network of this size has room for the functions of several thousand simultaneous calls. */
const Cidr = z
  .string()
  .regex(/^10\.\d{1,3}\.0\.0\/16$|^172\.\d{1,3}\.0\.0\/16$/, 'write a /16 network like 10.42.0.0/16');

export const networkKeys = {
  /** `new` and `existing`: functions and a search domain are in a private network. Default: `none`. */
  network: z.enum(['none', 'new', 'existing']).default('none'),
  /** `new`: its addresses, and its ways to the internet, of which each costs its price in every hour. */
  networkCidr: Cidr.optional(),
  networkNatGateways: whole(1, 3).optional(),
  /** `existing`: the network and private subnets in different zones, with a way to the internet. */
  networkVpcId: idOf('vpc', 'write the id of a VPC like vpc-0123abcd').optional(),
  networkSubnetIds: listSetting(
    idOf('subnet', 'write ids of private subnets, with commas between'),
  ).optional(),
  /** `existing`: the security group of the functions. Default: one of ours, which lets nobody in. */
  networkSecurityGroupId: idOf('sg', 'write the id of a security group like sg-0123abcd').optional(),
  /** `existing`: the endpoints that the stack adds to the network. Default: those that are there. */
  networkEndpoints: listSetting(
    z.enum(['all', ...ENDPOINTS], `write all, or some of ${ENDPOINTS.join(', ')}, with commas between`),
  ).optional(),
  /** `existing`: the route tables of the subnets, which lead to the endpoints of S3 and DynamoDB. */
  networkRouteTableIds: listSetting(
    idOf('rtb', 'write ids of route tables like rtb-0123abcd, with commas between'),
  ).optional(),
};

type FlatNetwork = Readonly<z.output<z.ZodObject<typeof networkKeys>>>;
interface Problem {
  readonly key: keyof FlatNetwork;
  readonly message: string;
}

const keysOf = {
  new: ['networkCidr', 'networkNatGateways'],
  existing: [
    'networkVpcId',
    'networkSubnetIds',
    'networkSecurityGroupId',
    'networkEndpoints',
    'networkRouteTableIds',
  ],
} as const;
const NEEDED = ['networkVpcId', 'networkSubnetIds'] as const;

const endpointsOf = ({ networkEndpoints: names = [] }: FlatNetwork): readonly EndpointName[] =>
  ENDPOINTS.filter((name) => names.includes('all') || names.includes(name));

const subnetProblems = (
  { networkSubnetIds: subnets = [] }: FlatNetwork,
  nodes: number,
): readonly Problem[] => {
  const key = 'networkSubnetIds';
  if (subnets.length === 0) return [];
  if (new Set(subnets).size < subnets.length) return [{ key, message: 'names a subnet twice' }];
  const needed = zonesOf(nodes);
  return subnets.length < needed
    ? [{ key, message: `names too few: ${nodes} nodes need ${needed}, in different zones` }]
    : [];
};

const routeProblems = (flat: FlatNetwork): readonly Problem[] => {
  const key = 'networkRouteTableIds';
  const { networkRouteTableIds: tables, networkSubnetIds: subnets = [] } = flat;
  const isUsed = endpointsOf(flat).some(isGateway);
  if (tables === undefined)
    return isUsed ? [{ key, message: 'is needed for the endpoints s3 and dynamodb' }] : [];
  if (!isUsed) return [{ key, message: 'has no effect unless networkEndpoints names s3 or dynamodb' }];
  if (tables.length === 1 || subnets.length === 0 || tables.length === subnets.length) return [];
  const message = `names ${tables.length} for ${subnets.length} subnets; name one for all of them, or one for each in their order`;
  return [{ key, message }];
};

/** What the chosen network lacks or cannot use. A domain needs a subnet for each of its zones. */
export const networkProblems = (flat: FlatNetwork, nodes: number): readonly Problem[] => {
  const { network } = flat;
  const stray = (['new', 'existing'] as const)
    .filter((kind) => kind !== network)
    .flatMap((kind) => keysOf[kind].map((key) => ({ key, message: `belongs to storevoice:network=${kind}` })))
    .filter(({ key }) => flat[key] !== undefined);
  if (network !== 'existing') return stray;
  const missing = NEEDED.filter((key) => flat[key] === undefined);
  const message = 'is needed with storevoice:network=existing';
  return [
    ...stray,
    ...missing.map((key) => ({ key, message })),
    ...subnetProblems(flat, nodes),
    ...routeProblems(flat),
  ];
};

/** The chosen network with its defaults; nothing where functions are outside of any. */
export const chooseNetwork = (flat: FlatNetwork, nodes: number) => {
  switch (flat.network) {
    case 'none':
      return undefined;
    case 'new': {
      const zones = Math.max(2, zonesOf(nodes));
      const { networkCidr: cidr = '10.42.0.0/16', networkNatGateways: natGateways = 1 } = flat;
      return { kind: flat.network, cidr, natGateways, zones, endpoints: ENDPOINTS };
    }
    case 'existing': {
      const { networkSubnetIds: subnetIds = [], networkRouteTableIds: tables = [] } = flat;
      const routeTableIds = tables.length === 1 ? subnetIds.flatMap(() => tables) : tables;
      const { networkVpcId: vpcId = '', networkSecurityGroupId: securityGroupId } = flat;
      const endpoints = endpointsOf(flat);
      return { kind: flat.network, vpcId, subnetIds, securityGroupId, endpoints, routeTableIds };
    }
  }
};
