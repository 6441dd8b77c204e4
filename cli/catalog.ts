import { Command } from 'commander';
import * as z from 'zod';
import { createBedrockTextEmbedder } from '../lambdas/adapters/bedrock/text-embedder.ts';
import { createOpenSearchCatalogWriter } from '../lambdas/adapters/opensearch/catalog-writer.ts';
import { createOpenSearch, type OpenSearchAccess } from '../lambdas/adapters/opensearch/client.ts';
import { normaliseHostname } from '../lambdas/contract/hostname.ts';
import { describeIssues } from '../lambdas/contract/issues.ts';
import { createCatalogImport } from '../lambdas/core/catalog/import-catalog.ts';
import {
  addLocalCatalogCommands,
  addLocalImportOptions,
  importLocally,
  type LocalCatalogParts,
  type LocalImportOptions,
  localCatalogParts,
} from './catalog-local.ts';
import {
  CommandFailure,
  exitCodes,
  processTerminal,
  readInput,
  runCommand,
  speakTo,
  type Terminal,
} from './command.ts';
import { parseProductLines } from './product-lines.ts';

const EXAMPLES = `
On this machine:
  storevoice catalog import feed.xml --domain shop.example.com
  storevoice catalog import https://shop.example.com/feed.yml --domain shop.example.com --report import-report
  zcat export.csv.gz | storevoice catalog import - --domain shop.example.com --dry-run
  storevoice catalog import price.csv --domain shop.example.com --column id=Номер title=Номенклатура
  storevoice catalog search "айфон черный 256" --domain shop.example.com

Feeds: Yandex YML, Google Merchant (RSS, Atom, TSV, JSONL), Shopify CSV, WooCommerce CSV, CSV with a header row,
JSON and JSONL, each also as gzip; see docs/feeds.md.

In a deployment:
  storevoice catalog import products.jsonl --domain shop.example.com --search https://search-….es.amazonaws.com
  zcat products.jsonl.gz | storevoice catalog import - --domain shop.example.com --search https://….aoss.amazonaws.com

A deployment takes JSON Lines, one product a line. The endpoint is the output SearchEndpoint of the deployment. Requests are signed with the AWS credentials and the
AWS_REGION of the environment, and the model answers on Amazon Bedrock; it must be the one that was deployed.
Until the import is done shoppers are served by the catalogue before it.
Exit codes: 0 published, 1 failed, 2 not understood.`;

const Options = z.object({
  domain: z.string().transform((value, context) => {
    const hostname = normaliseHostname(value);
    if (hostname === undefined) context.addIssue('is not a host name; write it like shop.example.com');
    return hostname ?? z.NEVER;
  }),
  search: z.url({ protocol: /^https?$/, error: 'write the endpoint like https://search-….es.amazonaws.com' }),
  stage: z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, 'write the stage as it was deployed, like prod'),
  model: z.enum(['cohere.embed-v4:0', 'amazon.titan-embed-text-v2:0']),
  dimension: z.coerce.number().pipe(z.literal([256, 512, 1024])),
  profile: z.string().optional(),
});
type Options = z.infer<typeof Options>;

const PROFILES = {
  'cohere.embed-v4:0': 'global.cohere.embed-v4:0',
  'amazon.titan-embed-text-v2:0': 'none',
} as const;

/** Amazon's endpoints say what they are; any other address is a cluster that takes unsigned requests. */
const accessTo = (endpoint: string, region: string | undefined): OpenSearchAccess => {
  const kind = /\.(es|aoss)\.amazonaws\.com(\.cn)?$/.exec(new URL(endpoint).hostname)?.[1];
  if (kind !== 'es' && kind !== 'aoss') return { node: endpoint, service: 'none' };
  if (region !== undefined) return { node: endpoint, service: kind, region };
  throw new CommandFailure('set AWS_REGION to the region of the deployment', exitCodes.usage);
};

const importProducts = async (terminal: Terminal, path: string, options: Options): Promise<void> => {
  const products = parseProductLines(await readInput(terminal, path), path);
  const profile = options.profile ?? PROFILES[options.model];
  const importCatalog = createCatalogImport({
    writer: createOpenSearchCatalogWriter({
      engine: createOpenSearch(accessTo(options.search, process.env.AWS_REGION)),
      prefix: `storevoice-${options.stage}-`,
    }),
    embedder: createBedrockTextEmbedder({
      model: options.model,
      dimension: options.dimension,
      ...(profile === 'none' ? {} : { inferenceProfile: profile }),
    }),
    now: () => new Date(),
  });
  const { generation, variants } = await importCatalog({
    domain: options.domain,
    products,
    onProgress: (done) => terminal.err(`\r${done.products} products, ${done.variants} variants`),
  });
  terminal.err('\n');
  terminal.out(
    `Published ${products.length} products with ${variants} variants for ${options.domain} (${generation})\n`,
  );
};

/** `storevoice catalog`: what the assistant knows of a shop's products, on this machine or deployed. */
export const catalogCommand = (
  terminal: Terminal = processTerminal,
  local: LocalCatalogParts = localCatalogParts(terminal),
): Command => {
  const catalog = speakTo(new Command('catalog'), terminal)
    .description('import the products of a shop and look at what became of them')
    .addHelpText('after', EXAMPLES);
  const importing = catalog
    .command('import <feed>')
    .description('publish the products of a feed: a file, an http(s) address, or - for standard input')
    .requiredOption('--domain <hostname>', 'the shop')
    .option('--search <endpoint>', 'where a deployment searches. Default: the catalogue of this machine')
    .option('--stage <name>', 'stage of the deployment', 'prod')
    .option('--model <id>', 'embedding model of the deployment', 'cohere.embed-v4:0')
    .option('--dimension <number>', 'length of its vectors', '1024')
    .option('--profile <id>', 'inference profile, or none (default: the global one for Cohere)')
    .addHelpText('after', EXAMPLES);
  addLocalImportOptions(importing).action(
    (path: string, given: LocalImportOptions & { readonly search?: string }) => {
      if (given.search === undefined) return importLocally(local, path, given);
      return runCommand(terminal, async () => {
        const parsed = Options.safeParse(given, { reportInput: true });
        if (!parsed.success) throw new CommandFailure(describeIssues(parsed.error), exitCodes.usage);
        await importProducts(terminal, path, parsed.data);
      });
    },
  );
  addLocalCatalogCommands(catalog, local);
  return catalog;
};
