import type { CatalogChange } from '../../contract/catalog/catalog-change.ts';
import type { FeedProblem } from '../../contract/imports/feed.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { CatalogPatcher } from '../../ports/catalog/catalog-upkeep.ts';
import { type ChangesRequest, type ReadChange, readChanges } from '../feed/read-changes.ts';

interface PatchRequest extends ChangesRequest {
  readonly domain: Hostname;
}

export interface PatchTally {
  /** Lines that hold a change or try to. */
  readonly lines: number;
  /** Variants that now have the values of the lines. */
  readonly changed: number;
  readonly unknown: number;
  readonly rejected: number;
}

/** Changes that go live together: a stock list of a large shop is one such piece. */
const TOGETHER = 50_000;

const unknownProduct = (line: number, { productId, variantId }: CatalogChange): FeedProblem => ({
  kind: 'rejected',
  code: 'unknown-product',
  line,
  id: variantId ?? productId,
  field: 'id',
  seen: variantId === undefined ? productId : `${productId}/${variantId}`,
});

/** Reads price and stock changes and makes them in the live catalogue; a bad line does not stop the others. */
export const createCatalogPatching =
  ({ patcher }: { readonly patcher: CatalogPatcher }) =>
  async ({ domain, onProblem, ...list }: PatchRequest): Promise<PatchTally> => {
    const counts = { lines: 0, changed: 0, unknown: 0, rejected: 0 };
    let waiting: ReadChange[] = [];

    const patch = async (): Promise<void> => {
      const lines = new Map(waiting.map(({ change, line }) => [change, line]));
      waiting = [];
      if (lines.size === 0) return;
      const { changed, unknown } = await patcher.patch(domain, [...lines.keys()]);
      counts.changed += changed;
      counts.unknown += unknown.length;
      for (const change of unknown) onProblem(unknownProduct(lines.get(change) ?? 0, change));
    };
    const refuse = (problem: FeedProblem): void => {
      counts.rejected += 1;
      onProblem(problem);
    };

    for await (const each of readChanges({ ...list, onProblem: refuse })) {
      counts.lines += 1;
      waiting.push(each);
      if (waiting.length >= TOGETHER) await patch();
    }
    await patch();
    return { ...counts, lines: counts.lines + counts.rejected };
  };
