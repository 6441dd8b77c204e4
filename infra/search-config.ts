import * as z from 'zod';

type WholeNumber = (min: number, max: number) => z.ZodType<number>;

/** Principals that a data access policy of OpenSearch Serverless may name. */
const Importer = z
  .string()
  .regex(
    /^arn:aws[a-z-]*:(iam::\d{12}:(role|user)\/\S+|sts::\d{12}:assumed-role\/\S+)$/,
    'write ARNs of IAM roles or users, with commas between',
  );

/** The command line gives a list as one text. */
const Importers = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',').map((each) => each.trim()) : value),
  z.array(Importer).min(1).readonly(),
);

/** Limits of a collection group, in OCUs: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-scaling.html */
const MAX_CAPACITY = 1_696;
const isCapacity = (units: number): boolean => units % 16 === 0 || [1, 2, 4, 8].includes(units);

/** Settings of each kind of product search; a setting of another kind than the chosen one is refused. */
export const searchKeys = (whole: WholeNumber) => ({
  search: z.enum(['domain', 'serverless', 'existing']).default('domain'),
  /** `domain`: size, number and disk of the data nodes; two or three nodes are spread over as many zones. */
  searchInstanceType: z
    .string()
    .regex(/^[a-z0-9-]+\.[a-z0-9]+\.search$/, 'write an OpenSearch instance type like r7g.large.search')
    .optional(),
  searchInstanceCount: whole(1, 30).optional(),
  searchVolumeGiB: whole(10, 12_000).optional(),
  /** `serverless`: ceiling of OCUs for searching and of OCUs for indexing, the only bound on its cost. */
  searchMaxCapacity: whole(1, MAX_CAPACITY)
    .refine(isCapacity, `AWS takes 1, 2, 4, 8, 16, or a multiple of 16 up to ${MAX_CAPACITY}`)
    .optional(),
  /** `serverless`: who imports catalogues from outside the stack, a person or a pipeline; several with commas between. */
  searchImporters: Importers.optional(),
  /** `existing`: `https://…` and the ARN of a managed domain, or the ARN of a serverless collection. */
  searchEndpoint: z.url({ protocol: /^https$/, error: 'write the endpoint with https://' }).optional(),
  searchArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:(es:[a-z0-9-]+:\d{12}:domain\/.+|aoss:[a-z0-9-]+:\d{12}:collection\/.+)$/,
      'write the ARN of an OpenSearch domain or of a serverless collection',
    )
    .optional(),
});

type SearchKeys = ReturnType<typeof searchKeys>;
type FlatSearch = Readonly<z.output<z.ZodObject<SearchKeys>>>;

/** Which search a deployment has, with what only that kind needs. */
export type SearchChoice =
  | {
      readonly kind: 'domain';
      readonly instanceType: string;
      readonly instanceCount: number;
      readonly volumeGiB: number;
    }
  | { readonly kind: 'serverless'; readonly maxCapacity: number; readonly importers: readonly string[] }
  | { readonly kind: 'existing'; readonly endpoint: string; readonly arn: string };

const keysOf = {
  domain: ['searchInstanceType', 'searchInstanceCount', 'searchVolumeGiB'],
  serverless: ['searchMaxCapacity', 'searchImporters'],
  existing: ['searchEndpoint', 'searchArn'],
} as const;

/** Names the settings that the chosen kind lacks or cannot use. */
export const searchProblems = (
  flat: FlatSearch,
): readonly { readonly key: keyof SearchKeys; readonly message: string }[] => {
  const kinds = ['domain', 'serverless', 'existing'] as const;
  const stray = kinds
    .filter((kind) => kind !== flat.search)
    .flatMap((kind) => keysOf[kind].map((key) => ({ key, kind })))
    .filter(({ key }) => flat[key] !== undefined)
    .map(({ key, kind }) => ({
      key,
      message: `belongs to storevoice:search=${kind}, but the search is ${flat.search}; remove it`,
    }));
  const missing =
    flat.search === 'existing'
      ? keysOf.existing
          .filter((key) => flat[key] === undefined)
          .map((key) => ({ key, message: 'is needed with storevoice:search=existing' }))
      : [];
  return [...stray, ...missing];
};

/** The chosen search with its defaults: one small node, which carries about 100,000 variants. */
export const chooseSearch = (flat: FlatSearch): SearchChoice => {
  switch (flat.search) {
    case 'domain':
      return {
        kind: 'domain',
        instanceType: flat.searchInstanceType ?? 't3.small.search',
        instanceCount: flat.searchInstanceCount ?? 1,
        volumeGiB: flat.searchVolumeGiB ?? 10,
      };
    case 'serverless':
      return {
        kind: 'serverless',
        maxCapacity: flat.searchMaxCapacity ?? 4,
        importers: flat.searchImporters ?? [],
      };
    case 'existing':
      return { kind: 'existing', endpoint: flat.searchEndpoint ?? '', arn: flat.searchArn ?? '' };
  }
};
