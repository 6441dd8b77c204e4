import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { post, removeFolder, temporaryFolder } from './local-app.ts';

const storevoice = join(import.meta.dirname, '../../bin/storevoice.js');

let folder = '';
let children: ChildProcessWithoutNullStreams[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
  children = [];
});

afterEach(async () => {
  for (const child of children.filter(
    ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
  )) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await removeFolder(folder);
});

const run = (...words: readonly string[]): ChildProcessWithoutNullStreams => {
  const child = spawn(process.execPath, [storevoice, ...words, '--folder', folder]);
  children.push(child);
  return child;
};

const finish = async (child: ChildProcessWithoutNullStreams) => {
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { out, err, code };
};

/** Waits until the output has a text, and answers with all of it so far. */
const untilSaid = (child: ChildProcessWithoutNullStreams, wanted: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(wanted)) resolve(said);
    });
    child.once('exit', () => reject(new Error(`it ended without saying ${wanted}: ${said}`)));
  });

const startJson = async () => {
  const child = run('dev', '--port', '0', '--log', 'json');
  const said = await untilSaid(child, 'Storevoice is ready');
  const ready = said.split('\n').find((line) => line.includes('is ready')) ?? '';
  const { url }: { url: string } = JSON.parse(ready);
  return { child, url };
};

describe('the storevoice command', () => {
  it('prints one URL and what to try, and ends at the first Ctrl-C', async () => {
    const child = run('dev', '--port', '0', '--log', 'text');
    const said = await untilSaid(child, 'Ctrl-C');
    expect(said).toMatch(/http:\/\/localhost:\d+/u);
    expect(said).toMatch(/\d+ products, \d+ variants/u);
    expect(said).toContain('OPENAI_API_KEY=');
    expect(said).toContain('айфон');

    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('names the process that holds a taken port and how to choose another port', async () => {
    const { child, url } = await startJson();
    const { port } = new URL(url);
    const { code, err } = await finish(run('dev', '--port', port));
    expect(code).toBe(1);
    expect(err).toContain(`Port ${port} is taken by`);
    expect(err).toContain(`process ${child.pid}`);
    expect(err).toContain(`PORT=${Number(port) + 1} npm start`);
  });

  it('changes a shop of the running server from another terminal, and tells its conversations', async () => {
    const { child, url } = await startJson();
    const put = await finish(run('domain', 'put', 'localhost', '--greeting', 'Добрый вечер!'));
    expect(put).toMatchObject({ code: 0, err: '' });
    const { body } = await post(`${url}/api/token`, { hostname: 'localhost' });
    expect(body.greeting).toBe('Добрый вечер!');
    const { out: story } = await finish(run('support', String(body.supportCode)));
    expect(story).toMatch(/ started: localhost, direct connection/);

    child.kill('SIGTERM');
    await once(child, 'exit');
    const { out } = await finish(run('domain', 'get', 'localhost', '--json'));
    expect(JSON.parse(out)).toMatchObject({ greeting: 'Добрый вечер!', openAccess: true });
  });
});
