import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { infoCommand } from '../../../cli/info/info.ts';
import {
  createEmbeddedDomainStore,
  createEmbeddedImportLedger,
  createEmbeddedStoreTexts,
} from '../../../lambdas/adapters/embedded/shop-stores.ts';
import type { Store } from '../../../lambdas/adapters/embedded/store/store.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { freshStore } from '../../adapters/embedded/fresh-store.ts';
import { noRows } from '../no-texts.ts';
import { runCommandLine } from '../run-command.ts';

const SHOP = 'shop.example.com';
let store: Store;
let folder: string;
beforeEach(async () => {
  store = await freshStore();
  folder = await mkdtemp(join(tmpdir(), 'storevoice-info-'));
  await createEmbeddedDomainStore({ store }).save(DomainConfig.parse({ hostname: SHOP, shopName: 'Лавка' }));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (line: readonly string[]) =>
  runCommandLine({
    create: (terminal) =>
      infoCommand({
        terminal,
        openStore: async () => ({
          domains: createEmbeddedDomainStore({ store }),
          imports: createEmbeddedImportLedger({ store }),
          texts: createEmbeddedStoreTexts({ store }),
          rows: noRows,
          isDeployment: false,
          place: 'table test',
          remedy: '',
          close: async () => {},
        }),
      }),
    line: ['info', ...line, '--domain', SHOP],
  });

const file = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  return path;
};

const sources = async () =>
  (await createEmbeddedStoreTexts({ store }).published(SHOP)).texts.map(({ source }) => source);

describe('storevoice info import', () => {
  it('publishes the texts of a folder, each in its language, and answers from them', async () => {
    await file('ru/delivery.md', '# Доставка\n\nДоставка стоит 300 рублей.');
    await file(
      'en/delivery.html',
      '<html><body><h1>Delivery</h1><p>Delivery costs 5 dollars.</p></body></html>',
    );
    await file('en/picture.png', 'no text');
    const { code, out } = await run(['import', folder]);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Imported 2 texts') });
    expect((await run(['list'])).out).toMatch(
      /^en {2}en\/delivery\.html .*1 passage\nru {2}ru\/delivery\.md/u,
    );
    expect((await run(['ask', 'сколько стоит доставка'])).out).toBe(
      'Магазин пишет: «Доставка стоит 300 рублей.»\n(answered: Доставка)\n',
    );
    expect((await run(['ask', 'how much is delivery', '--locale', 'en'])).out).toContain('5 dollars');
    expect((await run(['ask', 'есть ли парковка'])).out).toContain('(unknown)');
  });

  it('reads pages of the shop and lists of them, and keeps their addresses', async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/missing' ? 404 : 200;
      response.end(`<html lang="en"><body><h1>${request.url}</h1><p>We are open daily.</p></body></html>`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const address = server.address();
      const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
      const list = await file('pages.txt', `# our pages\n${origin}/hours\n${origin}/shop\n`);
      expect((await run(['import', list])).code).toBe(0);
      expect(await sources()).toEqual([`${origin}/hours`, `${origin}/shop`]);
      expect((await run(['ask', 'are you open on sundays', '--locale', 'en'])).out).toContain(`${origin}/`);
      const { code, err } = await run(['import', `${origin}/missing`]);
      expect({ code, err }).toEqual({
        code: 1,
        err: expect.stringContaining('/missing cannot be downloaded: the server answered 404'),
      });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('asks no private network, by whatever name', async () => {
    const { code, err } = await run(['import', 'http://10.1.2.3/delivery']);
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining('not an address of the open internet'),
    });
  });

  it('imports nothing when one of the texts cannot be read, and names each that cannot', async () => {
    const good = await file('good.md', 'We deliver daily.');
    const empty = await file('empty.md', '');
    const login = await file('login.html', '<html><input type="password"><p>Sign in</p></html>');
    const picture = await file('picture.md', '\u0000\u0001');
    const { code, err } = await run(['import', good, empty, login, picture]);
    expect(code).toBe(1);
    expect(err).toMatch(
      /nothing was imported:\n {2}empty\.md is empty\n {2}login\.html asks for a password.*\n {2}picture\.md is not a text/u,
    );
    expect(await sources()).toEqual([]);
  });

  it('replaces texts of the same name, or with --replace all of the language', async () => {
    const [a, b] = [await file('a.md', 'We deliver daily.'), await file('b.md', 'We are open daily.')];
    const ru = await file('ru.md', 'Привозим каждый день.');
    await run(['import', a, b, ru]);
    await file('a.md', 'We deliver weekly.');
    await run(['import', a, '--url', 'https://shop.example.com/delivery']);
    expect(await sources()).toEqual(['b.md', 'ru.md', 'a.md']);
    expect((await run(['list'])).out).toContain('https://shop.example.com/delivery');
    await run(['import', b, '--locale', 'en', '--replace']);
    expect(await sources()).toEqual(['ru.md', 'b.md']);
  });

  it.each([
    [['import', '/nowhere/x.md'], /\/nowhere\/x\.md cannot be read: .*ENOENT/],
    [
      ['import', 'package.json', '--locale', 'de'],
      /--locale "de" is not a language of texts; write ru or en/,
    ],
    [
      ['import', 'package.json', '--url', 'javascript:x'],
      /--url "javascript:x" is not the address of a page/,
    ],
    [['import'], /missing required argument 'source'/],
    [['remove'], /name the texts to remove as info list shows them, or --all/],
  ])('refuses %j', async (line, message) => {
    const { code, err } = await run(line);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
  });
});

describe('storevoice info remove', () => {
  it('removes the texts that are named, or nothing when one is not there', async () => {
    await run(['import', await file('a.md', 'We deliver daily.'), await file('b.md', 'We are open daily.')]);
    const { code, err } = await run(['remove', 'a.md', 'c.md']);
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining('has no text c.md; nothing was removed'),
    });
    expect((await run(['remove', 'a.md'])).out).toBe('Removed 1 text of shop.example.com from table test\n');
    expect(await sources()).toEqual(['b.md']);
    await run(['remove', '--all']);
    expect(await sources()).toEqual([]);
  });
});
