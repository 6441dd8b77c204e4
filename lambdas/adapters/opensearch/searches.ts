import type { Hostname } from '../../contract/hostname.ts';
import type { ProductId } from '../../contract/ids.ts';
import type { SearchDocument } from '../../contract/search-document.ts';
import type { RetrievalRequest } from '../../ports/product-index.ts';
import type { OpenSearch } from './client.ts';
import { QUESTION } from './patience.ts';
import { catalogSearch, lexicalSearch, nearestSearch, productSearch } from './queries.ts';
import {
  hitsOf,
  type LiveCatalog,
  liveCatalogOf,
  type MultiItem,
  multiItems,
  parseAnswer,
  type RowReader,
  SearchAnswer,
} from './rows.ts';

export interface Found {
  readonly live: LiveCatalog | undefined;
  readonly lexical: MultiItem | undefined;
  readonly nearest: MultiItem | undefined;
  /** A catalogue published between two searches of one question gives rows of both. */
  readonly isMixed: boolean;
}

type Search = Readonly<Record<string, unknown>>;

/** The searches of one question go out together; a side without anything to ask is left out. */
export const searchAll = async (
  engine: OpenSearch,
  index: string,
  request: RetrievalRequest,
): Promise<Found> => {
  const lexical: Search | undefined = request.groups.length > 0 ? lexicalSearch(request) : undefined;
  const nearest: Search | undefined = request.vector && nearestSearch(request, request.vector.values);
  const asked = [lexical, nearest].filter((search) => search !== undefined);
  const searches = [catalogSearch(request.domain), ...asked];
  const lines = searches.map((search) => `{}\n${JSON.stringify(search)}\n`).join('');
  let items: readonly MultiItem[] = [];
  await engine.call({ method: 'POST', path: `/${index}/_msearch`, lines }, QUESTION, (answer) => {
    items = multiItems(answer);
  });
  const answerTo = (search: Search | undefined): MultiItem | undefined =>
    search === undefined ? undefined : items[1 + asked.indexOf(search)];
  const from = items.flatMap((item) => ('hits' in item ? item.hits.hits : [])).map(({ _index }) => _index);
  return {
    live: liveCatalogOf(hitsOf(items[0])),
    lexical: answerTo(lexical),
    nearest: answerTo(nearest),
    isMixed: new Set(from).size > 1,
  };
};

interface ProductQuestion {
  readonly domain: Hostname;
  readonly productId: ProductId;
  readonly readRow: RowReader;
}

/** Every variant of one product in the feed's order; none where there is no such index. */
export const findProduct = async (
  engine: OpenSearch,
  index: string,
  { domain, productId, readRow }: ProductQuestion,
): Promise<readonly SearchDocument[]> => {
  const path = `/${index}/_search`;
  const body = productSearch(domain, productId);
  const answer = await engine.call({ method: 'POST', path, body }, QUESTION);
  return answer === undefined ? [] : parseAnswer(SearchAnswer, answer, path).hits.hits.map(readRow);
};
