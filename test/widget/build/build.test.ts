import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BuiltFile, buildWidget } from '../../../widget/build/build.ts';
import { squeezeCss } from '../../../widget/build/plugins.ts';
import { Runner } from '../../../widget/build/stubs.ts';
import { sharesOf } from '../../bench/widget/library-shares.ts';
import { peers, widgetBars } from '../../bench/widget/widget-bars.ts';
import { weigh } from '../../bench/widget/widget-weight.ts';

describe('the built widget', () => {
  let folder: string;
  let built: readonly BuiltFile[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'storevoice-build-'));
    built = await buildWidget(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is what it says it is, on disk, the hashed files below assets', async () => {
    for (const { path, bytes, moment } of built) {
      expect((await readFile(join(folder, path))).length).toBe(bytes);
      expect(/^assets\/[a-z]+-[A-Z0-9]{8}\.js$/.test(path)).toBe(moment !== 'page');
    }
    expect(built.filter(({ moment }) => moment === 'page').map(({ path }) => path)).toEqual(['widget.js']);
    expect(await readdir(join(folder, 'assets'))).toHaveLength(built.length - 1);
  });

  it('weighs no more than a shop can be asked to carry, and less than its peers', async () => {
    const weight = await weigh(folder, built);
    expect(weight.beforeIntent).toBeGreaterThan(0);
    expect(weight.beforeIntent).toBeLessThanOrEqual(widgetBars.beforeIntent);
    expect(weight.panel).toBeLessThanOrEqual(widgetBars.panel);
    expect(weight.untilTyped).toBeLessThanOrEqual(widgetBars.untilTyped);
    expect(weight.untilVoice).toBeLessThanOrEqual(widgetBars.untilVoice);
    for (const peer of peers) expect(weight.untilVoice).toBeLessThan(peer.kilobytes * 1_000);
  });

  it('names the files it will fetch, and they exist', async () => {
    const namedIn = async (file: string): Promise<string[]> => {
      const text = await readFile(join(folder, file), 'utf8');
      return [...text.matchAll(/["'](?:\.|\/assets)\/([\w-]+\.js)["']/g)].map(([, name = '']) => name);
    };
    const named = await namedIn('widget.js');
    const panel = named.find((name) => name.startsWith('panel-')) ?? '';
    const ofPanel = await namedIn(`assets/${panel}`);
    const kinds = (names: readonly string[]) =>
      [...new Set(names.map((name) => name.split('-')[0]))].toSorted();
    expect(kinds(named)).toEqual(['chunk', 'en', 'panel', 'ru']);
    expect(kinds(ofPanel)).toEqual(['call', 'chunk', 'findings', 'page', 'voice']);
    for (const name of [...named, ...ofPanel]) expect(existsSync(join(folder, 'assets', name))).toBe(true);
  });

  it('needs no eval and loads no worklet', async () => {
    for (const { path } of built) {
      const text = await readFile(join(folder, path), 'utf8');
      expect(text).not.toMatch(/\beval\(|audioWorklet|createObjectURL/);
    }
  });

  it('holds the agents SDK and none of its runner or languages', () => {
    const shares = sharesOf(built);
    const libraries = shares.map(({ library }) => library);
    expect(libraries).toEqual(
      expect.arrayContaining(['@openai/agents-realtime', '@openai/agents-core', 'zod']),
    );
    expect(libraries).not.toContain('openai');
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('is the same when nothing has changed', async () => {
    const again = await buildWidget(folder);
    expect(again).toEqual(built);
  });
});

describe('a stub for what never runs', () => {
  it('fails with its name when it is used after all', () => {
    expect(() => Runner()).toThrow('Runner of the agents SDK is not part of the widget');
  });
});

describe('squeezed CSS', () => {
  it('means the same', () => {
    const css = '.a :hover, .b:hover {\n  margin: calc(1px + 2px) 0; /* why */\n  color: red;\n}\n';
    expect(squeezeCss(css)).toBe('.a :hover,.b:hover{margin:calc(1px + 2px) 0;color:red}');
  });
});
