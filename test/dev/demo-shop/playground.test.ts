import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { attributeControls, scenes, variableControls } from '../../../dev/demo-shop/playground/page.ts';

import { attributeNames, parseAttributes } from '../../../widget/loader/attributes.ts';
import { launcherCss } from '../../../widget/loader/launcher.css.ts';
import { panelCss } from '../../../widget/panel/styles/panel.css.ts';

const read = (path: string): Promise<string> =>
  readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');
const namesOf = (controls: readonly { readonly name: string }[]) => controls.map(({ name }) => name);

/** Custom properties that the widget sets for itself, not for pages. */
const inner = ['--storevoice-index'];

describe('the playground', () => {
  it('offers every attribute the widget has', () => {
    expect(namesOf(attributeControls)).toEqual([...attributeNames]);
  });

  it('offers every custom property the widget reads', () => {
    const inStyles = [...`${launcherCss}${panelCss}`.matchAll(/var\((--storevoice-[a-z-]+)/gu)].map(
      ([, name = '']) => name,
    );
    const forPages = new Set(inStyles.filter((name) => !inner.includes(name)));
    expect(new Set(namesOf(variableControls))).toEqual(forPages);
  });

  it('offers wrong values that the widget refuses', () => {
    const warnings: string[] = [];
    const wrong = attributeControls.filter(({ wrong }) => wrong !== undefined && wrong !== '(((');
    parseAttributes(
      (name) => wrong.find((control) => control.name === name)?.wrong ?? null,
      (message) => warnings.push(message),
    );
    expect(warnings).toHaveLength(wrong.length);
  });

  it('has code for every scene it names', async () => {
    const script = await read('dev/demo-shop/public/playground-scenes.js');
    for (const { name } of scenes) expect(script).toMatch(new RegExp(`^ {2}'?${name}'?: \\{`, 'mu'));
  });

  it('is described in the documentation, attribute by attribute and property by property', async () => {
    const guide = await read('docs/widget.md');
    for (const name of [...namesOf(attributeControls), ...namesOf(variableControls)]) {
      expect(guide).toContain(`\`${name}\``);
    }
  });
});
