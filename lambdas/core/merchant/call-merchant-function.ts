import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { MerchantFunction } from '../../contract/shop/merchant-function.ts';
import type { FailedAnswer } from '../../contract/voice/bot.ts';
import { MerchantReply } from '../../contract/voice/webhook.ts';
import { errorSentence } from '../phrases/errors.ts';
import { merchantPhrases } from '../phrases/merchant.ts';
import { mayUse, type SessionLimitParts } from '../shop/allowances.ts';
import { type AskMerchantParts, askMerchant } from './ask-merchant.ts';

interface MerchantCall {
  /** Checked against the function's parameters. */
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly sessionId: string | undefined;
}

type MerchantAnswer = ({ readonly success: true } & MerchantReply) | FailedAnswer;

export type CallMerchantFunction = (
  domain: DomainConfig,
  called: MerchantFunction,
  call: MerchantCall,
) => Promise<MerchantAnswer>;

/** So many calls of one function in one conversation; more come from a loop or an attack on the merchant's server. */
const CALLS_PER_SESSION = 50;

/** Runs a merchant's own function on the merchant's server. */
export const createCallMerchantFunction =
  (parts: AskMerchantParts & SessionLimitParts): CallMerchantFunction =>
  async (domain, { name, texts, url, secret }, { arguments: given, sessionId }) => {
    const { locale } = domain;
    if (!(await mayUse(parts, { name, sessionId, limit: CALLS_PER_SESSION }))) {
      return { success: false, response: merchantPhrases[locale].tooManyCalls, error: 'RATE_LIMITED' };
    }
    const reply = await askMerchant(
      parts,
      { name, domain, webhook: { url, secret }, arguments: given },
      MerchantReply,
    );
    if (reply !== undefined) return { success: true, ...reply };
    const response = texts[locale]?.unavailable ?? errorSentence('SERVICE_UNAVAILABLE', locale);
    return { success: false, response, error: 'SERVICE_UNAVAILABLE' };
  };
