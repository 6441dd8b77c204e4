import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** Without comments and without the blanks that mean nothing; one before a colon means a descendant, and stays. */
export const squeezeCss = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}');

/** Squeezes the template literals of `*.css.ts`, which a minifier of scripts has to leave alone. */
export const squeezeStyles: Plugin = {
  name: 'squeeze-styles',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.css\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/`[^`]*`/g, squeezeCss),
      loader: 'ts',
    }));
  },
};
