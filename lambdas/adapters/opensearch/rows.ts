import * as z from 'zod';
import type { EmbedderId } from '../../contract/catalog/search-document.ts';
import { describeIssues } from '../../contract/imports/issues.ts';
import { NotNow } from './answer.ts';
import { isTemporary, unavailable } from './client.ts';

/** What the engine answered, as the schema says, or `SERVICE_UNAVAILABLE` naming what is wrong with it. */
export const parseAnswer = <Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
  what: string,
): z.infer<Schema> => {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  // Parsed again for what was seen, which would cost every row of every answer a third more.
  const { error } = schema.safeParse(answer, { reportInput: true });
  const issues = describeIssues(error ?? parsed.error);
  throw unavailable(what, new Error(`not the answer expected: ${issues}`));
};

const Failure = z.object({
  status: z.int(),
  error: z.object({ type: z.string(), reason: z.string().nullish() }),
});

const Hit = z.object({
  _index: z.string(),
  _score: z.number().nullish(),
  fields: z.unknown(),
});
export type Hit = z.infer<typeof Hit>;

export const SearchAnswer = z.object({ hits: z.object({ hits: z.array(Hit) }) });

const MultiAnswer = z.object({ responses: z.array(z.union([SearchAnswer, Failure])) });
/** What one search of an `_msearch` came to. */
export type MultiItem = z.infer<typeof MultiAnswer>['responses'][number];

const reasonOf = ({ error }: z.infer<typeof Failure>): string =>
  `${error.type}: ${error.reason ?? 'no reason given'}`;

/** The answers of an `_msearch`, in order. Throws `NotNow` when one of its searches was refused for the moment. */
export const multiItems = (answer: unknown): readonly MultiItem[] => {
  const items = parseAnswer(MultiAnswer, answer, '_msearch').responses;
  const refused = items.find((item) => 'error' in item && isTemporary(item.status));
  if (refused !== undefined && 'error' in refused) throw new NotNow(reasonOf(refused));
  return items;
};

/** A search that was not made or has no index finds nothing. */
export const hitsOf = (item: MultiItem | undefined): readonly Hit[] => {
  if (item === undefined) return [];
  if ('hits' in item) return item.hits.hits;
  if (item.status === 404) return [];
  throw unavailable('_msearch', new Error(reasonOf(item)));
};

/** The engine gives binary values as base64 without padding. */
const Json = z.string().transform((row, context): unknown => {
  try {
    return JSON.parse(Buffer.from(row, 'base64').toString());
  } catch (error) {
    context.addIssue(`not JSON in base64: ${String(error)}`);
    return z.NEVER;
  }
});

const RowFields = z.object({ row: z.tuple([z.string()]) });

const rowOf = ({ _index, fields }: Hit): string => parseAnswer(RowFields, fields, `row of ${_index}`).row[0];

export const jsonOf = (hit: Hit): unknown => parseAnswer(Json, rowOf(hit), `row of ${hit._index}`);

/** Which catalogue is live, without its profile. */
export interface LiveCatalog {
  readonly generation: string;
  readonly embedder: EmbedderId;
}

const LiveFields = z.object({
  'catalog.generation': z.tuple([z.string()]),
  'catalog.model': z.tuple([z.string()]),
  'catalog.dimension': z.tuple([z.int()]),
});

export const liveCatalogOf = (hits: readonly Hit[]): LiveCatalog | undefined => {
  const [hit] = hits;
  if (hit === undefined) return undefined;
  const fields = parseAnswer(LiveFields, hit.fields, `catalogue of ${hit._index}`);
  return {
    generation: fields['catalog.generation'][0],
    embedder: { model: fields['catalog.model'][0], dimension: fields['catalog.dimension'][0] },
  };
};
