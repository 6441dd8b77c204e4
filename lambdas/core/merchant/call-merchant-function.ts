import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { MerchantFunction } from '../../contract/shop/merchant-function.ts';
import type { FailedAnswer } from '../../contract/voice/bot.ts';
import { MerchantReply } from '../../contract/voice/webhook.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UsageMeter } from '../../ports/shop/usage-meter.ts';
import { errorSentence } from '../phrases/errors.ts';
import { merchantPhrases } from '../phrases/merchant.ts';
import { sessionUse } from '../shop/allowances.ts';
import { type AskMerchantParts, askMerchant } from './ask-merchant.ts';

export interface MerchantFunctionParts extends AskMerchantParts {
  readonly usage: UsageMeter;
  readonly clock: Clock;
}

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
  (parts: MerchantFunctionParts): CallMerchantFunction =>
  async (domain, { name, texts, url, secret }, { arguments: given, sessionId }) => {
    const { locale } = domain;
    const use =
      sessionId && (await parts.usage.count(sessionUse(name, sessionId, CALLS_PER_SESSION, parts.clock())));
    if (use && use.kind === 'exhausted') {
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
