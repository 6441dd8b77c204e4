import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import type { Locale } from '../lambdas/contract/locale.ts';
import { widgetAssetsPath, widgetScriptPath } from '../lambdas/contract/paths.ts';
import { squeezeStyles } from './build-css.ts';
import { slimAgentsSdk } from './build-slim.ts';

export interface BuiltFile {
  /** Below the folder, with slashes: `widget.js`, `assets/panel-XXXX.js`. */
  readonly path: string;
  readonly bytes: number;
  /** True when the name changes with the content. */
  readonly immutable: boolean;
  /** When it is fetched: before any intent, when the panel opens, when a conversation begins. */
  readonly moment: 'page' | 'panel' | 'voice';
  /** Of a file of words: only the shopper's language is fetched. */
  readonly locale?: Locale;
}

/** How much of the voice file one library makes up, after minifying. */
export interface LibraryShare {
  readonly library: string;
  readonly bytes: number;
  readonly share: number;
}

export interface BuiltWidget {
  readonly files: readonly BuiltFile[];
  readonly libraries: readonly LibraryShare[];
}

export interface BuildWidgetOptions {
  /** Emptied first. */
  readonly outFolder: string;
  /** Default: true. */
  readonly minify?: boolean;
}

/** Import maps, private members, top-level features of Safari 15.4, Chrome 99, Firefox 104 and later. */
const TARGET = 'es2022';

const common = (minify: boolean): BuildOptions & { write: false; metafile: true } => ({
  bundle: true,
  platform: 'browser',
  target: TARGET,
  minify,
  legalComments: 'none',
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  write: false,
  metafile: true,
  logLevel: 'warning',
});

interface Compiled {
  readonly name: string;
  readonly contents: Uint8Array;
  readonly metafile: Metafile;
}

const compile = async (entry: string, minify: boolean, options: BuildOptions): Promise<Compiled> => {
  const { outputFiles, metafile } = await build({
    ...common(minify),
    entryPoints: [join(import.meta.dirname, entry)],
    entryNames: '[name]-[hash]',
    outdir: '/',
    ...options,
    write: false,
    metafile: true,
  });
  const [file] = outputFiles;
  if (file === undefined || outputFiles.length !== 1) {
    throw new Error(`${entry} must become one file; esbuild made ${outputFiles.length}`);
  }
  return { name: basename(file.path), contents: file.contents, metafile };
};

const compileAll = async (minify: boolean) => {
  const address = ({ name }: Compiled): string => JSON.stringify(`${widgetAssetsPath}${name}`);
  const asset = (entry: string, name: string, options: BuildOptions = {}) =>
    compile(entry, minify, { format: 'esm', entryNames: `${name}-[hash]`, ...options });
  const [voice, russian, english] = await Promise.all([
    asset('voice/operator.ts', 'voice', { plugins: [slimAgentsSdk] }),
    asset('i18n/ru.ts', 'ru'),
    asset('i18n/en.ts', 'en'),
  ]);
  const panel = await asset('panel/mount.tsx', 'panel', {
    plugins: [squeezeStyles],
    define: { VOICE_PATH: address(voice) },
  });
  const loader = await compile('loader.ts', minify, {
    format: 'iife',
    entryNames: basename(widgetScriptPath, '.js'),
    plugins: [squeezeStyles],
    define: { PANEL_PATH: address(panel), RU_PATH: address(russian), EN_PATH: address(english) },
  });
  return { loader, panel, russian, english, voice };
};

const describe = (compiled: Compiled, about: Pick<BuiltFile, 'moment' | 'locale'>): BuiltFile => ({
  ...about,
  path: about.moment === 'page' ? compiled.name : `${widgetAssetsPath.slice(1)}${compiled.name}`,
  bytes: compiled.contents.length,
  immutable: about.moment !== 'page',
});

const libraryOf = (input: string): string => {
  const [, path] = input.split(/^.*node_modules\//);
  if (path === undefined) return 'storevoice';
  const [scope = '', name = ''] = path.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
};

const sharesOf = ({ metafile }: Compiled): readonly LibraryShare[] => {
  const sizes = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
      const library = libraryOf(input);
      sizes.set(library, (sizes.get(library) ?? 0) + bytesInOutput);
    }
  }
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  return [...sizes]
    .map(([library, bytes]) => ({ library, bytes, share: bytes / total }))
    .sort((one, other) => other.bytes - one.bytes);
};

/**
 * Builds everything a shop's page loads: the script that merchants name, and the hashed files it fetches
 * when the shopper wants them. Used alike by the local server, the deployment and the bench.
 */
export const buildWidget = async ({ outFolder, minify = true }: BuildWidgetOptions): Promise<BuiltWidget> => {
  const { loader, panel, russian, english, voice } = await compileAll(minify);
  const built = [
    { compiled: loader, moment: 'page' },
    { compiled: panel, moment: 'panel' },
    { compiled: russian, moment: 'panel', locale: 'ru' },
    { compiled: english, moment: 'panel', locale: 'en' },
    { compiled: voice, moment: 'voice' },
  ] as const;
  await rm(outFolder, { recursive: true, force: true });
  const files = await Promise.all(
    built.map(async ({ compiled, ...about }) => {
      const file = describe(compiled, about);
      const path = join(outFolder, file.path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, compiled.contents);
      return file;
    }),
  );
  return { files, libraries: sharesOf(voice) };
};
