import * as z from 'zod';
import type { EmbedderId } from '../../contract/catalog/search-document.ts';
import { describeIssues } from '../../contract/imports/issues.ts';
import { EngineError, NotNow, reasonOf } from './answer.ts';
import { type EngineCall, engineUnavailable, IMPORT, isTemporary, type OpenSearch } from './client.ts';

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
  throw engineUnavailable(what, new Error(`not the answer expected: ${issues}`));
};

const Failure = z.object({ status: z.int(), error: EngineError });

const Hit = z.object({
  _index: z.string(),
  _score: z.number().nullish(),
  fields: z.unknown(),
});
export type Hit = z.infer<typeof Hit>;

export const HitsAnswer = z.object({ hits: z.object({ hits: z.array(Hit) }) });

const MultiAnswer = z.object({ responses: z.array(z.union([HitsAnswer, Failure])) });
/** What one search of an `_msearch` came to. */
export type MultiItem = z.infer<typeof MultiAnswer>['responses'][number];

/** The answers of an `_msearch`, in order. Throws `NotNow` when one of its searches was refused for the moment. */
export const multiItems = (answer: unknown): readonly MultiItem[] => {
  const items = parseAnswer(MultiAnswer, answer, '_msearch').responses;
  const refused = items.find((item) => 'error' in item && isTemporary(item.status));
  if (refused !== undefined && 'error' in refused) throw new NotNow(reasonOf(refused.error));
  return items;
};

/** A search that was not made or has no index finds nothing. */
export const hitsOf = (item: MultiItem | undefined): readonly Hit[] => {
  if (item === undefined) return [];
  if ('hits' in item) return item.hits.hits;
  if (item.status === 404) return [];
  throw engineUnavailable('_msearch', new Error(reasonOf(item.error)));
};

const SortedAnswer = z.object({
  hits: z.object({ hits: z.array(Hit.extend({ sort: z.array(z.unknown()) })) }),
});

/**
 * The hits of a search page by page; none where the index does not exist. The order that the search asks for must not
 * leave two hits in one place.
 */
export async function* pagesOf(
  engine: OpenSearch,
  address: Pick<EngineCall, 'path' | 'query'>,
  search: Readonly<Record<string, unknown>>,
): AsyncGenerator<readonly Hit[]> {
  for (let body = search; ; ) {
    const answer = await engine.call({ method: 'POST', ...address, body }, IMPORT);
    const { hits } =
      answer === undefined ? { hits: [] } : parseAnswer(SortedAnswer, answer, address.path).hits;
    const last = hits.at(-1);
    if (last === undefined) return;
    yield hits;
    body = { ...search, search_after: last.sort };
  }
}

export const jsonIn = (text: Buffer, what: string): unknown => {
  try {
    return JSON.parse(text.toString());
  } catch (error) {
    throw engineUnavailable(what, new Error(`not JSON in base64: ${String(error)}`));
  }
};

const RowFields = z.object({ row: z.tuple([z.string()]) });

/** The JSON in the row of a hit; the engine gives binary values as base64 without padding. */
export const rowJson = ({ _index, fields }: Hit): unknown => {
  const what = `row of ${_index}`;
  return jsonIn(Buffer.from(parseAnswer(RowFields, fields, what).row[0], 'base64'), what);
};

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
