import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { FailedAnswer, OrderAnswer, PersonAnswer } from '../../contract/voice/bot.ts';
import { OrderStatusReply } from '../../contract/voice/webhook.ts';
import type { Sha256 } from '../../ports/imports/hash.ts';
import type { UsageAllowance, UsageMeter } from '../../ports/shop/usage-meter.ts';
import { failedAnswer } from '../phrases/errors.ts';
import { merchantPhrases, withContact } from '../phrases/merchant.ts';
import { orderDay, type SessionLimitParts, sessionUse } from '../shop/allowances.ts';
import { type AskMerchantParts, askMerchant } from './ask-merchant.ts';

export interface OrderStatusParts extends AskMerchantParts, SessionLimitParts {
  readonly sha256: Sha256;
}

interface OrderQuestion {
  readonly orderNumber: string;
  /** What only the buyer knows: the last digits of the phone or the e-mail. */
  readonly proof: string;
  readonly sessionId: string | undefined;
}

export type OrderStatus = (
  domain: DomainConfig,
  question: OrderQuestion,
) => Promise<OrderAnswer | PersonAnswer | FailedAnswer>;

/** Wrong proofs in one conversation; a shopper who remembers needs two or three tries. */
const PROOFS_PER_SESSION = 5;
const PROOF_DIGITS = 4;

/** Only as much as proves the order: four digits of a whole phone number. */
const readProof = (proof: string): Readonly<Record<string, string>> | undefined => {
  const email = proof.replace(/\s/gu, '').toLowerCase();
  if (/^[^@]+@[^@]+\.[^@]+$/u.test(email)) return { email };
  const digits = proof.replace(/\D/gu, '');
  return digits.length < PROOF_DIGITS ? undefined : { phoneLast4: digits.slice(-PROOF_DIGITS) };
};

/**
 * Counts each try before it is made, so that many at once cannot pass the limit: by the session, and by the order, for a
 * guesser who opens many sessions. The order is counted under its hash.
 */
const allowancesFor = (
  { sha256, clock }: OrderStatusParts,
  { hostname }: DomainConfig,
  { orderNumber, sessionId }: OrderQuestion,
): readonly UsageAllowance[] => [
  ...(sessionId === undefined
    ? []
    : [sessionUse('get_order_status', sessionId, PROOFS_PER_SESSION, clock())]),
  orderDay(hostname, sha256(`${hostname}#${orderNumber.toLowerCase()}`), clock()),
];

/** The keys of what was counted; `undefined` when a limit is reached. */
const countAll = async (
  usage: UsageMeter,
  allowances: readonly UsageAllowance[],
): Promise<readonly string[] | undefined> => {
  for (const allowance of allowances) {
    if ((await usage.count(allowance)).kind === 'exhausted') return undefined;
  }
  return allowances.map(({ key }) => key);
};

/** Tells a buyer about an order through the merchant's server, which alone knows orders. */
export const createOrderStatus =
  (parts: OrderStatusParts): OrderStatus =>
  async (domain, given) => {
    const { locale, contact } = domain;
    const phrases = merchantPhrases[locale];
    const webhook = domain.webhooks?.orderStatus;
    if (webhook === undefined) {
      return { success: true, response: withContact(phrases.ordersUnknown, domain), contact };
    }
    const orderNumber = given.orderNumber.replace(/[\s#№]/gu, '');
    const proof = readProof(given.proof);
    if (orderNumber === '' || proof === undefined) {
      return { success: false, response: phrases.orderDetailsMissing, error: 'INVALID_REQUEST' };
    }
    const counted = await countAll(parts.usage, allowancesFor(parts, domain, { ...given, orderNumber }));
    if (counted === undefined) {
      return { success: false, response: withContact(phrases.tooManyProofs, domain), error: 'RATE_LIMITED' };
    }
    const question = { name: 'get_order_status', domain, webhook, arguments: { orderNumber, ...proof } };
    const reply = await askMerchant(parts, question, OrderStatusReply);
    if (reply?.order === null) return failedAnswer('ORDER_NOT_FOUND', locale);
    // Only a wrong proof counts.
    await Promise.all(counted.map((key) => parts.usage.giveBack(key)));
    return reply === undefined
      ? { success: false, response: withContact(phrases.ordersSilent, domain), error: 'SERVICE_UNAVAILABLE' }
      : { success: true, response: phrases.order(orderNumber, reply.order), order: reply.order };
  };
