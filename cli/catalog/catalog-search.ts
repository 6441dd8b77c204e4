import { places } from '../../lambdas/contract/catalog/search-document.ts';
import type { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import type { IdeaEvidence } from '../../lambdas/core/search/rank/evidence.ts';
import type { Ranked } from '../../lambdas/core/search/rank/rank.ts';
import {
  createExplainedSearch,
  type ExplainedAnswer,
  type SearchPorts,
} from '../../lambdas/core/search/search.ts';
import type { Idea, Understanding } from '../../lambdas/core/search/understand/understanding.ts';
import { CommandFailure } from '../command.ts';

const SHOWN = 5;

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

const explainIdea = ({ said, role, spellings, concepts, unknown }: Idea) => ({
  said,
  role,
  words: spellings.map(({ stems, weight }) => ({ words: stems.join(' '), weight: rounded(weight) })),
  concepts: concepts.map(({ term, weight }) => ({ concept: term.slice(1), weight: rounded(weight) })),
  unknown,
});

const explainReading = ({ ideas, excluded, price, order, onSale, leftover }: Understanding) => ({
  ideas: ideas.map(explainIdea),
  excluded,
  price,
  order,
  onSale,
  leftover,
});

const placeNames = (at: number): readonly string[] =>
  Object.entries(places).flatMap(([name, bit]) => ((at & bit) === 0 ? [] : [name]));

const explainEvidence = ({ idea, found, at }: IdeaEvidence) => ({
  said: idea.said,
  found: rounded(found),
  where: placeNames(at),
});

const explainRanked = (ranked: Ranked) => ({
  productId: ranked.productId,
  variantId: ranked.variantId,
  title: ranked.document.title,
  score: rounded(ranked.score),
  relevance: rounded(ranked.evidence.relevance),
  coverage: rounded(ranked.coverage),
  isTheThing: ranked.isTheThing,
  cosine: rounded(ranked.cosine),
  missing: ranked.missing.map(({ said }) => said),
  evidence: ranked.evidence.ideas.map(explainEvidence),
});

const explain = (query: string, { answer, kind, question, found }: ExplainedAnswer) => ({
  query,
  answer,
  kind,
  readings: question?.readings.map(explainReading) ?? [],
  retrieved: {
    lexical: found?.candidates.lexical.length ?? 0,
    nearest: found?.candidates.nearest.length ?? 0,
  },
  candidates: found?.ranked.slice(0, SHOWN).map(explainRanked) ?? [],
  decision: found?.decision.kind,
});
type SearchExplanation = ReturnType<typeof explain>;

interface Asked {
  readonly query: string;
  readonly translation?: string | undefined;
}

/** What the assistant would answer, and what each stage made of the question on the way. */
export const explainSearch = async (
  domain: DomainConfig,
  { query, translation }: Asked,
  parts: SearchPorts,
): Promise<SearchExplanation> => {
  if (!(await parts.index.profile(domain.hostname))) {
    throw new CommandFailure(
      `${domain.hostname} has no catalogue yet; import one: storevoice catalog import feed.xml --domain ${domain.hostname}`,
    );
  }
  return explain(query, await createExplainedSearch(parts)(domain, { query, translation }));
};

type Reading = SearchExplanation['readings'][number];

const ideaView = ({ said, role, words, concepts, unknown }: Reading['ideas'][number]): string => {
  const spelt = words.slice(0, 4).map(({ words: each, weight }) => `${each} (${weight})`);
  const meant = concepts.slice(0, 3).map(({ concept, weight }) => `#${concept} (${weight})`);
  return `  ${said}: ${role}${unknown ? ', not in this catalogue' : ''} → ${[...spelt, ...meant].join(', ')}\n`;
};

const readingView = ({ ideas, excluded, price, order, onSale, leftover }: Reading, at: number): string =>
  (at === 0 ? '' : '  translated:\n') +
  ideas.map(ideaView).join('') +
  (excluded.length > 0 ? `  without ${excluded.join(', ')}\n` : '') +
  (price ? `  price ${JSON.stringify(price)}\n` : '') +
  (order ? `  order ${JSON.stringify(order)}\n` : '') +
  (onSale ? '  on sale only\n' : '') +
  (leftover.length > 0 ? `  not understood: ${leftover.join(', ')}\n` : '');

const evidenceView = ({
  said,
  found,
  where,
}: SearchExplanation['candidates'][number]['evidence'][number]): string =>
  `${said} ${found}${where.length > 0 ? ` in ${where.join('+')}` : ''}`;

const candidateView = (candidate: SearchExplanation['candidates'][number]): string => {
  const { title, productId, variantId, score, relevance, coverage, isTheThing, evidence } = candidate;
  const kind = isTheThing ? '' : ', not the thing itself';
  return (
    `  ${score.toFixed(2)}  ${title}  (${productId}/${variantId})\n` +
    `        relevance ${relevance.toFixed(1)}, coverage ${coverage}${kind}: ${evidence.map(evidenceView).join('; ')}\n`
  );
};

export const searchView = (explanation: SearchExplanation): string => {
  const { answer, kind, readings, retrieved, candidates, decision } = explanation;
  const status = answer.success ? `${answer.status}, ${answer.searchType}` : answer.error;
  if (decision === undefined) return `${answer.response}\n(${status}; request: ${kind ?? 'none'})\n`;
  return (
    `${answer.response}\n(${status})\n\n` +
    `1 Understand: a request for a product\n${readings.map(readingView).join('')}\n` +
    `2 Retrieve: ${retrieved.lexical} candidates by words, ${retrieved.nearest} by meaning\n\n` +
    `3 Rank\n${candidates.map(candidateView).join('')}\n4 Decide: ${decision}\n`
  );
};
