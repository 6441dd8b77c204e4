import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';

const run = promisify(execFile);
const sourceLines = join(import.meta.dirname, '..', 'lambdas', 'source-lines.ts');

const SHOP = `export const openShop = (name: string): never => {
  throw new RangeError(\`no shop \${name}\`);
};
`;

describe('nameSourceLines', () => {
  let folder: string;
  let bundle: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'storevoice-lines-'));
    bundle = join(folder, 'out', 'index.mjs');
    await mkdir(join(folder, 'lambdas'));
    await writeFile(join(folder, 'lambdas', 'shop.ts'), SHOP);
    await writeFile(join(folder, 'outside.mjs'), 'export const callBack = (work) => work();\n');
    const contents = `
      import { nameSourceLines } from ${JSON.stringify(sourceLines)};
      import { openShop } from './lambdas/shop.ts';
      const { callBack } = await import(process.argv[2]);
      nameSourceLines(import.meta.url);
      try { callBack(() => openShop('toys')); } catch (error) { console.log(error.stack); }
    `;
    await build({
      stdin: { contents, resolveDir: folder },
      outfile: bundle,
      bundle: true,
      minify: true,
      sourcemap: true,
      platform: 'node',
      format: 'esm',
    });
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const stackOf = async (): Promise<readonly string[]> => {
    const { stdout } = await run(process.execPath, [bundle, join(folder, 'outside.mjs')]);
    return stdout.trimEnd().split('\n');
  };

  it('writes a stack as people know it, with the lines of the source', async () => {
    const [error, thrown, , caller] = await stackOf();
    expect(error).toBe('RangeError: no shop toys');
    expect(thrown).toMatch(/^ {4}at (?:\w+ \()?lambdas\/shop\.ts:2:9\)?$/);
    expect(caller).toMatch(/^ {4}at callBack \(file:.*\/outside\.mjs:1:\d+\)$/);
  });

  it.each([
    ['missing', () => rm(`${bundle}.map`)],
    ['damaged', () => writeFile(`${bundle}.map`, '{"version":')],
  ])('keeps the places in the bundle when the map is %s', async (_, harm) => {
    await harm();
    const [error, thrown] = await stackOf();
    expect(error).toBe('RangeError: no shop toys');
    expect(thrown).toMatch(/out\/index\.mjs:\d+:\d+\)?$/);
  });
});
