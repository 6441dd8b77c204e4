import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createFileObjectStore } from '../../../lambdas/adapters/files/object-store.ts';
import { reportPaths } from '../../../lambdas/contract/imports/bucket.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { createImportEnd, type EndImportPorts } from '../../../lambdas/core/imports/end-import.ts';
import { writeJson } from '../../../lambdas/core/imports/object-text.ts';
import type { Notice } from '../../../lambdas/ports/imports/notices.ts';
import { createLogLines } from '../../http/log-lines.ts';

const SHOP = 'shop.example.com';
const tally = { rows: 0, accepted: 0, rejected: 0, warnings: 0, products: 0, variants: 0 };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-end-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Knows of no import. */
const ledger: EndImportPorts['ledger'] = {
  latest: async () => undefined,
  begin: async () => ({ kind: 'begun' }),
  update: async () => true,
  wait: async () => {},
  waiting: async () => [],
};

/** The text of the notice to a shop of Russia. */
const noticeOf = async (status: 'FAILED' | 'ABORTED', failure: { error: string; cause: string }) => {
  const objects = createFileObjectStore(folder);
  const error = { code: 'NO_COLUMNS', message: 'no column holds the title', line: 1, seen: 'Код · Сумма' };
  await writeJson(objects, reportPaths(SHOP, 'one').summary, { domain: SHOP, tally, problems: [], error });
  const notices: Notice[] = [];
  await createImportEnd({
    domains: { find: async (hostname) => DomainConfig.parse({ hostname, shopName: 'Лавка', locale: 'ru' }) },
    ledger,
    objects,
    writer: { discard: async () => {} },
    executions: { failureOf: async () => failure },
    sendNotice: async (notice) => void notices.push(notice),
    commands: { start: () => 'start', redrive: () => 'redrive', object: (key) => `s3://feeds/${key}` },
    clock: () => new Date('2026-11-23T12:00:00Z'),
    log: createLogLines().log,
  })({
    name: 'one',
    status,
    startDate: 0,
    input: JSON.stringify({ domain: SHOP, key: `feeds/${SHOP}/a.csv`, version: 'v1' }),
  });
  return notices[0]?.text ?? '';
};

describe('the notice about an import that published nothing', () => {
  it("says in the merchant's language why the feed was refused, with what was found", async () => {
    const text = await noticeOf('FAILED', { error: 'NO_COLUMNS', cause: 'no column holds the title' });
    expect(text).toContain('Не нашлось колонок с id или названием');
    expect(text).toContain('(строка 1) Что пришло: Код · Сумма');
    expect(text).not.toContain('no column');
  });

  it('does not blame the feed for a service that failed, or for a person who stopped it', async () => {
    const failed = await noticeOf('FAILED', { error: 'AssistantError', cause: 'out of order' });
    expect(failed).toContain('сбой сервиса, фид ни при чём. Для поддержки: AssistantError: out of order');
    expect(await noticeOf('ABORTED', { error: '', cause: '' })).toContain('Импорт остановили.');
  });
});
