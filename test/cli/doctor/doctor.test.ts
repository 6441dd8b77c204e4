import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { doctorCommand } from '../../../cli/doctor/doctor.ts';
import { type RunningApp, removeFolder, startApp, temporaryFolder } from '../../journeys/local-app.ts';
import { type Ran, runCommandLine } from '../run-command.ts';

let folder = '';
let app: RunningApp;
let shop: Server;
/** What the shop's server answers next. */
let answer: { readonly headers: Readonly<Record<string, string>>; readonly html: string };

beforeAll(async () => {
  folder = await temporaryFolder();
  app = await startApp(folder);
  shop = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html', ...answer.headers }).end(answer.html);
  });
  await new Promise<void>((resolve) => shop.listen(0, 'localhost', resolve));
});

afterAll(async () => {
  shop.close();
  await app.close();
  await removeFolder(folder);
});

const address = (): string => {
  const listening = shop.address();
  if (listening === null || typeof listening === 'string') throw new Error('the shop does not listen');
  return `http://localhost:${listening.port}/`;
};

const doctor = (...line: string[]): Promise<Ran> =>
  runCommandLine({ create: doctorCommand, line: ['doctor', ...line] });

describe('storevoice doctor', () => {
  it('finds a page with the tag of a running deployment in order', async () => {
    answer = { headers: {}, html: `<p>Shop</p><SCRIPT async src="${app.url}/widget.js"></SCRIPT>` };
    const { code, out } = await doctor(address());
    expect(out).toContain('✓ localhost is registered there.');
    expect(out).toContain('Everything is in order.');
    expect(code).toBe(0);
  });

  it('prints the lines that a strict page lacks, in Russian where asked, and fails', async () => {
    const html = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'"><script src="${app.url}/widget.js"></script>`;
    answer = { headers: { 'permissions-policy': 'microphone=()' }, html };
    const { code, out } = await doctor(address(), '--locale', 'ru');
    expect(out).toContain(`    script-src 'self' ${app.url};\n`);
    expect(out).toContain('    Permissions-Policy: microphone=(self)\n');
    expect(out).toContain('Ошибок: 2, предупреждений: 0.');
    expect(code).toBe(1);
  });

  it('does not take another widget.js for the assistant', async () => {
    answer = { headers: {}, html: '<script src="/widget.js"></script>' };
    const { code, out } = await doctor(address());
    expect(out).toContain('answers 200 and not with a script');
    expect(code).toBe(1);
  });

  it('prints findings for machines', async () => {
    answer = { headers: {}, html: '<p>nothing</p>' };
    const { out } = await doctor(address(), '--json');
    expect(JSON.parse(out)).toContainEqual({
      level: 'problem',
      text: expect.stringContaining('no tag'),
      lines: ['<script src="https://YOUR-HOST/widget.js" async></script>'],
    });
  });

  it('says why a page cannot be read', async () => {
    answer = { headers: { 'content-type': 'application/pdf' }, html: '%PDF' };
    const pdf = await doctor(address());
    expect(pdf).toMatchObject({
      code: 1,
      err: `error: ${address()} is not a page of HTML but application/pdf\n`,
    });
    const mistyped = await doctor('shop.example.com');
    expect(mistyped.code).toBe(2);
    expect(mistyped.err).toContain('write a full address like https://shop.example.com/');
  });
});
