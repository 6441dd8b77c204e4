import { LRUCache } from 'lru-cache';
import type { DomainConfig } from '../../../contract/shop/domain.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import type { FailedAnswer, StoreInfoAnswer } from '../../../contract/voice/bot.ts';
import type { StoreTexts } from '../../../ports/shop/store-texts.ts';
import { ConceptFile } from '../../language/concept.ts';
import type { Language } from '../../language/language.ts';
import { compileLexicon } from '../../language/lexicon.ts';
import { wordsOf } from '../../language/numbers/numbers.ts';
import { type RequestKind, requestKindOf } from '../../language/requests/request-kind.ts';
import storeTopics from '../../language/topics/store-topics.json' with { type: 'json' };
import { storeInfoSentences } from '../../phrases/store-info.ts';
import { findPassage } from './find-passage.ts';
import { type PreparedTexts, prepareTexts } from './prepare-texts.ts';
import { readTextIdeas, type TextIdea } from './read-ideas.ts';

type StoreInfo = (domain: DomainConfig, question: string) => Promise<StoreInfoAnswer | FailedAnswer>;

interface StoreInfoParts {
  readonly texts: Pick<StoreTexts, 'published'>;
  readonly language: Language;
}

/** What only a service could make a question about the shop: "is it old" is about a product, and an insult about nothing. */
const NOT_OF_THE_SHOP: readonly RequestKind[] = ['chat', 'abuse', 'details', 'compare', 'recommend', 'cart'];

const isOfTheShop = (question: string, ideas: readonly TextIdea[], language: Language): boolean => {
  const kind = requestKindOf(wordsOf(question, language), () => undefined, language);
  return (
    !NOT_OF_THE_SHOP.includes(kind) ||
    ideas.some(({ topics }) => topics.some(({ role }) => role !== 'attribute'))
  );
};

/** Shops whose texts a process keeps ready; a Lambda function serves few at a time. */
const MAX_SHOPS = 50;

/** Answers from the merchant's own texts and nothing else; what they do not say is said to be unknown. */
export const createStoreInfo = ({ texts, language }: StoreInfoParts): StoreInfo => {
  // The services around a sale are apart from the lexicon of things, since "return" and "delivery" must not be looked for
  // in a catalogue. An `attribute` among them is general: it answers nothing by itself.
  const topics = compileLexicon({ concepts: ConceptFile.parse(storeTopics).concepts }, language);
  const reader = { language, topics };
  const known = new LRUCache<Hostname, { readonly revision: string; readonly prepared: PreparedTexts }>({
    max: MAX_SHOPS,
  });

  const preparedFor = async (hostname: Hostname): Promise<PreparedTexts> => {
    const { revision, texts: published } = await texts.published(hostname);
    const last = known.get(hostname);
    if (last?.revision === revision) return last.prepared;
    const prepared = prepareTexts(published, reader);
    known.set(hostname, { revision, prepared });
    return prepared;
  };

  return async ({ hostname, locale, contact }, question) => {
    const say = storeInfoSentences[locale];
    if (question.trim() === '') {
      return { success: false, response: say.nothingAsked(), error: 'EMPTY_QUERY' };
    }
    const ideas = readTextIdeas(question, reader);
    const found = isOfTheShop(question, ideas, language)
      ? findPassage(ideas, await preparedFor(hostname), { reader, locale })
      : undefined;
    if (found === undefined) {
      return { success: true, response: say.unknown(contact), status: 'unknown', contact };
    }
    const { passage, text } = found;
    const response = passage.locale === locale ? say.quoted(text) : say.quotedForeign(text);
    return { success: true, response, status: 'answered', source: passage.source };
  };
};
