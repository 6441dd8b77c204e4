import { IMPORT_LEASE_MS, type ImportRun, type WaitingImport } from '../../contract/imports/import-run.ts';
import type { Hostname } from '../../contract/shop/hostname.ts';
import type { ImportLedger } from '../../ports/imports/import-ledger.ts';

interface FollowPorts {
  readonly ledger: Pick<ImportLedger, 'latest' | 'waiting'>;
  readonly clock: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
}

interface Followed {
  readonly domain: Hostname;
  readonly importId: string;
  readonly onRun: (run: ImportRun) => void;
  readonly onWait: (waiting: WaitingImport) => void;
}

/** How an import looks from outside in the end; all but `ended` are ends without a word of its own. */
export type FollowEnd =
  | { readonly kind: 'ended'; readonly run: ImportRun }
  /** Another import of the shop has its place. */
  | { readonly kind: 'replaced'; readonly by: ImportRun }
  /** It did not begin in time, or recorded nothing for longer than an import lives. */
  | { readonly kind: 'silent'; readonly minutes: number };

const LOOKED_EVERY_MS = 2_000;
/** An event of the bucket comes within seconds; the first step may have to be tried again for minutes. */
const BEGINS_WITHIN_MS = 6 * 60_000;

/** Minutes for which nothing new was heard, once they are too many. */
const createPatience = (clock: () => Date) => {
  let heardAt = clock().getTime();
  let lastWord: string | undefined;
  return (word: string | undefined): number | undefined => {
    if (word !== undefined && word !== lastWord) {
      heardAt = clock().getTime();
      lastWord = word;
    }
    const limitMs = lastWord === undefined ? BEGINS_WITHIN_MS : IMPORT_LEASE_MS;
    return clock().getTime() - heardAt > limitMs ? limitMs / 60_000 : undefined;
  };
};

/** What the ledger has of an import: its run, or that it waits, or another import in its place. */
const look = async ({ ledger, clock }: FollowPorts, { domain, importId }: Followed) => {
  // In this order, since an import that begins is in the ledger before it stops waiting.
  const waiting = (await ledger.waiting(domain, clock())).find((each) => each.importId === importId);
  const latest = await ledger.latest(domain);
  if (latest?.importId !== importId) return { waiting, other: latest, word: waiting?.updatedAt };
  return latest.state.kind === 'running' ? { running: latest, word: latest.updatedAt } : { ended: latest };
};

/** Follows an import that runs somewhere else by what it records in the ledger, until it has ended. */
export const createImportFollowing =
  (ports: FollowPorts) =>
  async (followed: Followed): Promise<FollowEnd> => {
    const before = await ports.ledger.latest(followed.domain);
    const minutesOfSilence = createPatience(ports.clock);
    let hasBegun = false;
    const isReplacedBy = (other: ImportRun): boolean =>
      hasBegun || (other.importId !== before?.importId && other.state.kind === 'published');

    for (;;) {
      const { ended, running, waiting, other, word } = await look(ports, followed);
      if (ended) return { kind: 'ended', run: ended };
      if (running) followed.onRun(running);
      else if (waiting) followed.onWait(waiting);
      else if (other && isReplacedBy(other)) return { kind: 'replaced', by: other };
      hasBegun ||= running !== undefined;
      const minutes = minutesOfSilence(word);
      if (minutes !== undefined) return { kind: 'silent', minutes };
      await ports.sleep(LOOKED_EVERY_MS);
    }
  };
