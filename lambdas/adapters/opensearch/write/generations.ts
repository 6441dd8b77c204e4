import * as z from 'zod';
import { EmbedderId } from '../../../contract/catalog/search-document.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import { IMPORT, type OpenSearch } from '../client.ts';
import type { CatalogNames } from '../names.ts';
import { DRAFT_ID } from '../records.ts';
import { parseAnswer } from '../rows.ts';

const Meta = z.object({ embedder: EmbedderId, begunAt: z.iso.datetime(), asOf: z.iso.datetime().optional() });

export interface Generation {
  readonly index: string;
  readonly kind: 'draft' | 'live' | 'retired';
  /** Absent when the engine made the index itself, for a record of a deleted draft. */
  readonly meta: z.infer<typeof Meta> | undefined;
}

const Indexes = z.record(
  z.string(),
  z.object({
    aliases: z.record(z.string(), z.unknown()),
    mappings: z.object({ _meta: Meta.optional() }),
  }),
);

export const readGenerations = async (
  engine: OpenSearch,
  names: CatalogNames,
  pattern: string,
): Promise<readonly Generation[]> => {
  const answer = await engine.call({ method: 'GET', path: `/${pattern}` }, IMPORT);
  const indexes = Object.entries(parseAnswer(Indexes, answer ?? {}, pattern));
  return indexes
    .map(([index, { aliases, mappings }]): Generation => {
      const retired = names.published in aliases ? 'retired' : 'draft';
      return {
        index,
        kind: names.live in aliases ? 'live' : retired,
        meta: mappings._meta,
      };
    })
    .sort((a, b) => (a.index < b.index ? 1 : -1));
};

export const deleteIndex = async (engine: OpenSearch, index: string): Promise<void> => {
  await engine.call({ method: 'DELETE', path: `/${index}` }, IMPORT);
};

const DraftRow = z.object({ _source: z.object({ touchedAt: z.iso.datetime() }) });

/** True when a draft was not touched since that time. */
export const isAbandoned = async (engine: OpenSearch, draft: Generation, since: Date): Promise<boolean> => {
  if (draft.meta === undefined) return true;
  const path = `/${draft.index}/_doc/${DRAFT_ID}`;
  const answer = await engine.call({ method: 'GET', path }, IMPORT);
  const mark = answer === undefined ? undefined : parseAnswer(DraftRow, answer, path)._source.touchedAt;
  return new Date(mark ?? draft.meta.begunAt) < since;
};

/** How many of the records that a published catalogue must have can be found already. */
export const countVisible = async (engine: OpenSearch, index: string, domain: Hostname): Promise<number> => {
  const filter = [{ term: { tenant: domain } }, { terms: { record: ['variant', 'catalog'] } }];
  const body = { query: { bool: { filter } } };
  const answer = await engine.call({ method: 'POST', path: `/${index}/_count`, body }, IMPORT);
  return parseAnswer(z.object({ count: z.int() }), answer, `${index}/_count`).count;
};

/** One request, which the engine does whole or not at all: no question falls between two catalogues. */
export const swap = async (engine: OpenSearch, names: CatalogNames, index: string): Promise<void> => {
  const actions = [
    { remove: { index: names.pattern, alias: names.live } },
    { add: { index, alias: names.live } },
    { add: { index, alias: names.published } },
  ];
  await engine.call({ method: 'POST', path: '/_aliases', body: { actions } }, IMPORT);
};
