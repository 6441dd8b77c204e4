import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import type { Terminal } from '../../../cli/command.ts';
import { functionCommand } from '../../../cli/function/function.ts';
import { domainCommand } from '../../../cli/shop/domain.ts';
import type { ShopCommandParts } from '../../../cli/shop/shop-command.ts';
import {
  createEmbeddedDomainStore,
  createEmbeddedImportLedger,
} from '../../../lambdas/adapters/embedded/shop-stores.ts';
import type { Store } from '../../../lambdas/adapters/embedded/store/store.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import type { DomainStore } from '../../../lambdas/ports/shop/domain-store.ts';
import { freshStore } from '../../adapters/embedded/fresh-store.ts';
import { noRows, noTexts } from '../no-texts.ts';
import { type Ran, runCommandLine } from '../run-command.ts';

let store: Store;
let domains: DomainStore;
const HOST = 'shop.example.com';
beforeEach(async () => {
  store = await freshStore();
  domains = createEmbeddedDomainStore({ store });
  await domains.save(DomainConfig.parse({ hostname: HOST, shopName: 'Лавка' }));
});
afterEach(() => store.close());

const runWith =
  (create: (parts: ShopCommandParts) => Command) =>
  (line: readonly string[], input: unknown = ''): Promise<Ran> =>
    runCommandLine({
      create: (terminal: Terminal) =>
        create({
          terminal,
          openStore: async () => ({
            domains,
            imports: createEmbeddedImportLedger({ store }),
            isDeployment: false,
            texts: noTexts,
            rows: noRows,
            place: 'table test',
            remedy: 'look at the table',
            close: async () => {},
          }),
        }),
      line,
      input: typeof input === 'string' ? input : JSON.stringify(input),
    });
const runFunction = runWith(functionCommand);
const runDomain = runWith(domainCommand);
const put = (file: unknown, ...flags: readonly string[]) =>
  runFunction(['function', 'put', HOST, '-', ...flags], file);

const url = 'https://shop.example.com/storevoice';
const points = {
  name: 'get_bonus_points',
  texts: { ru: { description: 'Говорит, сколько бонусов.', examples: ['Сколько у меня бонусов?'] } },
  parameters: { type: 'object', properties: { card: { type: 'string' } }, required: ['card'] },
  url,
};
const orders = { name: 'get_order_status', url };

describe('storevoice function put', () => {
  it('makes a secret, shows it once, and keeps it when the function changes', async () => {
    const { code, out } = await put(points);
    expect(code).toBe(0);
    const secret = /^Secret, shown this once: (whsec_[\w+/]{43}=)$/m.exec(out)?.[1];
    expect((await domains.find(HOST))?.functions).toMatchObject([{ ...points, secret }]);
    const moved = await put({ ...points, url: `${url}/2` });
    expect(moved.out).not.toContain('Secret');
    expect((await domains.find(HOST))?.functions).toMatchObject([{ url: `${url}/2`, secret }]);
    await put(points, '--new-secret');
    expect((await domains.find(HOST))?.functions?.[0]?.secret).not.toBe(secret);
  });

  it('connects orders and people by the names of our functions', async () => {
    const secret = 'a'.repeat(32);
    await put({ ...orders, secret });
    await put({ name: 'call_person', url, secret });
    expect((await domains.find(HOST))?.webhooks).toEqual({
      orderStatus: { url, secret },
      handoff: { url, secret },
    });
  });

  it.each<readonly [unknown, RegExp]>([
    ['{', /is not JSON/],
    [{ ...points, name: 'Get Points' }, /name: write lower-case Latin letters/],
    [{ ...points, name: 'search_products' }, /is a function of Storevoice/],
    [{ ...points, name: 'wait_for_user' }, /is a function of Storevoice/],
    [{ ...points, url: 'http://shop.example.com/x' }, /url: write an address like https/],
    [{ ...points, url: 'https://me:pass@shop.example.com/x' }, /url: leave out the user name/],
    [{ ...points, secret: 'short' }, /secret: write 32 to 200/],
    [{ ...points, texts: {} }, /texts: write texts in ru, en or both/],
    [{ ...points, icon: 'x' }, /Unrecognized key: "icon"/],
    [{ ...points, parameters: { type: 'string' } }, /parameters/],
    [
      { ...points, parameters: { ...points.parameters, required: ['cart'] } },
      /required: name only parameters/,
    ],
    [{ ...orders, texts: points.texts }, /Unrecognized key: "texts"/],
  ])('refuses %.60j and changes nothing', async (file, why) => {
    const before = await domains.find(HOST);
    const { code, err } = await put(file);
    expect([code, err]).toEqual([2, expect.stringMatching(why)]);
    expect(await domains.find(HOST)).toEqual(before);
  });

  it('refuses a shop that is not registered, and a seventeenth function', async () => {
    expect((await runFunction(['function', 'put', 'b.example.com', '-'], points)).err).toMatch(
      /not registered/,
    );
    const functions = Array.from({ length: 16 }, (_, at) => ({
      ...points,
      name: `own_${at}`,
      secret: 'a'.repeat(32),
    }));
    await domains.save(DomainConfig.parse({ hostname: HOST, shopName: 'Лавка', functions }));
    const { code, err } = await put(points);
    expect([code, err]).toEqual([2, expect.stringContaining('functions')]);
  });

  it('warns when the shop has not enabled the function, and lets it be enabled', async () => {
    await runDomain(['domain', 'put', HOST, '--function', 'search_products']);
    expect((await put(points)).err).toMatch(/get_bonus_points is off/);
    const enabled = await runDomain([
      'domain',
      'put',
      HOST,
      '--function',
      'search_products',
      'get_bonus_points',
    ]);
    expect(enabled.code).toBe(0);
  });
});

describe('what is printed of a shop', () => {
  it('never has a secret', async () => {
    const secret = 'tell-nobody-'.repeat(3);
    await put({ ...points, secret });
    await put({ ...orders, secret });
    const printed = [
      await runFunction(['function', 'list', HOST]),
      await runFunction(['function', 'list', HOST, '--json']),
      await runDomain(['domain', 'get', HOST]),
      await runDomain(['domain', 'get', HOST, '--json']),
      await runDomain(['domain', 'list', '--json']),
      await runDomain(['domain', 'put', HOST, '--greeting', 'Да?', '--json']),
    ];
    for (const { code, out } of printed) {
      expect(code).toBe(0);
      expect(out).toContain('get_bonus_points');
      expect(out).not.toContain('tell-nobody');
    }
  });

  it('can be put back, or into another shop, without its functions', async () => {
    await put(points);
    const stored = await domains.find(HOST);
    const { out } = await runDomain(['domain', 'get', HOST, '--json']);
    expect((await runDomain(['domain', 'put', HOST, '--file', '-'], out)).code).toBe(0);
    expect(await domains.find(HOST)).toEqual(stored);
    expect((await runDomain(['domain', 'put', 'b.example.com', '--file', '-'], out)).code).toBe(0);
    expect((await domains.find('b.example.com'))?.functions).toBeUndefined();
  });
});

describe('storevoice function remove', () => {
  it('disconnects a function and forgets that it was enabled', async () => {
    await put(points);
    await put(orders);
    await runDomain(['domain', 'put', HOST, '--function', 'search_products', 'get_bonus_points']);
    for (const name of ['get_bonus_points', 'get_order_status']) {
      expect((await runFunction(['function', 'remove', HOST, name])).out).toMatch(`Removed ${name}`);
    }
    expect(await domains.find(HOST)).toMatchObject({
      functions: [],
      webhooks: {},
      enabledFunctions: ['search_products'],
    });
    expect((await runFunction(['function', 'list', HOST])).out).toMatch(/get_order_status +not connected/);
    const again = await runFunction(['function', 'remove', HOST, 'get_bonus_points']);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('has no function get_bonus_points')]);
  });
});
