import { paths } from '../lambdas/contract/paths.ts';
import type { LocalFacts } from '../local/app.ts';

interface BannerFacts extends LocalFacts {
  readonly version: string;
  readonly seconds: number;
  readonly samples: readonly string[];
}

const BOLD = '\u001b[1m';
const DIM = '\u001b[2m';
const CYAN = '\u001b[36m';
const RESET = '\u001b[0m';

const realtimeLine = ({ realtime }: LocalFacts): string =>
  realtime === 'own'
    ? `own server, a synthetic voice ${DIM}(real voice: OPENAI_API_KEY=sk-… npm start)${RESET}`
    : realtime;

const searchPlace = ({ search }: LocalFacts): string =>
  search === 'own' ? '' : ` in the OpenSearch at ${search}`;

const curlLine = ({ url }: LocalFacts): string => {
  const path = paths.botExecute.path.replace('{function}', 'search_products');
  return `curl ${url}${path} -d '{"query":"айфон черный 256","hostname":"localhost"}'`;
};

/** The few lines that tell what runs and what to try. */
export const bannerOf = (facts: BannerFacts): string => {
  const routes = Object.values(paths).map(({ path }) => path);
  const rows: readonly (readonly [string, string])[] = [
    ['API', routes.join('  ')],
    ['Realtime', realtimeLine(facts)],
    ['Domains', `${facts.domains}, kept in ${facts.folder} ${DIM}(npx storevoice domain list)${RESET}`],
    ['Catalogue', `${facts.products} products, ${facts.variants} variants indexed${searchPlace(facts)}`],
    ['Log', `one line an event, here ${DIM}(JSON: npm start -- --log json)${RESET}`],
    ['Ask', facts.samples.map((sample) => `«${sample}»`).join('  ')],
    ['', curlLine(facts)],
    ['Stop', 'Ctrl-C'],
  ];
  const lines = rows.map(([name, text]) => `  ${DIM}${name.padEnd(10)}${RESET}${text}`);
  const ready = `${BOLD}Storevoice ${facts.version}${RESET} ${DIM}is ready in ${facts.seconds.toFixed(1)} s${RESET}`;
  return `\n  ${ready}\n\n  ${BOLD}${CYAN}${facts.url}${RESET}\n\n${lines.join('\n')}\n\n`;
};
