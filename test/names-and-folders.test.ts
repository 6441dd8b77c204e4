import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..');
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const sources = tracked.filter((file) => /(?<!\.d)\.tsx?$/.test(file) && !file.startsWith('test/'));

/** The names that a file exports, each once: a schema and its type share one. */
const exportsOf = (file: string): ReadonlySet<string> => {
  const found = read(file).matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm);
  return new Set([...found].map(([, name = '']) => name));
};

/** Files by what each of them has: a folder, or exported names. */
const filesBy = (keysOf: (file: string) => Iterable<string>): ReadonlyMap<string, readonly string[]> => {
  const files = new Map<string, string[]>();
  for (const file of sources)
    for (const key of keysOf(file)) files.set(key, [...(files.get(key) ?? []), file]);
  return files;
};

/** One idea in two places: what every handler is called, two languages, two engines, two sides of a call. */
const ONE_IDEA = ['handler', 'launcherTexts', 'panelTexts', 'keepMadeChanges', 'changeCart', 'parseJson'];

describe('the tree', () => {
  it('has no folder of more than 15 source files', () => {
    const folders = [...filesBy((file) => [dirname(file)])];
    expect(folders.filter(([, files]) => files.length > 15).map(([folder]) => folder)).toEqual([]);
  });

  it('gives no exported name two meanings', () => {
    const twins = [...filesBy(exportsOf)].filter(([, files]) => files.length > 1);
    expect(twins.filter(([name]) => !ONE_IDEA.includes(name))).toEqual([]);
  });
});

describe('the documentation', () => {
  it('links to files and folders that exist', () => {
    const links = tracked
      .filter((file) => file.endsWith('.md'))
      .flatMap((file) =>
        [...read(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, to = '']) =>
          join(dirname(file), to),
        ),
      );
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
