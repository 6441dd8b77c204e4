import { LRUCache } from 'lru-cache';
import type { DomainConfig } from '../../../contract/shop/domain.ts';
import type { Hostname } from '../../../contract/shop/hostname.ts';
import type { FailedAnswer } from '../../../contract/voice/bot.ts';
import type { StoreInfoAnswer } from '../../../contract/voice/store-info.ts';
import type { StoreTexts } from '../../../ports/shop/store-texts.ts';
import type { Language } from '../../language/language.ts';
import { storeTopics } from '../../language/topics/store-topics.ts';
import { storeInfoSentences } from '../../phrases/store-info.ts';
import { findPassage } from './find-passage.ts';
import { type PreparedTexts, prepareTexts } from './prepare-texts.ts';
import { readIdeas } from './read-ideas.ts';

export type StoreInfo = (domain: DomainConfig, question: string) => Promise<StoreInfoAnswer | FailedAnswer>;

interface StoreInfoParts {
  readonly texts: Pick<StoreTexts, 'published'>;
  readonly language: Language;
}

/** Shops whose texts a process keeps ready; a Lambda function serves few at a time. */
const MAX_SHOPS = 50;

/** Answers from the merchant's own texts and nothing else; what they do not say is said to be unknown. */
export const createStoreInfo = ({ texts, language }: StoreInfoParts): StoreInfo => {
  const reader = { language, topics: storeTopics(language) };
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
    const found = findPassage(readIdeas(question, reader), await preparedFor(hostname), { reader, locale });
    if (found === undefined) {
      const response = say.unknown(contact);
      return { success: true, response, status: 'unknown', ...(contact === undefined ? {} : { contact }) };
    }
    const { passage, text } = found;
    const response = passage.locale === locale ? say.quoted(text) : say.quotedForeign(text);
    return { success: true, response, status: 'answered', source: passage.source };
  };
};
