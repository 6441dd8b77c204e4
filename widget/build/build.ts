import { rm } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { widgetAssetsPath, widgetScriptPath } from '../../lambdas/contract/paths.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import { squeezeStyles, stubModules, stubsFile } from './plugins.ts';

/** A file that esbuild has written, and how much of it comes from which source. */
interface Output {
  /** Relative to the folder, with slashes: `widget.js`, `assets/panel-XXXX.js`. */
  readonly path: string;
  readonly bytes: number;
  readonly inputs: Metafile['outputs'][string]['inputs'];
}

export interface BuiltFile extends Output {
  /** When a page fetches it: with the page, when the panel opens, with the first question, speech or action in the page. */
  readonly moment: 'page' | 'panel' | 'text' | 'voice' | 'action';
  /** Set for a file of texts; a page fetches only the shopper's language. */
  readonly locale?: Locale;
}

/** Safari 15.4, Chrome 99, Firefox 104 and later. */
const TARGET = 'es2022';

const ASSETS = widgetAssetsPath.slice(1);

/** Bundles a source file with all that it imports, under a name of the built widget. */
const createBundler =
  (outFolder: string) =>
  async (entry: string, name: string, options: BuildOptions = {}): Promise<readonly Output[]> => {
    const { metafile } = await build({
      bundle: true,
      platform: 'browser',
      target: TARGET,
      format: 'esm',
      minify: true,
      legalComments: 'none',
      charset: 'utf8',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'warning',
      entryPoints: [join(import.meta.dirname, '..', entry)],
      entryNames: `${ASSETS}${name}-[hash]`,
      chunkNames: `${ASSETS}[name]-[hash]`,
      outdir: outFolder,
      ...options,
      metafile: true,
    });
    return Object.entries(metafile.outputs).map(([path, { bytes, inputs }]) => ({
      path: relative(outFolder, path).replaceAll('\\', '/'),
      bytes,
      inputs,
    }));
  };

/** The file of this name among as many as there should be. */
const named = (outputs: readonly Output[], name: string, count = 1): Output => {
  const output = outputs.find(({ path }) => basename(path).startsWith(name));
  if (output === undefined || outputs.length !== count) {
    throw new Error(`${name} must be one of ${count} files; esbuild made ${outputs.map(({ path }) => path)}`);
  }
  return output;
};

const fileOf = (output: Output, moment: BuiltFile['moment'], locale?: Locale): BuiltFile => ({
  ...output,
  moment,
  ...(locale && { locale }),
});

const compileAll = async (outFolder: string): Promise<readonly BuiltFile[]> => {
  const bundle = createBundler(outFolder);
  const address = ({ path }: Output): string => JSON.stringify(`/${path}`);
  const asset = async (entry: string, name: string, more?: BuildOptions): Promise<Output> =>
    named(await bundle(entry, name, more), name);
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
  // The panel, the views of answers that it imports when they are needed, and the library that both of them share.
  const panels = await bundle('panel/panel.tsx', 'panel', {
    splitting: true,
    plugins: [squeezeStyles],
    define: { CALL_PATH: address(call), VOICE_PATH: address(voice), PAGE_PATH: address(page) },
  });
  const [panel, shared] = [named(panels, 'panel', 3), named(panels, 'chunk', 3)];
  const loader = await asset('loader/loader.ts', 'widget', {
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
  return [
    fileOf(loader, 'page'),
    fileOf(panel, 'panel'),
    fileOf(shared, 'panel'),
    fileOf(russian, 'panel', 'ru'),
    fileOf(english, 'panel', 'en'),
    fileOf(call, 'text'),
    fileOf(named(panels, 'findings', 3), 'text'),
    fileOf(voice, 'voice'),
    fileOf(page, 'action'),
  ];
};

/** Builds the script that merchants embed, and the hashed files that it fetches, into a folder, which is emptied first. */
export const buildWidget = async (outFolder: string): Promise<readonly BuiltFile[]> => {
  await rm(outFolder, { recursive: true, force: true });
  return compileAll(outFolder);
};
