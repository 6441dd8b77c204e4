import type { DomainConfig } from '../lambdas/contract/domain.ts';
import { type Ranked, rank } from '../lambdas/core/search/rank.ts';
import { createSearch } from '../lambdas/core/search/search.ts';
import { understand } from '../lambdas/core/search/understand.ts';
import type { Understanding } from '../lambdas/core/search/understanding.ts';
import type { CatalogPlace } from './catalog-place.ts';
import { CommandFailure } from './command.ts';

const CANDIDATES = 100;
const SHOWN = 5;

/** As much of a candidate as explains its place. */
interface Explained {
  readonly productId: string;
  readonly variantId: string;
  readonly title: string;
  readonly score: number;
  readonly coverage: number;
  readonly cosine: number;
  readonly missing: readonly string[];
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

const explainRanked = ({ document, score, coverage, cosine, missing }: Ranked): Explained => ({
  productId: document.productId,
  variantId: document.variantId,
  title: document.title,
  score: rounded(score),
  coverage: rounded(coverage),
  cosine: rounded(cosine),
  missing: missing.map(({ said }) => said),
});

const explainIdeas = ({ groups }: Understanding) =>
  groups.map(({ said, role, alternatives, unknown }) => ({
    said,
    role,
    terms: alternatives.map(({ term }) => term),
    unknown,
  }));

/** What the assistant would answer, and what it understood and weighed on the way. */
export const explainSearch = async (
  domain: DomainConfig,
  query: string,
  { index, embedder }: CatalogPlace,
) => {
  const profile = await index.profile(domain.hostname);
  if (!profile) {
    throw new CommandFailure(
      `${domain.hostname} has no catalogue yet; import one: storevoice catalog import feed.xml --domain ${domain.hostname}`,
    );
  }
  const answer = await createSearch({ index, embedder })(domain, query);
  const understanding = understand(query, { profile, currency: domain.currency });
  const [values] = await embedder.embed([understanding.text], 'query');
  const candidates = await index.retrieve({
    domain: domain.hostname,
    groups: understanding.groups,
    limit: CANDIDATES,
    ...(values ? { vector: { embedder: embedder.id, values } } : {}),
    ...(understanding.price ? { price: understanding.price } : {}),
  });
  const ranked = rank(candidates, understanding);
  return {
    query,
    answer,
    understood: explainIdeas(understanding),
    excluded: understanding.excluded,
    price: understanding.price,
    leftover: understanding.leftover,
    retrieved: { lexical: candidates.lexical.length, nearest: candidates.nearest.length },
    candidates: ranked.slice(0, SHOWN).map(explainRanked),
  };
};
export type SearchExplanation = Awaited<ReturnType<typeof explainSearch>>;

const candidateView = ({
  title,
  productId,
  variantId,
  score,
  coverage,
  cosine,
  missing,
}: Explained): string => {
  const lacks = missing.length === 0 ? '' : `, lacks ${missing.join(', ')}`;
  return `  ${score.toFixed(3)}  ${title}  (${productId}/${variantId}; covers ${coverage}, cosine ${cosine}${lacks})\n`;
};

const ideaView = ({ said, role, terms, unknown }: SearchExplanation['understood'][number]): string =>
  `  ${said} → ${terms.slice(0, 6).join(', ')}  (${role}${unknown ? ', not in this catalogue' : ''})\n`;

export const searchView = ({
  answer,
  understood,
  excluded,
  price,
  leftover,
  retrieved,
  candidates,
}: SearchExplanation): string => {
  const status = answer.success ? `${answer.status}, ${answer.searchType}` : answer.error;
  const bounds = price ? `  price ${JSON.stringify(price)}\n` : '';
  const without = excluded.length > 0 ? `  without ${excluded.join(', ')}\n` : '';
  const unread = leftover.length > 0 ? `  not understood: ${leftover.join(', ')}\n` : '';
  return (
    `${answer.response}\n(${status})\n\nUnderstood\n${understood.map(ideaView).join('')}${bounds}${without}${unread}` +
    `\nCandidates: ${retrieved.lexical} by words, ${retrieved.nearest} by meaning\n${candidates.map(candidateView).join('')}`
  );
};
