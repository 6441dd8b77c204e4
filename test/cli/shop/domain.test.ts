import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { domainCommand } from '../../../cli/shop/domain.ts';
import {
  createEmbeddedDomainStore,
  createEmbeddedImportLedger,
} from '../../../lambdas/adapters/embedded/shop-stores.ts';
import type { Store } from '../../../lambdas/adapters/embedded/store/store.ts';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import type { ImportLedger } from '../../../lambdas/ports/imports/import-ledger.ts';
import type { DomainStore } from '../../../lambdas/ports/shop/domain-store.ts';
import { freshStore } from '../../adapters/embedded/fresh-store.ts';
import { noRows, noTexts } from '../no-texts.ts';
import { type Ran, runCommandLine } from '../run-command.ts';

let store: Store;
let domains: DomainStore;
let imports: ImportLedger;
beforeEach(async () => {
  store = await freshStore();
  domains = createEmbeddedDomainStore({ store });
  imports = createEmbeddedImportLedger({ store });
});
afterEach(() => store.close());
const run = (line: readonly string[], input = '', store = domains): Promise<Ran> =>
  runCommandLine({
    create: (terminal) =>
      domainCommand({
        terminal,
        openStore: async () => ({
          domains: store,
          imports,
          isDeployment: false,
          ...{ texts: noTexts, rows: noRows },
          place: 'table test',
          remedy: 'look at the table',
          close: async () => {},
        }),
      }),
    line: ['domain', ...line],
    input,
  });

const put = (...flags: readonly string[]) => run(['put', 'shop.example.com', ...flags]);
const REALTIME = { reasoningEffort: 'high', eagerness: 'low', noiseReduction: 'off', parallelCalls: false };

describe('storevoice domain put', () => {
  it('creates a domain by the one stored spelling of its hostname and shows it', async () => {
    const { code, out } = await run(['put', 'WWW.Магазин.РФ:8080', '--shop-name', 'Лавка']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Created xn--80aairftm\.xn--p1ai in table test\n/);
    expect(out).toMatch(/hostname +xn--80aairftm\.xn--p1ai \(магазин\.рф\)/);
    expect(await domains.find('xn--80aairftm.xn--p1ai')).toMatchObject({ shopName: 'Лавка', locale: 'ru' });
  });

  it('sets every member of a configuration', async () => {
    const line = [
      ...['--shop-name', 'Shop', '--alias', 'a.example.com', 'B.example.com', '--status', 'suspended'],
      ...['--locale', 'en', '--currency', 'usd', '--voice', 'cedar', '--block-session', 'K7M2-9QXD'],
      ...['--reasoning-effort', 'high', '--eagerness', 'low', '--noise-reduction=off', '--no-parallel-calls'],
      ...['--greeting', 'Hi', '--extra-instructions', 'Be kind.', '--function', 'search_products'],
      ...['--sessions-per-day', '5', '--sessions-per-shopper-per-hour', '2', '--session-minutes', '3'],
      ...['--connection', 'brokered', '--mode', 'text', '--accent', '#0f766e', '--position', 'bottom-left'],
      ...['--color-scheme', 'dark', '--launcher-text', 'Ask', '--consent-url', 'https://a.example.com/p'],
      ...['--logo-url', 'https://a.example.com/logo.png', '--dollars-per-month', '50'],
      ...['--feed-url', 'https://a.example.com/feed.xml', '--feed-schedule', 'rate(1 hour)'],
      ...['--feed-column', 'title=Номенклатура = имя', 'id=Номер', '--open-access'],
    ];
    const columns = { title: 'Номенклатура = имя', id: 'Номер' };
    expect((await put(...line)).err).toMatch(/warning: anybody may ask/);
    expect(await domains.find('shop.example.com')).toEqual({
      hostname: 'shop.example.com',
      aliases: ['a.example.com', 'b.example.com'],
      status: 'suspended',
      shopName: 'Shop',
      locale: 'en',
      currency: 'USD',
      voice: 'cedar',
      realtime: REALTIME,
      greeting: 'Hi',
      extraInstructions: 'Be kind.',
      enabledFunctions: ['search_products'],
      limits: expect.objectContaining({ sessionsPerDay: 5, sessionsPerShopperPerHour: 2, sessionMinutes: 3 }),
      blocked: { sessions: ['K7M2-9QXD'], addresses: [] },
      budget: { dollarsPerMonth: 50 },
      connection: 'brokered',
      theme: {
        mode: 'text',
        accent: '#0f766e',
        position: 'bottom-left',
        colorScheme: 'dark',
        launcherText: 'Ask',
        consentUrl: 'https://a.example.com/p',
        logoUrl: 'https://a.example.com/logo.png',
      },
      feed: { url: 'https://a.example.com/feed.xml', schedule: 'rate(1 hour)', columns },
      openAccess: true,
    });
  });

  it('keeps what it is not told to change', async () => {
    await put('--shop-name', 'Shop', '--greeting', 'Hi', '--sessions-per-day', '5', '--accent', '#0f766e');
    expect((await put('--session-minutes', '3')).out).toMatch(/^Changed shop\.example\.com/);
    expect(await domains.find('shop.example.com')).toMatchObject({
      greeting: 'Hi',
      limits: { sessionsPerDay: 5, sessionMinutes: 3 },
      theme: { accent: '#0f766e' },
    });
  });

  it('forgets members so that their default holds again', async () => {
    await put('--shop-name', 'Shop', '--greeting', 'Hi', '--sessions-per-day', '5', '--accent', '#0f766e');
    await put('--unset', 'greeting', 'theme.accent', 'limits');
    const config = await domains.find('shop.example.com');
    expect(config).toMatchObject({ theme: {}, limits: { sessionsPerDay: 1_000 } });
    expect(config?.greeting).toBeUndefined();
  });

  it('takes a file below the flags, and the JSON of another domain as a pattern', async () => {
    await put('--shop-name', 'Shop', '--greeting', 'Hi', '--alias', 'a.example.com');
    const { out: json } = await run(['get', 'shop.example.com', '--json']);
    const line = ['put', 'two.example.com', '--file', '-', '--unset', 'aliases', '--shop-name', 'Two'];
    expect((await run(line, json)).code).toBe(0);
    expect(await domains.find('two.example.com')).toMatchObject({
      hostname: 'two.example.com',
      shopName: 'Two',
      greeting: 'Hi',
      aliases: [],
    });
  });

  it('leaves the language of the catalogue to imports', async () => {
    const own = { hostname: 'shop.example.com', shopName: 'Shop', catalogLocale: 'en' };
    const stored = DomainConfig.parse(own);
    await domains.save(stored);
    await run(['put', 'b.example.com', '--file', '-'], JSON.stringify(stored));
    expect(await domains.find('b.example.com')).not.toHaveProperty('catalogLocale');
    await run(['put', 'shop.example.com', '--file', '-'], '{"catalogLocale":"ru"}');
    expect(await domains.find('shop.example.com')).toEqual(stored);
    expect((await run(['get', 'shop.example.com'])).out).toMatch(/^catalogLocale +en$/m);
  });

  it('names the owner of a taken address and changes nothing', async () => {
    await put('--shop-name', 'Shop', '--alias', 'a.example.com');
    const asAlias = await run(['put', 'two.example.com', '--shop-name', 'Two', '--alias', 'a.example.com']);
    expect(asAlias).toMatchObject({
      code: 1,
      err: expect.stringMatching(/a\.example\.com already belongs to shop/),
    });
    const asHostname = await run(['put', 'a.example.com', '--shop-name', 'A']);
    expect(asHostname).toMatchObject({ code: 1, err: expect.stringMatching(/already belongs to shop/) });
    expect(await domains.list()).toHaveLength(1);
  });

  it.each([
    [['--locale', 'de'], /locale: .*"ru"\|"en".*saw "de"/],
    [['--currency', 'RUR'], /currency: "RUR" is not an ISO 4217 currency/],
    [['--session-minutes', '61'], /limits\.sessionMinutes: .*<=60.*saw 61/],
    [['--sessions-per-day', 'many'], /limits\.sessionsPerDay: .*number.*saw "many"/],
    [['--accent', 'teal'], /theme\.accent: write a colour like #0f766e \(saw "teal"\)/],
    [['--alias', 'a b'], /aliases\.0: "a b" is not a host name/],
    [['--consent-url', 'javascript:alert(1)'], /theme\.consentUrl/],
    [['--function', 'buy_now'], /no bot function buy_now; there are: search_products, get_product_info/],
    [['--unset', 'name'], /--unset name: there is no such member; there are: shopName/],
    [['--file', 'missing.json'], /missing\.json cannot be read: no such file/],
    [['--file', '-'], /--file - is not a JSON object/],
    [['--colour', 'red'], /unknown option '--colour'/],
  ])('refuses %j naming the field, the value and the remedy', async (flags, message) => {
    const { code, err } = await put('--shop-name', 'Shop', ...flags);
    expect(err).toMatch(message);
    expect(code).toBe(2);
    expect(await domains.list()).toEqual([]);
  });

  it('refuses members in a file that no configuration has', async () => {
    const { code, err } = await run(['put', 'a.example.com', '--file', '-'], '{"shopname":"A"}');
    expect(code).toBe(2);
    expect(err).toMatch(/shopName: .*received undefined.*Unrecognized key: "shopname"/);
  });

  it('asks for the shop name of a new domain', async () => {
    expect((await put()).err).toMatch(/a new domain needs --shop-name/);
  });
});

describe('storevoice domain get, list and remove', () => {
  it('find a domain by an alias and print what a program can read', async () => {
    await put('--shop-name', 'Shop', '--alias', 'a.example.com');
    const { code, out } = await run(['get', 'a.example.com', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(await domains.find('shop.example.com'));
    expect(JSON.parse((await run(['list', '--json'])).out)).toEqual(await domains.list());
  });

  it('show domains side by side, and what to do when there are none', async () => {
    expect((await run(['list'])).out).toMatch(/^No domains in table test; register one:/);
    await put('--shop-name', 'Shop');
    const [, row] = (await run(['list'])).out.split('\n');
    expect(row).toMatch(/^shop\.example\.com +active +ru +direct +Shop$/);
  });

  it('remove a domain, but not by its alias', async () => {
    await put('--shop-name', 'Shop', '--alias', 'a.example.com');
    const { code, err } = await run(['remove', 'a.example.com']);
    expect([code, err]).toEqual([1, expect.stringMatching(/is an alias of shop\.example\.com/)]);
    const removed = await run(['remove', 'shop.example.com']);
    expect(removed.out).toBe('Removed shop.example.com from table test\n');
    expect(await domains.list()).toEqual([]);
  });

  it.each(['get', 'remove'])('%s fails for a domain that is not there', async (name) => {
    const { code, err } = await run([name, 'nowhere.example']);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/nowhere\.example is not registered in table test/),
    ]);
  });

  it('tell what to look at when the store does not answer', async () => {
    const away = new AssistantError('SERVICE_UNAVAILABLE', 'table test did not answer', {
      cause: new Error('Region is missing'),
    });
    const store = { ...domains, list: () => Promise.reject(away) };
    const { code, err } = await run(['list'], '', store);
    expect([code, err]).toEqual([
      1,
      'error: table test did not answer: Region is missing; look at the table\n',
    ]);
  });
});

describe('storevoice domain', () => {
  it.each([[[]], [['frob']], [['get']], [['put', '--file']]])('ends with 2 when asked %j', async (line) => {
    expect((await run(line)).code).toBe(2);
  });

  it('shows examples that work', async () => {
    const { code, out } = await run(['put', '--help']);
    expect(code).toBe(0);
    const examples = out.split('\n').filter((line) => /^ {2}storevoice domain put [^|]*$/.test(line));
    expect(examples.length).toBeGreaterThan(3);
    for (const example of examples.filter((line) => !line.includes('--file'))) {
      const [, , ...words] = example.trim().match(/"[^"]*"|\S+/g) ?? [];
      const ran = await run(words.map((word) => word.replaceAll('"', '')));
      expect(ran).toMatchObject({ code: 0, err: '' });
    }
    expect(await domains.find('xn--80aairftm.xn--p1ai')).toMatchObject({ status: 'suspended' });
  });
});
