import type { DomainConfig } from '../../contract/shop/domain.ts';
import type { FailedAnswer, PersonAnswer } from '../../contract/voice/bot.ts';
import { HandoffReply, type Transcript } from '../../contract/voice/webhook.ts';
import { merchantPhrases, withContact } from '../phrases/merchant.ts';
import { mayUse, type SessionLimitParts } from '../shop/allowances.ts';
import type { Mask } from '../voice/mask/mask.ts';
import { type AskMerchantParts, askMerchant } from './ask-merchant.ts';

export interface CallPersonParts extends AskMerchantParts, SessionLimitParts {
  readonly mask: Mask;
}

interface PersonRequest {
  readonly reason: string | undefined;
  /** Whether the shopper agreed to hand the conversation over; `undefined` when nobody asked yet. */
  readonly consent: boolean | undefined;
  readonly transcript: Transcript;
  readonly sessionId: string | undefined;
}

export type CallPerson = (
  domain: DomainConfig,
  request: PersonRequest,
) => Promise<PersonAnswer | FailedAnswer>;

const TICKETS_PER_SESSION = 3;

/** What the merchant's people get of a conversation; a person asks for a phone or a card again if it is needed. */
const handoffOf = ({ reason, transcript }: PersonRequest, mask: Mask) => ({
  ...(reason === undefined ? {} : { reason: mask(reason) }),
  transcript: transcript.map(({ by, text }) => ({ by, text: mask(text) })),
});

/** Names the shop's people at once; opens a ticket if the shop takes conversations over and the shopper agreed. */
export const createCallPerson =
  (parts: CallPersonParts): CallPerson =>
  async (domain, request) => {
    const { locale, contact } = domain;
    const phrases = merchantPhrases[locale];
    const webhook = domain.webhooks?.handoff;
    const answer = (response: string, ticket?: string): PersonAnswer => ({
      success: true,
      response,
      contact,
      ticket,
    });
    const whom = contact === undefined ? phrases.noContact : withContact(phrases.person, domain);
    if (webhook === undefined || request.consent === false) return answer(whom);
    if (request.consent === undefined) {
      return answer(contact === undefined ? phrases.offer : `${whom} ${phrases.offer}`);
    }
    const name = 'call_person';
    const { sessionId } = request;
    if (!(await mayUse(parts, { name, sessionId, limit: TICKETS_PER_SESSION }))) {
      return answer(withContact(phrases.tooManyTickets, domain));
    }
    const question = { name, domain, webhook, arguments: handoffOf(request, parts.mask) };
    const reply = await askMerchant(parts, question, HandoffReply);
    return reply === undefined
      ? answer(withContact(phrases.notHandedOver, domain))
      : answer(`${reply.response ?? phrases.handedOver} ${phrases.ticket(reply.ticket)}`, reply.ticket);
  };
