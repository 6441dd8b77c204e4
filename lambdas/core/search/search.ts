import {
  type CatalogProfile,
  type EmbedderId,
  sameEmbedder,
} from '../../contract/catalog/search-document.ts';
import { AssistantError } from '../../contract/errors.ts';
import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { Locale } from '../../contract/shop/locale.ts';
import type { FailedAnswer, SearchAnswer, SearchType } from '../../contract/voice/bot.ts';
import type { Candidates, ProductIndex, RetrievalRequest } from '../../ports/catalog/product-index.ts';
import type { TextEmbedder } from '../../ports/catalog/text-embedder.ts';
import type { Log } from '../../ports/log.ts';
import type { Language } from '../language/language.ts';
import { wordsOf } from '../language/numbers/numbers.ts';
import { type RequestKind, requestKindOf } from '../language/requests/request-kind.ts';
import { failedAnswer } from '../phrases/errors.ts';
import { productSentences } from '../phrases/products.ts';
import { type Asked, createFinder, eitherOf, type Found } from './find.ts';
import { createQuestion, type Question } from './rank/evidence.ts';
import { nearnessOf } from './rank/rank.ts';
import { answer, moreOf } from './say/answer.ts';
import { bestFirst, notesOn } from './say/notes.ts';
import type { Speech } from './say/spoken-value.ts';
import { alternativesIn } from './understand/alternatives.ts';
import { understand } from './understand/understand.ts';
import type { Understanding } from './understand/understanding.ts';
import { namesProductIn } from './understand/vocabulary.ts';
import { type Wishes, withWishes } from './wishes.ts';

export interface SearchPorts {
  readonly index: ProductIndex;
  readonly embedder: TextEmbedder;
  readonly language: Language;
  readonly log?: Log;
}

/** What a shopper asked, as the model passed it on. */
export interface SearchRequest extends Wishes {
  readonly query: string;
  /** The question in the catalogue's own language. */
  readonly translation?: string | undefined;
  /** Products that were shown before: the answer goes on after them. Default: 0. */
  readonly offset?: number | undefined;
}

export type Search = (domain: DomainConfig, request: SearchRequest) => Promise<SearchAnswer | FailedAnswer>;

/** An answer with all that it was made from, stage by stage, for those who measure or explain it. */
export interface ExplainedAnswer {
  readonly answer: SearchAnswer | FailedAnswer;
  /** What sort of request it was; absent for a shop without a catalogue. */
  readonly kind?: RequestKind;
  readonly question?: Question;
  readonly found?: Found;
}

export type ExplainSearch = (domain: DomainConfig, request: SearchRequest) => Promise<ExplainedAnswer>;

const nothing = (response: string): SearchAnswer => ({
  success: true,
  response,
  products: [],
  searchType: 'lexical',
  status: 'none',
});

const noCatalog = (locale: Locale): SearchAnswer => nothing(productSentences[locale].noCatalog());

/** What only the shop's people or pages can answer. */
const SHOPS_OWN = new Set<RequestKind>(['store', 'order', 'person']);

/** Says what the assistant can do where no product was asked for. */
const notAProduct = (kind: RequestKind, locale: Locale): SearchAnswer => {
  const { askTheShop, whatICanDo } = productSentences[locale];
  return {
    ...nothing(SHOPS_OWN.has(kind) ? askTheShop() : whatICanDo()),
    code: 'NOT_A_PRODUCT_REQUEST',
  };
};

/** Enough for the order of what fits (100: −.04 nDCG@10 over an electronics shop), few enough to rank in milliseconds. */
const CANDIDATES = 400;
/** What is near in meaning alone is offered at best, or orders what the words find alike. */
const NEAREST = 50;

const refuseForeignIndex = (domain: DomainConfig, { embedder }: CatalogProfile, own: EmbedderId): void => {
  if (sameEmbedder(embedder, own)) return;
  throw new AssistantError(
    'SERVICE_UNAVAILABLE',
    `The catalogue of ${domain.hostname} was made with ${embedder.model} (${embedder.dimension} dimensions), but ${own.model} (${own.dimension}) is configured; import the catalogue again`,
    { locale: domain.locale },
  );
};

/** A lone digit ("второй") is a word to somebody who remembers the last answer, which a search does not. */
const nothingAsked = ({ ideas, price, order, onSale }: Understanding): boolean =>
  !price && !order && !onSale && ideas.every(({ role, said }) => role === 'number' && said.length === 1);

const embedQuery = async (
  { embedder, log }: SearchPorts,
  text: string,
): Promise<RetrievalRequest['vector']> => {
  if (text === '') return undefined;
  try {
    const [values] = await embedder.embed([text], 'query');
    return values && { embedder: embedder.id, values };
  } catch (error) {
    if (!(error instanceof AssistantError)) throw error;
    log?.warn('search goes on without vectors', { embedder: embedder.id.model, reason: String(error) });
    return undefined;
  }
};

const searchTypeOf = ({ lexical, nearest }: Candidates, hasVector: boolean): SearchType => {
  if (!hasVector) return 'lexical';
  return lexical.length === 0 && nearest.length > 0 ? 'semantic' : 'hybrid';
};

const spokenAnswer = (found: Found, whole: Understanding, saying: Saying): SearchAnswer => {
  const { locale, language, offset, hasVector } = saying;
  const spoken =
    offset > 0 ? moreOf(found, locale, offset) : answer(found.decision, { locale, language }, whole.order);
  const notes = offset > 0 ? '' : notesOn(found, whole, saying);
  return {
    success: true,
    ...spoken,
    response: notes + spoken.response,
    products: [...spoken.products],
    searchType: searchTypeOf(found.candidates, hasVector),
  };
};

interface Saying extends Speech {
  readonly offset: number;
  /** What is said of the order, when the best was asked for among several. */
  readonly orderNote: string | undefined;
  /** Whether meaning was asked, too. */
  readonly hasVector: boolean;
}

interface Choice {
  readonly query: string;
  readonly translation: string;
}

/** The sides of "a laptop or a tablet", each with its translation where that has as many. */
const choicesIn = (
  { query, translation }: Choice,
  profile: CatalogProfile,
  language: Language,
): readonly Choice[] => {
  const parts = alternativesIn(query, profile, language);
  const translated = parts.length > 1 ? alternativesIn(translation, profile, language) : [];
  return parts.map((part, at) => ({
    query: part,
    translation: translated.length === parts.length ? (translated[at] ?? '') : '',
  }));
};

/**
 * Answers a shopper's question about a shop's catalogue. Goes on by words alone when the embedder does
 * not answer; throws `SERVICE_UNAVAILABLE` when the index does not.
 */
export const createExplainedSearch = (ports: SearchPorts): ExplainSearch => {
  const { index, embedder, language } = ports;
  const find = createFinder({ index, language, nearness: nearnessOf(embedder.id.model) });

  return async (domain, { query, translation = '', offset = 0, ...wishes }) => {
    const { hostname, locale, currency } = domain;
    const profile = await index.profile(hostname);
    if (!profile) return { answer: noCatalog(locale) };
    refuseForeignIndex(domain, profile, embedder.id);
    const words = wordsOf(query, language);
    const kind = requestKindOf(words, namesProductIn(words, profile, language), language);
    const read = (text: string): Understanding =>
      withWishes(understand(text, { profile, currency, language }), wishes);
    const whole = read(query);
    const asksForSale = kind === 'store' && whole.onSale === true;
    if (kind !== 'product' && !asksForSale) return { answer: notAProduct(kind, locale), kind };
    if (nothingAsked(whole)) return { answer: failedAnswer('EMPTY_QUERY', locale), kind };

    const questionOf = (understanding: Understanding, translated = ''): Question =>
      createQuestion(
        [understanding, ...(translated ? [read(translated)] : []).filter(({ ideas }) => ideas.length > 0)],
        profile,
      );
    const ask = async (question: Question): Promise<Asked> => {
      const { groups, terms, readings } = question;
      const vector = await embedQuery(ports, (readings[1] ?? readings[0]).text);
      const wanted = { domain: hostname, groups, terms, limit: CANDIDATES, nearestLimit: NEAREST };
      return { request: { ...wanted, ...(vector ? { vector } : {}) }, question };
    };
    const question = questionOf(whole, translation);
    const choices = choicesIn({ query, translation }, profile, language);
    const questions =
      choices.length > 1
        ? choices.map((choice) => questionOf(read(choice.query), choice.translation))
        : [question];
    const asked = await Promise.all(questions.map(ask));
    const either = eitherOf(await Promise.all(asked.map(find)), whole.order);
    const saysBest = words.some(({ text }) => language.is('best', text));
    const { found, orderNote } =
      wishes.sort === 'best' || (saysBest && !whole.order)
        ? bestFirst(either, { locale, language })
        : { found: either, orderNote: undefined };
    const hasVector = asked.some(({ request }) => request.vector !== undefined);
    const spoken = spokenAnswer(found, whole, { locale, language, offset, hasVector, orderNote });
    return {
      // "Is there a discount for students" is not about what is on sale after all.
      answer: kind !== 'product' && spoken.status === 'none' ? notAProduct(kind, locale) : spoken,
      kind,
      question,
      found,
    };
  };
};

/** The answer of `createExplainedSearch` alone. */
export const createSearch = (ports: SearchPorts): Search => {
  const explain = createExplainedSearch(ports);
  return async (domain, request) => (await explain(domain, request)).answer;
};
