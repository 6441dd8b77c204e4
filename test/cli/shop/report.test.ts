import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openRemoval } from '../../../cli/shop/remove-shop.ts';
import { shopCommand } from '../../../cli/shop/shop.ts';
import { openChosenStore } from '../../../cli/store.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { type CloudWatchStandIn, startCloudWatch } from '../../stand-ins/cloudwatch-logs.ts';
import { runCommandLine } from '../run-command.ts';

const NOW = new Date('2026-11-29T12:00:00.000Z');
const domain = 'shop.example.com';
const at = (day: string, fields: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    timestamp: `2026-11-${day}T10:00:00.000Z`,
    level: 'INFO',
    message: 'm',
    domain,
    ...fields,
  });

let request = 0;
const call = (name: string, subject: string, answer: Readonly<Record<string, unknown>>, day = '20') => {
  request += 1;
  const about = { requestId: `r${request}`, function: name };
  const metrics = { questions: 1, unanswered: answer.status === 'none' ? 1 : 0 };
  return [at(day, { ...about, subject }), at(day, { ...about, outcome: 'success', metrics, ...answer })];
};

const LINES = [
  at('20', { message: 'Session started', metrics: { conversations: 1, minutes: 10, cost: 1 } }),
  at('20', { message: 'Conversation ended', metrics: { minutes: -8, cost: -0.8 } }),
  ...call('search_products', 'Black iPhone', { status: 'match' }),
  ...call('search_products', 'black  iphone', { status: 'match' }),
  ...call('search_products', 'unicorn <b>', { status: 'none' }),
  ...call('search_products', 'long ago', { status: 'none' }, '01'),
  ...call('get_store_info', 'do you repair?', { status: 'unknown' }),
  ...call('add_to_cart', '2/3 × 1', { added: 'iPhone 15 256GB Black' }),
  '{"domain":"shop.example.com","cut o',
];

let folder: string;
let service: CloudWatchStandIn;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storevoice-report-'));
  service = await startCloudWatch({ 'storevoice-prod-VoiceBotExecuteLogs': LINES.slice(0, -1) });
  const store = await openChosenStore({ folder });
  await store.domains.save(
    DomainConfig.parse({ hostname: domain, shopName: 'Лавка', aliases: ['a.example.com'] }),
  );
  await store.close();
  await appendFile(join(folder, 'log.jsonl'), LINES.map((line) => `${line}\n`).join(''));
});
afterEach(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const report = (...line: readonly string[]) =>
  runCommandLine({
    create: (terminal) =>
      shopCommand({
        ...{ terminal, clock: () => NOW, access: service.access, openRemoval },
        env: { STOREVOICE_FOLDER: folder, AWS_REGION: 'eu-central-1' },
        // The table of a deployment is not what is tested here; its shops are those of the folder.
        openStore: async ({ table }) => ({
          ...(await openChosenStore({ folder })),
          isDeployment: table !== undefined,
        }),
      }),
    line: ['shop', 'report', ...line],
  });

describe('storevoice shop report', () => {
  it('tells a merchant what was asked, not found and taken, grouped, in the language of the shop', async () => {
    const { out, code } = await report('a.example.com', '--since', '2026-11-10');
    expect(code).toBe(0);
    expect(out).toMatch(/^Лавка: о чём покупатели спрашивали помощника\nс 2026-11-10 по 2026-11-29/);
    expect(out).toMatch(/Разговоры +1\nМинуты +2\nСтоимость, доллары \(оценка\) +0\.20\nВопросы +5/);
    expect(out).toMatch(/Что искали\n {2}2 {2}Black iPhone\n {2}1 {2}unicorn/);
    expect(out).toMatch(/Чего не нашлось\n {2}1 {2}unicorn/);
    expect(out).toMatch(/не отвечают тексты магазина\n {2}1 {2}do you repair\?/);
    expect(out).toMatch(/Что добавляли в корзину\n {2}1 {2}iPhone 15 256GB Black/);
    expect(out).not.toContain('long ago');
  });

  it('prints a page in which the words of shoppers are text', async () => {
    const { out } = await report(domain, '--locale', 'en', '--html');
    expect(out).toMatch(/^<!doctype html><html lang="en">/);
    expect(out).toContain('unicorn &lt;b&gt;');
    expect(out).not.toContain('unicorn <b>');
  });

  it('reads the logs of a deployment by its stage', async () => {
    const { out } = await report(domain, '--table', 'domains', '--json', '--since', '2026-11-02');
    expect(JSON.parse(out)).toMatchObject({ totals: { conversations: 1 }, added: [{ times: 1 }] });
    expect(service.asked('FilterLogEvents')[0]).toMatchObject({
      filterPattern: '{ $.domain = "shop.example.com" }',
      startTime: Date.parse('2026-11-02T00:00:00Z'),
    });
  });

  it.each([
    [['--since', 'yesterday'], /--since "yesterday": write a day/],
    [['--since', '2027-01-01'], /write a day that is over/],
    [['--locale', 'de'], /--locale "de": write ru or en/],
  ])('refuses %j', async (line, message) => {
    expect(await report(domain, ...line)).toMatchObject({ code: 2, err: expect.stringMatching(message) });
  });
});
