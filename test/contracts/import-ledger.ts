import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  IMPORT_LEASE_MS,
  type ImportRun,
  WAITING_LEASE_MS,
  type WaitingImport,
} from '../../lambdas/contract/imports/import-run.ts';
import type { ImportLedger } from '../../lambdas/ports/imports/import-ledger.ts';

const SHOP = 'shop.example.com';
const BEGUN = Date.parse('2026-11-22T12:00:00Z');
const TEN_YEARS_MS = 10 * 365 * 24 * 60 * 60_000;
const at = (ms: number): string => new Date(BEGUN + ms).toISOString();

const NONE = { rows: 0, accepted: 0, rejected: 0, products: 0, variants: 0, embedded: 0, indexed: 0 };

const runOf = (importId: string, given: Partial<ImportRun> = {}): ImportRun => ({
  domain: SHOP,
  importId,
  source: 'feed.xml',
  startedAt: at(0),
  updatedAt: at(0),
  state: { kind: 'running', step: 'normalising' },
  counts: NONE,
  ...given,
});

const published = { kind: 'published', generation: 'g1' } as const;

/** What every `ImportLedger` keeps to; `open` answers one that knows of no import. */
export const describeImportLedger = (name: string, open: () => Promise<ImportLedger>): void => {
  describe(`${name} as an ImportLedger`, () => {
    let ledger: ImportLedger;
    beforeEach(async () => {
      ledger = await open();
    });

    it('knows of no import where none was begun', async () => {
      expect(await ledger.latest(SHOP)).toBeUndefined();
    });

    it('tells the second import of a shop which import runs and how far it is', async () => {
      expect(await ledger.begin(runOf('one'))).toEqual({ kind: 'begun' });
      const further = runOf('one', { updatedAt: at(5_000), counts: { ...NONE, rows: 700 } });
      expect(await ledger.update(further)).toBe(true);
      expect(await ledger.begin(runOf('two', { updatedAt: at(6_000) }))).toEqual({
        kind: 'busy',
        run: further,
      });
      expect(await ledger.latest(SHOP)).toEqual(further);
    });

    it('keeps shops apart', async () => {
      await ledger.begin(runOf('one'));
      expect(await ledger.begin(runOf('two', { domain: 'other.example.com' }))).toEqual({ kind: 'begun' });
      expect(await ledger.latest(SHOP)).toMatchObject({ importId: 'one' });
    });

    it.each([
      published,
      { kind: 'refused', code: 'SHRINKS', message: 'the feed has 6 products, the shop has 10' },
      { kind: 'failed', message: 'the engine did not answer' },
    ] as const)('is free for the next import once one has ended, $kind', async (state) => {
      await ledger.begin(runOf('one'));
      expect(await ledger.update(runOf('one', { state, updatedAt: at(1) }))).toBe(true);
      expect(await ledger.begin(runOf('two', { updatedAt: at(2) }))).toEqual({ kind: 'begun' });
    });

    it('knows an import that is begun again, running or done', async () => {
      await ledger.begin(runOf('one'));
      expect(await ledger.begin(runOf('one', { updatedAt: at(9) }))).toEqual({
        kind: 'known',
        run: runOf('one'),
      });
      const done = runOf('one', { state: published, updatedAt: at(10) });
      await ledger.update(done);
      expect(await ledger.begin(runOf('one', { updatedAt: at(11) }))).toEqual({ kind: 'known', run: done });
      expect(await ledger.latest(SHOP)).toEqual(done);
    });

    it('takes an import that was silent for the whole lease for dead', async () => {
      await ledger.begin(runOf('one'));
      const early = runOf('two', { updatedAt: at(IMPORT_LEASE_MS) });
      expect((await ledger.begin(early)).kind).toBe('busy');
      const late = runOf('two', { updatedAt: at(IMPORT_LEASE_MS + 1) });
      expect(await ledger.begin(late)).toEqual({ kind: 'begun' });
      expect(await ledger.update(runOf('one', { updatedAt: at(IMPORT_LEASE_MS + 2) }))).toBe(false);
      expect(await ledger.latest(SHOP)).toEqual(late);
    });

    it('takes an import that was last heard of in the future for dead, as after a clock was set back', async () => {
      const begunThen = { startedAt: at(TEN_YEARS_MS), updatedAt: at(TEN_YEARS_MS) };
      await ledger.begin(runOf('one', begunThen));
      const early = runOf('two', { updatedAt: at(TEN_YEARS_MS - IMPORT_LEASE_MS) });
      expect((await ledger.begin(early)).kind).toBe('busy');
      expect(await ledger.begin(runOf('two'))).toEqual({ kind: 'begun' });
      expect(await ledger.update(runOf('one', begunThen))).toBe(false);
    });

    it('lets an import that goes on telling of itself keep its turn', async () => {
      await ledger.begin(runOf('one'));
      await ledger.update(runOf('one', { updatedAt: at(IMPORT_LEASE_MS - 1) }));
      const next = runOf('two', { updatedAt: at(IMPORT_LEASE_MS + 1) });
      expect((await ledger.begin(next)).kind).toBe('busy');
    });

    it('replaces at once the very import that is known to be dead, and no other', async () => {
      await ledger.begin(runOf('one'));
      expect((await ledger.begin(runOf('two', { updatedAt: at(1) }), 'another')).kind).toBe('busy');
      expect(await ledger.begin(runOf('two', { updatedAt: at(1) }), 'one')).toEqual({ kind: 'begun' });
    });

    it('gives one of twenty that begin at once the turn', async () => {
      const begun = await Promise.all(
        Array.from({ length: 20 }, (_, which) => ledger.begin(runOf(`run-${which}`))),
      );
      expect(begun.filter(({ kind }) => kind === 'begun')).toHaveLength(1);
      expect(begun.filter(({ kind }) => kind === 'busy')).toHaveLength(19);
    });

    describe('of imports that wait', () => {
      const waiting = (importId: string, given: Partial<WaitingImport> = {}): WaitingImport => ({
        domain: SHOP,
        importId,
        source: `${importId}.xml`,
        startedAt: at(0),
        updatedAt: at(0),
        waitsFor: { importId: 'one', source: 'feed.xml' },
        ...given,
      });
      const waitingAt = (ms: number, domain = SHOP) => ledger.waiting(domain, new Date(BEGUN + ms));

      it('lists the waiting imports of one shop alone and what each waits for, the longest first', async () => {
        expect(await waitingAt(0)).toEqual([]);
        const [early, late] = [waiting('two'), waiting('three', { startedAt: at(5) })];
        await ledger.wait(late);
        await ledger.wait(early);
        expect(await waitingAt(6)).toEqual([early, late]);
        expect(await waitingAt(6, 'other.example.com')).toEqual([]);
      });

      it('forgets one that has begun, and one that was not announced again', async () => {
        await ledger.wait(waiting('two'));
        await ledger.wait(waiting('gone'));
        const again = waiting('two', { updatedAt: at(WAITING_LEASE_MS) });
        await ledger.wait(again);
        expect(await waitingAt(WAITING_LEASE_MS)).toEqual([again]);
        await ledger.begin(runOf('two'));
        expect(await waitingAt(WAITING_LEASE_MS)).toEqual([]);
      });

      it('forgets one that was announced in the future', async () => {
        await ledger.wait(waiting('ahead', { updatedAt: at(TEN_YEARS_MS) }));
        expect(await waitingAt(0)).toEqual([]);
      });

      it('keeps all of twenty that wait at once', async () => {
        await Promise.all(Array.from({ length: 20 }, (_, which) => ledger.wait(waiting(`run-${which}`))));
        expect(await waitingAt(1)).toHaveLength(20);
      });
    });
  });
};
