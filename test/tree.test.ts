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

const files = tracked.filter((file) => /(?<!\.d)\.tsx?$/.test(file));

/** The names that a file exports, each once: a schema and its type share one. */
const exportsOf = (file: string): readonly string[] => {
  const found = read(file).matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm);
  return [...new Set([...found].map(([, name = '']) => name))];
};

/** The items that occur more often than they may. */
const tooOften = (items: readonly string[], most: number): readonly string[] => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > most).map(([item]) => item);
};

/** One idea in two places: what every handler is called, two languages, two engines, two sides of a call. */
const ONE_IDEA = ['handler', 'launcherTexts', 'panelTexts', 'keepMadeChanges', 'changeCart', 'parseJson'];

describe('the tree', () => {
  it('has no folder of more than 15 source files', () => {
    expect(tooOften(files.map(dirname), 15)).toEqual([]);
  });

  it('gives no exported name two meanings', () => {
    const names = files.filter((file) => !file.startsWith('test/')).flatMap(exportsOf);
    expect(tooOften(names, 1).filter((name) => !ONE_IDEA.includes(name))).toEqual([]);
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
