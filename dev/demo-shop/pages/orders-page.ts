import { type Html, html } from '../html.ts';
import { demoCards, demoOrders } from '../receiver/demo-orders.ts';
import type { Ticket } from '../receiver/receiver.ts';
import type { View } from '../view.ts';
import type { PageContent } from './layout.ts';

const orderRow = (
  { number, phoneLast4, email, status }: (typeof demoOrders)[number],
  { texts, locale }: View,
): Html => html`<li><b>${texts.orders.order(number)}</b> ${status[locale]}
  <p class="quiet">${texts.orders.proof(phoneLast4, email)}</p>
  <p class="ask"><button type="button" data-ask="${texts.orders.question(number, phoneLast4)}">${texts.quoted(texts.orders.question(number, phoneLast4))}</button></p></li>`;

const ticketRow = (
  { number, reason, transcript }: Ticket,
  { texts }: View,
): Html => html`<li><b>${number}</b> ${reason}
  <ul>${transcript.map(({ by, text }) => html`<li class="quiet">${texts.orders.said[by]}: ${text}</li>`)}</ul></li>`;

/** Orders and cards to ask the assistant about, and the conversations that the demo's support was handed. */
export const ordersPage = (view: View, tickets: readonly Ticket[]): PageContent => {
  const { texts } = view;
  return {
    title: `${texts.orders.title} — ${texts.shopName}`,
    main: html`<div class="wrap page">
<h1>${texts.orders.title}</h1>
<p class="lead">${texts.orders.lead}</p>
<ul>${demoOrders.map((order) => orderRow(order, view))}</ul>
<h2>${texts.orders.cards}</h2>
<ul>${[...demoCards].map(([card, points]) => html`<li>${texts.orders.card(card, points)}</li>`)}</ul>
<h2>${texts.orders.tickets}</h2>
${tickets.length === 0 ? html`<p class="quiet">${texts.orders.noTickets}</p>` : html`<ul>${tickets.map((ticket) => ticketRow(ticket, view))}</ul>`}
</div>`,
  };
};
