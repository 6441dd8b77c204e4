import * as z from 'zod';
import { SHARED_SHARDS, SHARED_UP_TO } from '../../lambdas/contract/catalog/search-indexes.ts';
import { nodeProblems } from './instance-limits.ts';
import { listSetting, whole } from './setting.ts';

const pattern = (shape: RegExp, remedy: string) => z.string().regex(shape, remedy);

/** Principals that a data access policy of OpenSearch Serverless may name. */
const Importer = pattern(
  /^arn:aws[a-z-]*:(iam::\d{12}:(role|user)\/\S+|sts::\d{12}:assumed-role\/\S+)$/,
  'write ARNs of IAM roles or users, with commas between',
);

const InstanceType = pattern(
  /^[a-z0-9-]+\.[a-z0-9]+\.search$/,
  'write an OpenSearch instance type like r7g.large.search',
);

/** The version of the project's own tests: the same mapping and the same Lucene vectors. */
export const ENGINE_VERSION = '2.19';

/** The zones over which data nodes are spread. */
export const zonesOf = (instanceCount: number): number => Math.min(instanceCount, 3);

/** Limits of a collection group, in OCUs: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-scaling.html */
const MAX_CAPACITY = 1_696;
const isCapacity = (units: number): boolean => units % 16 === 0 || [1, 2, 4, 8].includes(units);

/** Settings of each kind of product search. A setting of another kind than the chosen one is refused. */
export const searchKeys = {
  search: z.enum(['domain', 'serverless', 'existing']).default('domain'),
  /** `domain`: size, number and disk of the data nodes; two or three nodes are spread over as many zones. */
  searchInstanceType: InstanceType.optional(),
  searchInstanceCount: whole(1, 30).optional(),
  /** `domain`: size of three managers, which vote and hold no catalogue. Default: the data nodes vote themselves. */
  searchManagerType: InstanceType.optional(),
  searchVolumeGiB: whole(10, 12_000).optional(),
  /**
   * `domain` and `existing`: variants with which a shop shares an index with others, 0 for none; and that index's shards.
   * A shop moves when it is imported the next time.
   */
  searchSharedUpTo: whole(0, 50_000).optional(),
  searchSharedShards: whole(1, 100).optional(),
  /** `serverless`: ceiling of OCUs for searching and of OCUs for indexing, the only limit of its cost. */
  searchMaxCapacity: whole(1, MAX_CAPACITY)
    .refine(isCapacity, `AWS takes 1, 2, 4, 8, 16, or a multiple of 16 up to ${MAX_CAPACITY}`)
    .optional(),
  /** `serverless`: roles and users that import catalogues from outside the stack, separated by commas. */
  searchImporters: listSetting(Importer).optional(),
  /** `existing`: `https://…` and the ARN of a managed domain, or the ARN of a serverless collection. */
  searchEndpoint: z.url({ protocol: /^https$/, error: 'write the endpoint with https://' }).optional(),
  searchArn: pattern(
    /^arn:aws[a-z-]*:(es:[a-z0-9-]+:\d{12}:domain\/.+|aoss:[a-z0-9-]+:\d{12}:collection\/.+)$/,
    'write the ARN of an OpenSearch domain or of a serverless collection',
  ).optional(),
};

type FlatSearch = Readonly<z.output<z.ZodObject<typeof searchKeys>>>;

const sharingKeys = ['searchSharedUpTo', 'searchSharedShards'] as const;
const neededKeys = ['searchEndpoint', 'searchArn'] as const;
const keysOf = {
  domain: [
    'searchInstanceType',
    'searchInstanceCount',
    'searchManagerType',
    'searchVolumeGiB',
    ...sharingKeys,
  ],
  serverless: ['searchMaxCapacity', 'searchImporters'],
  existing: [...neededKeys, ...sharingKeys],
} as const;
const kinds = ['domain', 'serverless', 'existing'] as const;

/** The settings that the chosen kind lacks or cannot use. */
export const searchProblems = (flat: FlatSearch) => {
  const usable: readonly string[] = keysOf[flat.search];
  const stray = [...new Set(kinds.flatMap((kind) => keysOf[kind]))]
    .filter((key) => flat[key] !== undefined && !usable.includes(key))
    .map((key) => {
      const owners = kinds.filter((kind) => keysOf[kind].some((each) => each === key)).join(' or ');
      const message = `belongs to storevoice:search=${owners}, but the search is ${flat.search}; remove it`;
      return { key, message };
    });
  const chosen = chooseSearch(flat);
  const impossible = chosen.kind === 'domain' ? nodeProblems(chosen) : [];
  const missing = flat.search === 'existing' ? neededKeys.filter((key) => flat[key] === undefined) : [];
  const message = 'is needed with storevoice:search=existing';
  return [...stray, ...impossible, ...missing.map((key) => ({ key, message }))];
};

/** The chosen search with its defaults. The default domain has one small node, enough for about 100,000 variants. */
export const chooseSearch = (flat: FlatSearch) => {
  const shared = {
    upTo: flat.searchSharedUpTo ?? SHARED_UP_TO,
    shards: flat.searchSharedShards ?? SHARED_SHARDS,
  };
  switch (flat.search) {
    case 'domain':
      return {
        kind: flat.search,
        instanceType: flat.searchInstanceType ?? 't3.small.search',
        instanceCount: flat.searchInstanceCount ?? 1,
        managerType: flat.searchManagerType,
        volumeGiB: flat.searchVolumeGiB ?? 10,
        shared,
      };
    case 'serverless':
      return {
        kind: flat.search,
        maxCapacity: flat.searchMaxCapacity ?? 4,
        importers: flat.searchImporters ?? [],
        // It knows neither routing nor deletion by query.
        shared: { ...shared, upTo: 0 },
      };
    case 'existing':
      return { kind: flat.search, endpoint: flat.searchEndpoint ?? '', arn: flat.searchArn ?? '', shared };
  }
};
