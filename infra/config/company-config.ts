import * as z from 'zod';
import { zonesOf } from './search-config.ts';

type WholeNumber = (min: number, max: number) => z.ZodType<number>;

/** On the command line a list is one text. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').map((each) => each.trim()) : value),
    z.array(item).min(1).readonly(),
  );

const SubnetId = z
  .string()
  .regex(/^subnet-[0-9a-f]{8,17}$/, 'write ids of private subnets, with commas between');

const Tag = z
  .string()
  .regex(
    /^(?!aws:)[\p{L}\p{N} _.:/+@-]{1,128}=[\p{L}\p{N} _.:/+@-]{0,256}$/u,
    'write tags like team=shop,costs=4711',
  );

/** A private network of this size has room for the functions of several thousand simultaneous calls. */
const Cidr = z
  .string()
  .regex(/^10\.\d{1,3}\.0\.0\/16$|^172\.\d{1,3}\.0\.0\/16$/, 'write a /16 network like 10.42.0.0/16');

/** Settings that companies expect. Each costs nothing unless it is set. */
export const companyKeys = (whole: WholeNumber) => ({
  /** `new` and `existing`: functions and a search domain are in a private network. Default: `none`. */
  network: z.enum(['none', 'new', 'existing']).default('none'),
  /** `new`: its addresses, and its ways to the internet, of which each costs its price in every hour. */
  networkCidr: Cidr.optional(),
  networkNatGateways: whole(1, 3).optional(),
  /** `existing`: the network and private subnets in different zones, with a way to the internet. */
  networkVpcId: z
    .string()
    .regex(/^vpc-[0-9a-f]{8,17}$/, 'write the id of a VPC like vpc-0123abcd')
    .optional(),
  networkSubnetIds: listOf(SubnetId).optional(),
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

type CompanyKeys = ReturnType<typeof companyKeys>;
type FlatCompany = Readonly<z.output<z.ZodObject<CompanyKeys>>>;

const keysOf = {
  new: ['networkCidr', 'networkNatGateways'],
  existing: ['networkVpcId', 'networkSubnetIds'],
} as const;

/** What the chosen network lacks or cannot use. A domain needs a subnet for each of its zones. */
export const companyProblems = (flat: FlatCompany, nodes: number) => {
  const { network, networkSubnetIds: subnets } = flat;
  const stray = (['new', 'existing'] as const)
    .filter((kind) => kind !== network)
    .flatMap((kind) => keysOf[kind].map((key) => ({ key, message: `belongs to storevoice:network=${kind}` })))
    .filter(({ key }) => flat[key] !== undefined);
  if (network !== 'existing') return stray;
  const missing = keysOf.existing.filter((key) => flat[key] === undefined);
  const message = 'is needed with storevoice:network=existing';
  const needed = zonesOf(nodes);
  const tooFew = subnets !== undefined && subnets.length < needed;
  return [
    ...stray,
    ...missing.map((key) => ({ key, message })),
    ...(tooFew
      ? [{ key: 'networkSubnetIds', message: `names too few: ${nodes} nodes need ${needed}` } as const]
      : []),
  ];
};

/** The chosen network with its defaults; nothing where functions are outside of any. */
export const chooseNetwork = (flat: FlatCompany, nodes: number) => {
  switch (flat.network) {
    case 'none':
      return undefined;
    case 'new': {
      const zones = Math.max(2, zonesOf(nodes));
      const { networkCidr: cidr = '10.42.0.0/16', networkNatGateways: natGateways = 1 } = flat;
      return { kind: flat.network, cidr, natGateways, zones };
    }
    case 'existing':
      return { kind: flat.network, vpcId: flat.networkVpcId ?? '', subnetIds: flat.networkSubnetIds ?? [] };
  }
};
