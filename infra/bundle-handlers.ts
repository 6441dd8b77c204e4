import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { slimHandlers } from './bundle-slim.ts';

const root = join(import.meta.dirname, '..');
const handlers = join(root, 'lambdas', 'handlers');

/** CommonJS packages inside an ES module ask for Node's own modules through `require`. */
const REQUIRE_BANNER =
  "import { createRequire as storevoiceRequire } from 'node:module'; const require = storevoiceRequire(import.meta.url);";

export interface BundleHandlersOptions {
  /** Emptied first. */
  readonly outFolder: string;
}

const SOURCE_LINES = JSON.stringify(join(root, 'lambdas', 'source-lines.ts'));

/** What every deployed bundle begins with, ahead of whatever might fail while it loads. */
const START = `import { nameSourceLines } from ${SOURCE_LINES}; nameSourceLines(import.meta.url);`;

/** Makes an entry point of every handler: the start of all bundles, then the handler. */
const handlerEntries: Plugin = {
  name: 'handler-entries',
  setup: ({ onResolve, onLoad }) => {
    const namespace = 'handler-entry';
    const start = 'bundle-start';
    onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === 'entry-point' ? { path, namespace } : undefined,
    );
    onResolve({ filter: new RegExp(`^${start}$`) }, ({ path }) => ({ path, namespace: start }));
    onLoad({ filter: /.*/, namespace: start }, () => ({ contents: START, resolveDir: root }));
    onLoad({ filter: /.*/, namespace }, ({ path }) => ({
      contents: `import '${start}'; export { handler } from ${JSON.stringify(path)};`,
      resolveDir: root,
    }));
  },
};

/** How a bundle is made, whatever goes into it. */
export const bundling = {
  absWorkingDir: root,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  // The oldest Node.js that runs the bundles in tests; Lambda's is newer.
  target: 'node20',
  mainFields: ['module', 'main'],
  banner: { js: REQUIRE_BANNER },
  minify: true,
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: false,
  plugins: [slimHandlers],
  logLevel: 'warning',
} satisfies BuildOptions;

/**
 * Makes every handler one ES module, `<name>/index.mjs`, that holds all it needs: the AWS SDK that was tested,
 * not the one Lambda happens to have. Answers what esbuild knows of the contents.
 */
export const bundleHandlers = async ({ outFolder }: BundleHandlersOptions): Promise<Metafile> => {
  await rm(outFolder, { recursive: true, force: true });
  const files = await readdir(handlers);
  const { metafile } = await build({
    ...bundling,
    plugins: [handlerEntries, ...bundling.plugins],
    entryPoints: files.map((file) => ({
      in: join(handlers, file),
      out: join(file.replace(/\.ts$/, ''), 'index'),
    })),
    outdir: outFolder,
    metafile: true,
  });
  return metafile;
};
