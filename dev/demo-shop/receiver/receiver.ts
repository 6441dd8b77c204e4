import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { Locale } from '../../../lambdas/contract/shop/locale.ts';
import { Transcript } from '../../../lambdas/contract/voice/webhook.ts';
import type { Responder } from '../../server/http-server.ts';
import { type Homes, pageHomes, shopOfHost } from '../view.ts';
import { DEMO_SECRET, receiverPaths } from './connected.ts';
import { daysOf, demoCards, demoOrders } from './demo-orders.ts';

/** An older question may be one that somebody recorded and sends again. */
const MAX_AGE_SECONDS = 300;

/** Whether Storevoice sent this body now: the check that docs/webhooks.md shows merchants. */
export const isSigned = (headers: IncomingHttpHeaders, body: string, secret: string, now: Date): boolean => {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers;
  const age = Math.abs(now.getTime() / 1_000 - Number(timestamp));
  if (typeof signature !== 'string' || !(age <= MAX_AGE_SECONDS)) return false;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = Buffer.from(
    `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  );
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
};

export interface Ticket {
  readonly number: string;
  readonly reason?: string | undefined;
  readonly transcript: Transcript;
}

const OrderQuestion = z.object({
  locale: Locale,
  shop: z.string(),
  arguments: z.object({
    orderNumber: z.string(),
    phoneLast4: z.string().optional(),
    email: z.string().optional(),
  }),
});
const Handoff = z.object({
  locale: Locale,
  arguments: z.object({ reason: z.string().optional(), transcript: Transcript }),
});
const CardQuestion = z.object({ locale: Locale, arguments: z.object({ card: z.string() }) });

const KEPT_TICKETS = 20;

const sentences = {
  ru: {
    person: 'Анна из поддержки видит наш разговор и скоро ответит.',
    points: (count: number) => `На карте ${count.toLocaleString('ru')} бонусов.`,
    noCard: 'Карты с таким номером нет.',
  },
  en: {
    person: 'Anna of our support sees our conversation and will answer soon.',
    points: (count: number) => `The card has ${count.toLocaleString('en')} bonus points.`,
    noCard: 'There is no card with this number.',
  },
} satisfies Record<Locale, object>;

const answerOrder = (body: unknown, homes: Homes, now: Date): unknown => {
  const { locale, shop, arguments: given } = OrderQuestion.parse(body);
  const order = demoOrders.find(
    ({ number, phoneLast4, email }) =>
      number === given.orderNumber && (phoneLast4 === given.phoneLast4 || email === given.email),
  );
  if (order === undefined) return { order: null };
  const url = new URL('/demo/orders', pageHomes(homes, shopOfHost(shop))[locale]).href;
  return { order: { status: order.status[locale], ...daysOf(order, now), url } };
};

const answerPoints = (body: unknown): unknown => {
  const { locale, arguments: given } = CardQuestion.parse(body);
  const [, points] = demoCards.find(([card]) => card === given.card.replace(/\s/gu, '')) ?? [];
  if (points === undefined) return { response: sentences[locale].noCard };
  return { response: sentences[locale].points(points), data: { points } };
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** The server of the demo's merchant: it answers for orders and cards and takes conversations over. */
export const createDemoReceiver = (homes: Homes) => {
  const tickets: Ticket[] = [];

  const openTicket = (body: unknown): unknown => {
    const { locale, arguments: given } = Handoff.parse(body);
    const last = tickets[0]?.number ?? 'T-1000';
    const number = `T-${Number(last.slice(2)) + 1}`;
    tickets.unshift({ number, ...given });
    tickets.splice(KEPT_TICKETS);
    return { ticket: number, response: sentences[locale].person };
  };

  const answers: Readonly<Record<string, (body: unknown, now: Date) => unknown>> = {
    [receiverPaths.orders]: (body, now) => answerOrder(body, homes, now),
    [receiverPaths.people]: openTicket,
    [receiverPaths.bonusPoints]: answerPoints,
  };

  const respond: Responder = async (request, response, { pathname }) => {
    const answer = answers[pathname];
    if (answer === undefined || request.method !== 'POST') return false;
    const now = new Date();
    const body = await text(request);
    if (isSigned(request.headers, body, DEMO_SECRET, now)) send(response, 200, answer(JSON.parse(body), now));
    else send(response, 401, { error: 'this body is not signed with the secret of the demo' });
    return true;
  };
  /** Conversations that were handed over are tickets, the last one first. */
  return { respond, tickets: (): readonly Ticket[] => tickets };
};

export type DemoReceiver = ReturnType<typeof createDemoReceiver>;
