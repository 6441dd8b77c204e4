import {
  DescribeInstanceTypeLimitsCommand,
  type Limits,
  ListInstanceTypeDetailsCommand,
  OpenSearchClient,
} from '@aws-sdk/client-opensearch';
import { ENGINE_VERSION, zonesOf } from '../../../infra/config/search-config.ts';
import {
  type AwsAccess,
  type Check,
  type CheckResult,
  clientConfig,
  type Deployment,
  isInvalid,
  isMissing,
} from '../check.ts';

const EngineVersion = `OpenSearch_${ENGINE_VERSION}`;

type SearchChoice = Extract<Deployment['config']['search'], { kind: 'domain' }>;

/** A limit of the type's gp3 disks in GiB. */
const diskLimit = ({ StorageTypes = [] }: Limits, name: string): number | undefined => {
  const gp3 = StorageTypes.find(({ StorageSubTypeName }) => StorageSubTypeName === 'gp3');
  const limit = gp3?.StorageTypeLimits?.find(({ LimitName }) => LimitName === name);
  const [value] = limit?.LimitValues ?? [];
  return value === undefined ? undefined : Number(value);
};

const judgeDisk = ({ instanceType, volumeGiB }: SearchChoice, limits: Limits): CheckResult => {
  const least = diskLimit(limits, 'MinimumVolumeSize') ?? 0;
  const most = diskLimit(limits, 'MaximumVolumeSize');
  if (most === undefined) {
    const remedy = 'choose another storevoice:searchInstanceType';
    return { level: 'failure', text: `${instanceType} has no gp3 disks`, remedy };
  }
  const fits = volumeGiB >= least && volumeGiB <= most;
  const text = `${instanceType} takes disks of ${least} to ${most} GiB`;
  if (fits) return { level: 'ok', text };
  const remedy = 'change storevoice:searchVolumeGiB, or choose another storevoice:searchInstanceType';
  return { level: 'failure', text: `${text}, not ${volumeGiB}`, remedy };
};

interface Role {
  readonly name: 'data' | 'master';
  readonly type: string;
  readonly setting: string;
}

/** What the region says about a type: nothing where it does not have it in that role. */
const offerOf = async (client: OpenSearchClient, { name, type }: Role) => {
  try {
    const wanted = { EngineVersion, InstanceType: type, RetrieveAZs: true };
    const { InstanceTypeDetails = [] } = await client.send(new ListInstanceTypeDetailsCommand(wanted));
    const found = InstanceTypeDetails.find(({ InstanceType }) => InstanceType === type);
    if (found?.InstanceType === undefined) return undefined;
    const { InstanceType, AvailabilityZones = [] } = found;
    const asked = { EngineVersion, InstanceType };
    const { LimitsByRole } = await client.send(new DescribeInstanceTypeLimitsCommand(asked));
    const limits = LimitsByRole?.[name];
    return limits === undefined ? undefined : { limits, zones: AvailabilityZones.length };
  } catch (error) {
    if (isMissing(error) || isInvalid(error)) return undefined;
    throw error;
  }
};

const notOffered = ({ type, setting }: Role, region: string): CheckResult => ({
  level: 'failure',
  text: `${region} has no ${type} for OpenSearch ${ENGINE_VERSION}`,
  remedy: `choose another ${setting}`,
});

const lookAtData = async (client: OpenSearchClient, search: SearchChoice, region: string) => {
  const role = { name: 'data', type: search.instanceType, setting: 'storevoice:searchInstanceType' } as const;
  const offer = await offerOf(client, role);
  if (offer === undefined) return [notOffered(role, region)];
  const needed = zonesOf(search.instanceCount);
  const text = `${search.instanceType} is in ${offer.zones} zones of ${region}`;
  const zones: CheckResult =
    offer.zones >= needed
      ? { level: 'ok', text }
      : {
          level: 'failure',
          text: `${text}; ${search.instanceCount} nodes need ${needed}`,
          remedy: 'choose another storevoice:searchInstanceType or another region',
        };
  return [zones, judgeDisk(search, offer.limits)];
};

const lookAtManagers = async (client: OpenSearchClient, type: string | undefined, region: string) => {
  if (type === undefined) return [];
  const role = { name: 'master', type, setting: 'storevoice:searchManagerType' } as const;
  const text = `${type} can be a manager in ${region}`;
  const found: CheckResult = (await offerOf(client, role)) ? { level: 'ok', text } : notOffered(role, region);
  return [found];
};

export const searchNodesCheck = (access: AwsAccess, search: SearchChoice): Check => ({
  about: 'Search nodes',
  needs: ['es:ListInstanceTypeDetails', 'es:DescribeInstanceTypeLimits'],
  look: async () => {
    const client = new OpenSearchClient(clientConfig(access));
    return [
      ...(await lookAtData(client, search, access.region)),
      ...(await lookAtManagers(client, search.managerType, access.region)),
    ];
  },
});
