import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Removes comments and insignificant spaces; a space before a colon stays, as it is a descendant selector. */
export const squeezeCss = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}');

/** Squeezes the template literals of our `*.css.ts`, which a script minifier must not change. */
export const squeezeStyles: Plugin = {
  name: 'squeeze-styles',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.css\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/`[^`]*`/g, squeezeCss),
      loader: 'ts',
    }));
  },
};

export const stubsFile = join(import.meta.dirname, 'stubs.ts');

const stubbed = [
  '/@openai/agents-core/dist/run.mjs',
  '/@openai/agents-core/dist/runState.mjs',
  '/zod/v4/locales/index.js',
] as const;

/** Does for relative imports inside packages what esbuild's `alias` does for imports by package name. */
export const stubModules: Plugin = {
  name: 'stub-modules',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const file = join(resolveDir, path).replaceAll('\\', '/');
      if (!stubbed.some((end) => file.endsWith(end))) return undefined;
      // Said of the file as `alias` says it: esbuild keeps what it hears first, and names symbols by it.
      return { path: stubsFile, sideEffects: false };
    });
  },
};
