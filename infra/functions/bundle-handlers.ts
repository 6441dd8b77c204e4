import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { type BuildOptions, build, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '..', '..');
const handlers = join(root, 'lambdas', 'handlers');

/** CommonJS packages inside an ES module ask for Node's own modules through `require`. */
const REQUIRE_BANNER =
  "import { createRequire as storevoiceRequire } from 'node:module'; const require = storevoiceRequire(import.meta.url);";

/** As text the lexicon is a third of a bundle, and its Cyrillic letters make V8 keep the whole source in two bytes a letter. */
const packedLexicon: Plugin = {
  name: 'packed-lexicon',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]lexicon[\\/][^\\/]+\.json$/ }, async ({ path }) => {
      const json = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      const packed = deflateRawSync(json, { level: 9 }).toString('base64');
      const contents = `import { inflateRawSync } from 'node:zlib';
        export default JSON.parse(inflateRawSync(Buffer.from('${packed}', 'base64')).toString());`;
      return { contents, loader: 'js' };
    }),
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
  alias: { '@aws-sdk/credential-provider-node': join(import.meta.dirname, 'lambda-credentials.ts') },
  banner: { js: REQUIRE_BANNER },
  minify: true,
  charset: 'utf8', // Escaped, the Russian sentences would be three times as long.
  legalComments: 'none',
  sourcemap: 'linked',
  sourcesContent: false,
  plugins: [packedLexicon],
  logLevel: 'warning',
} satisfies BuildOptions;

/**
 * Makes every handler one ES module, `<name>/index.mjs`, that holds all it needs: the AWS SDK that was tested,
 * not the one Lambda happens to have. The folder is emptied first.
 */
export const bundleHandlers = async (outFolder: string): Promise<void> => {
  await rm(outFolder, { recursive: true, force: true });
  const files = (await readdir(handlers, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const entryPoints = files.map((file) => ({
    in: join(handlers, file),
    out: join(basename(file, '.ts'), 'index'),
  }));
  await build({ ...bundling, entryPoints, outdir: outFolder });
};
