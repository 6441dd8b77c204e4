import { readFile } from 'node:fs/promises';
import { build, type OnResolveArgs, type Plugin, type PluginBuild } from 'esbuild';

/**
 * Modules of the agents SDK that a Realtime session in a browser never runs, though its imports reach
 * them: the text runner with sandbox, persistence and MCP behind it, and the transports beside WebRTC.
 * Their exports are kept as functions that throw, so that a wrong guess is loud and names itself.
 */
const neverRun = [
  'agents-core/dist/run.mjs',
  'agents-core/dist/runState.mjs',
  'agents-core/dist/mcp.mjs',
  'agents-realtime/dist/openaiRealtimeWebsocket.mjs',
  'agents-realtime/dist/openaiRealtimeSip.mjs',
] as const;

/** Agents ask for their MCP tools whether or not they have MCP servers; ours never have. */
const answers: Readonly<Record<string, string>> = {
  getAllMcpTools: 'async () => []',
};

/** Packages whose modules do nothing by being imported, though their manifests do not say so. */
const withoutSideEffects = /[\\/]node_modules[\\/](@openai[\\/]agents(-core|-realtime)?|openai|zod)[\\/]/;

const exportsOf = async (file: string): Promise<readonly string[]> => {
  const { metafile } = await build({
    entryPoints: [file],
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
};

/** A module with the same exports, each of which says what was called. */
export const standInFor = (file: string, names: readonly string[]): string =>
  names
    .map((name) => {
      const message = JSON.stringify(`${name} of ${file} is not part of the widget`);
      const value = answers[name] ?? `function () { throw new Error(${message}); }`;
      return `export const ${name} = ${value};`;
    })
    .join('\n');

const replaceNeverRun = ({ onLoad }: PluginBuild): void => {
  const filter = new RegExp(`(${neverRun.map((path) => path.replaceAll('.', '\\.')).join('|')})$`);
  onLoad({ filter }, async ({ path }) => ({
    contents: standInFor(path.split('node_modules/').at(-1) ?? path, await exportsOf(path)),
  }));
};

/** All the languages of zod's messages, which no shopper reads. */
const dropZodLocales = ({ onLoad }: PluginBuild): void => {
  onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: 'export {};' }));
};

/** `import { z }` keeps all of zod; a namespace import keeps what is used. Same names, same values. */
const importZodByNamespace = ({ onLoad }: PluginBuild): void => {
  onLoad({ filter: /[\\/]@openai[\\/]agents-(core|realtime)[\\/]dist[\\/].*\.mjs$/ }, async ({ path }) => ({
    contents: (await readFile(path, 'utf8')).replace(
      /import \{ z \} from (['"])zod\1/,
      'import * as z from $1zod$1',
    ),
  }));
};

/** The OpenAI client is reached for one helper that turns zod schemas into tools; ours are JSON schemas. */
const dropOpenAiClient = ({ onResolve, onLoad }: PluginBuild): void => {
  onResolve({ filter: /^openai\/helpers\/zod$/ }, ({ path }) => ({ path, namespace: 'stand-in' }));
  onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({
    contents: standInFor(path, ['zodResponsesFunction', 'zodTextFormat', 'zodResponseFormat', 'zodFunction']),
  }));
};

const RESOLVED = Symbol('resolved');

const markSideEffects = ({ onResolve, resolve }: PluginBuild): void => {
  const isOurs = ({ path, importer }: OnResolveArgs): boolean =>
    path.startsWith('.') ? withoutSideEffects.test(importer) : /^(@openai\/agents|openai|zod)/.test(path);
  onResolve({ filter: /^(\.|@openai\/agents|openai|zod)/ }, async (args) => {
    if (args.pluginData === RESOLVED || !isOurs(args)) return undefined;
    const { resolveDir, kind, importer } = args;
    const found = await resolve(args.path, { resolveDir, kind, importer, pluginData: RESOLVED });
    return { ...found, sideEffects: false };
  });
};

/** Leaves of the agents SDK what a shopper's browser runs. See docs/decisions/0003. */
export const slimAgentsSdk: Plugin = {
  name: 'slim-agents-sdk',
  setup: (plugin) => {
    dropOpenAiClient(plugin);
    replaceNeverRun(plugin);
    dropZodLocales(plugin);
    importZodByNamespace(plugin);
    markSideEffects(plugin);
  },
};
