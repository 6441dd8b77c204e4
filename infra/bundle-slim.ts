import { readFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import { type Plugin, type PluginBuild, transform } from 'esbuild';

/**
 * The SDK's chain of credential providers looks into files, single sign-on and instance metadata. Lambda gives
 * credentials by the environment alone, where they stay for the life of the process.
 */
const lambdaCredentials = ({ onResolve, onLoad }: PluginBuild): void => {
  const namespace = 'lambda-credentials';
  onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path, resolveDir }) => ({
    path,
    namespace,
    pluginData: resolveDir,
  }));
  onLoad({ filter: /.*/, namespace }, ({ pluginData }) => ({
    contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
    resolveDir: String(pluginData),
  }));
};

/** The client's several hundred API methods; the adapter asks its transport, by method and path. */
const openSearchTransportOnly = ({ onLoad }: PluginBuild): void => {
  onLoad({ filter: /[\\/]@opensearch-project[\\/]opensearch[\\/]api[\\/]OpenSearchApi\.js$/ }, () => ({
    contents: 'module.exports = class {};',
  }));
};

/**
 * Parts that packages load when they are needed, and ours never do: every client can read event streams, ours have
 * none; the search client finds credentials by itself when it is given none; a developer's single sign-on. Whatever such a
 * part shares with the rest, esbuild wraps into functions, which V8 then reads twice.
 */
const NEVER_LOADED =
  /^(?:@smithy\/core\/event-streams|@aws-sdk\/credential-provider-node|@aws-sdk\/nested-clients\/sso-oidc)$/;

const withoutNeverLoaded = ({ onResolve, onLoad }: PluginBuild): void => {
  const namespace = 'never-loaded';
  onResolve({ filter: NEVER_LOADED }, ({ path, kind }) =>
    kind === 'dynamic-import' ? { path, namespace } : undefined,
  );
  onLoad({ filter: /.*/, namespace }, ({ path }) => ({
    contents: `throw new Error(${JSON.stringify(`${path} is not part of this bundle`)});`,
  }));
};

/** Reads numbers beyond 2^53 out of answers, which the adapter does not ask for. */
const withoutLongNumerals = ({ onLoad }: PluginBuild): void => {
  onLoad({ filter: /[\\/]json11[\\/]dist[\\/].*$/ }, () => ({
    // Asked for by `require`, for which esbuild would wrap a module.
    contents: `const refuse = () => { throw new Error('long numerals are not part of this bundle'); };
      module.exports = { parse: refuse, stringify: refuse, default: { parse: refuse, stringify: refuse } };`,
  }));
};

/**
 * The lexicon, packed. As text it is more than a third of the bundle, and its Cyrillic letters would make V8 keep and
 * read the whole source in two bytes a letter; unpacking takes a few milliseconds.
 */
const packedLexicon = ({ onLoad }: PluginBuild): void => {
  onLoad({ filter: /[\\/]core[\\/]search[\\/]lexicon[\\/][^\\/]+\.json$/ }, async ({ path }) => {
    const json = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
    const packed = deflateRawSync(json, { level: 9 }).toString('base64');
    return {
      contents: `import { inflateRawSync } from 'node:zlib';
        export default JSON.parse(inflateRawSync(Buffer.from('${packed}', 'base64')).toString());`,
      loader: 'js',
    };
  });
};

/** The cache of a discovery of endpoints, which the client makes and none of its commands asks. */
const withoutEndpointCache = ({ onLoad }: PluginBuild): void => {
  onLoad({ filter: /[\\/]@aws-sdk[\\/]endpoint-cache[\\/].*[\\/]EndpointCache\.js$/ }, () => ({
    contents: 'export class EndpointCache {}',
  }));
};

/** Of their own manifests packages read the version, to name it in requests. */
const versionsAlone = ({ onLoad }: PluginBuild): void => {
  onLoad({ filter: /[\\/]node_modules[\\/].*[\\/]package\.json$/ }, async ({ path }) => {
    const { version } = JSON.parse(await readFile(path, 'utf8'));
    return { contents: JSON.stringify({ version }), loader: 'json' };
  });
};

/** A source map that maps everything to one nameless place. */
const NOWHERE = Buffer.from('{"version":3,"sources":[""],"mappings":"AAAA"}').toString('base64');

/**
 * Members of Node.js's modules that are globals too. Who imports such a module has all of it made at once: of `process` the
 * three standard streams, and all that there is of web streams for an answer in parts, which no function of ours gives.
 */
const byGlobals = (text: string): string =>
  text
    .replace(/^import (\{[^{}]*\}) from ["']node:process["'];?$/gmu, 'const $1 = process;')
    .replace(/^import \{[\w\s,]*\} from ["']node:stream\/web["'];?$/gmu, '');

/** What an arrow function takes from around it and a plain one has of its own, with esbuild's names for the carried. */
const BORROWED = /\b(?:super\.|new\.target\b|_this\d*\b|_arguments\d*\b)/u;

/**
 * V8 skims a plain function until somebody calls it and parses most arrow functions in full. Files whose arrow functions
 * borrow something keep them all: esbuild carries `super` into no function, and `this` into no member of a class.
 */
const toSkim = async (text: string): Promise<string> => {
  const { code } = await transform(text, { supported: { arrow: false } });
  return BORROWED.test(code) ? text : code;
};

/**
 * Packages as a cold start reads them best, with maps that lead to lines of our own alone: whoever's request is the first
 * to fail waits while a whole map is read, and three quarters of it would be about packages.
 */
const packagesToSkim = ({ onLoad }: PluginBuild): void => {
  onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, async ({ path }) => {
    const code = await toSkim(byGlobals(await readFile(path, 'utf8')));
    return {
      contents: `${code}\n//# sourceMappingURL=data:application/json;base64,${NOWHERE}`,
      loader: 'js',
    };
  });
};

/** Leaves out of a bundle what no handler runs, and packs what is long; a cold start reads it all. */
export const slimHandlers: Plugin = {
  name: 'slim-handlers',
  setup: (build) => {
    withoutNeverLoaded(build);
    lambdaCredentials(build);
    openSearchTransportOnly(build);
    withoutLongNumerals(build);
    withoutEndpointCache(build);
    versionsAlone(build);
    packedLexicon(build);
    // Last, since whoever loads a file first has it.
    packagesToSkim(build);
  },
};
