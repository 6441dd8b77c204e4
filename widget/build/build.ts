import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { widgetAssetsPath, widgetScriptPath } from '../../lambdas/contract/paths.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import { squeezeStyles, stubModules, stubsFile } from './plugins.ts';

export interface BuiltFile {
  /** Relative to the folder, with slashes: `widget.js`, `assets/panel-XXXX.js`. */
  readonly path: string;
  readonly bytes: number;
  /** True when the name changes with the content. */
  readonly immutable: boolean;
  /** When a page fetches it: with the page, when the panel opens, with the first question, speech or action in the page. */
  readonly moment: 'page' | 'panel' | 'text' | 'voice' | 'action';
  /** Set for a file of texts; a page fetches only the shopper's language. */
  readonly locale?: Locale;
}

/** The share of one library in the minified voice file. */
export interface LibraryShare {
  readonly library: string;
  readonly bytes: number;
  readonly share: number;
}

export interface BuiltWidget {
  readonly files: readonly BuiltFile[];
  readonly libraries: readonly LibraryShare[];
}

interface BuildWidgetOptions {
  /** Emptied first. */
  readonly outFolder: string;
  /** Default: true. */
  readonly minify?: boolean;
}

/** Safari 15.4, Chrome 99, Firefox 104 and later. */
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

const bundle = async (
  entry: string,
  minify: boolean,
  options: BuildOptions,
): Promise<readonly Compiled[]> => {
  const { outputFiles, metafile } = await build({
    ...common(minify),
    entryPoints: [join(import.meta.dirname, '..', entry)],
    outdir: '/',
    ...options,
    write: false,
    metafile: true,
  });
  return outputFiles.map(({ path, contents }) => ({ name: basename(path), contents, metafile }));
};

const compile = async (entry: string, minify: boolean, options: BuildOptions): Promise<Compiled> => {
  const [file, ...rest] = await bundle(entry, minify, options);
  if (file === undefined || rest.length > 0) {
    throw new Error(`${entry} must become one file; esbuild made ${rest.length + 1}`);
  }
  return file;
};

/** The panel, the views of answers that it imports when they are needed, and the library that both of them share. */
const compilePanel = async (minify: boolean, define: Record<string, string>) => {
  const files = await bundle('panel/mount.tsx', minify, {
    format: 'esm',
    splitting: true,
    entryNames: 'panel-[hash]',
    plugins: [squeezeStyles],
    define,
  });
  const named = (name: string): Compiled => {
    const file = files.find((each) => each.name.startsWith(`${name}-`));
    if (file === undefined || files.length !== 3) {
      throw new Error(
        `the panel must become panel, findings and chunk; esbuild made ${files.map((each) => each.name)}`,
      );
    }
    return file;
  };
  return { panel: named('panel'), findings: named('findings'), shared: named('chunk') };
};

const compileAll = async (minify: boolean) => {
  const address = ({ name }: Compiled): string => JSON.stringify(`${widgetAssetsPath}${name}`);
  const asset = (entry: string, name: string, options: BuildOptions = {}) =>
    compile(entry, minify, { format: 'esm', entryNames: `${name}-[hash]`, ...options });
  const page = await asset('page/page-module.ts', 'page');
  const [call, voice, russian, english] = await Promise.all([
    asset('voice/call.ts', 'call', { define: { PAGE_PATH: address(page) } }),
    asset('voice/voice-transport.ts', 'voice', {
      plugins: [stubModules],
      alias: { 'openai/helpers/zod': stubsFile },
    }),
    asset('i18n/ru.ts', 'ru'),
    asset('i18n/en.ts', 'en'),
  ]);
  const { panel, shared, findings } = await compilePanel(minify, {
    CALL_PATH: address(call),
    VOICE_PATH: address(voice),
    PAGE_PATH: address(page),
  });
  const loader = await compile('loader/loader.ts', minify, {
    format: 'iife',
    entryNames: basename(widgetScriptPath, '.js'),
    plugins: [squeezeStyles],
    define: {
      PANEL_PATH: address(panel),
      SHARED_PATH: address(shared),
      RU_PATH: address(russian),
      EN_PATH: address(english),
    },
  });
  return { loader, panel, shared, findings, russian, english, call, voice, page };
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

/** Builds the script that merchants embed, and the hashed files that it fetches when the shopper needs them. */
export const buildWidget = async ({ outFolder, minify = true }: BuildWidgetOptions): Promise<BuiltWidget> => {
  const { loader, panel, shared, findings, russian, english, call, voice, page } = await compileAll(minify);
  const built = [
    { compiled: loader, moment: 'page' },
    { compiled: panel, moment: 'panel' },
    { compiled: shared, moment: 'panel' },
    { compiled: russian, moment: 'panel', locale: 'ru' },
    { compiled: english, moment: 'panel', locale: 'en' },
    { compiled: call, moment: 'text' },
    { compiled: findings, moment: 'text' },
    { compiled: voice, moment: 'voice' },
    { compiled: page, moment: 'action' },
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
