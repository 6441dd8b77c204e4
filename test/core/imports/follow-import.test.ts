import { describe, expect, it } from '@jest/globals';
import { type ImportRun, NO_COUNTS } from '../../../lambdas/contract/imports/import-run.ts';
import { createImportFollowing } from '../../../lambdas/core/imports/follow-import.ts';

const SHOP = 'shop.example.com';
const START = Date.parse('2026-11-28T12:00:00Z');

const runOf = (importId: string, state: ImportRun['state'], updatedAt = START): ImportRun => ({
  domain: SHOP,
  importId,
  source: `${importId}.xml`,
  startedAt: new Date(START).toISOString(),
  updatedAt: new Date(updatedAt).toISOString(),
  state,
  counts: NO_COUNTS,
});
const running = { kind: 'running', step: 'embedding' } as const;
const published = { kind: 'published', generation: 'g' } as const;

/** Follows `ours` through a ledger that has each of these runs for one look, and the last for ever. */
const follow = async (...looks: readonly (ImportRun | undefined)[]) => {
  let time = START;
  let look = 0;
  const shown: string[] = [];
  const end = await createImportFollowing({
    ledger: { latest: async () => looks[Math.min(look, looks.length - 1)], waiting: async () => [] },
    clock: () => new Date(time),
    sleep: async (ms) => {
      time += ms;
      look += 1;
    },
  })({
    domain: SHOP,
    importId: 'ours',
    onRun: ({ updatedAt }) => void shown.push(updatedAt),
    onWait: () => undefined,
  });
  return { end, shown, minutes: Math.round((time - START) / 60_000) };
};

describe('following an import', () => {
  it('shows how far it is and answers how it ended', async () => {
    const ended = runOf('ours', published);
    const { end, shown } = await follow(undefined, runOf('ours', running), ended);
    expect(end).toEqual({ kind: 'ended', run: ended });
    expect(shown).toHaveLength(1);
  });

  it('is not misled by the import that was published before', async () => {
    const before = runOf('theirs', published);
    const { end } = await follow(before, before, runOf('ours', { kind: 'failed', message: 'gave up' }));
    expect(end).toMatchObject({ kind: 'ended', run: { state: { kind: 'failed' } } });
  });

  it.each([
    ['before it began', undefined],
    ['while it ran', runOf('ours', running)],
  ])('ends when another import has its place %s', async (_, first) => {
    const theirs = runOf('theirs', published);
    expect((await follow(first, theirs)).end).toEqual({ kind: 'replaced', by: theirs });
  });

  it('gives up an import that never begins, and one that records nothing for longer than an import lives', async () => {
    expect(await follow(undefined)).toMatchObject({ end: { kind: 'silent', minutes: 6 }, minutes: 6 });
    expect(await follow(runOf('ours', running))).toMatchObject({
      end: { kind: 'silent', minutes: 15 },
      minutes: 15,
    });
  });
});
