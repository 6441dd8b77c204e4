import { type Html, html } from '../html.ts';
import { demoCards, demoOrders } from '../receiver/demo-orders.ts';
import type { Ticket } from '../receiver/receiver.ts';
import type { PageContent, View } from '../view.ts';

const askButton = (question: string, { texts }: View): Html =>
  html`<p class="ask"><button type="button" data-ask="${question}">${texts.quoted(question)}</button></p>`;

const orderCard = (order: (typeof demoOrders)[number], view: View): Html => {
  const { number, phoneLast4, email, status } = order;
  const { orders } = view.texts;
  return html`<li><b>${orders.order(number)}</b> ${status[view.locale]}
<p class="quiet">${orders.proof(phoneLast4, email)}</p>${askButton(orders.question(number, phoneLast4), view)}</li>`;
};

const bonusCard = ([card, points]: readonly [string, number], view: View): Html =>
  html`<li><p>${view.texts.orders.card(card, points)}</p>${askButton(view.texts.orders.cardQuestion(card), view)}</li>`;

const ticketCard = ({ number, reason, transcript }: Ticket, { texts }: View): Html =>
  html`<li><b>${number}</b> ${reason}<ul>${transcript.map(
    ({ by, text }) => html`<li class="quiet">${texts.orders.said[by]}: ${text}</li>`,
  )}</ul></li>`;

/** Orders and cards to ask the assistant about, and the conversations that the demo's support was handed. */
export const ordersPage = (view: View, tickets: readonly Ticket[]): PageContent => {
  const { orders } = view.texts;
  return {
    title: orders.title,
    styles: ['/demo/orders.css'],
    main: html`<div class="wrap page">
<h1>${orders.title}</h1>
<p class="lead">${orders.lead}</p>
<ul class="orders">${demoOrders.map((order) => orderCard(order, view))}</ul>
<h2>${orders.cards}</h2>
<ul class="orders">${demoCards.map((card) => bonusCard(card, view))}</ul>
<h2>${orders.tickets}</h2>
${tickets.length === 0 && html`<p class="quiet">${orders.noTickets}</p>`}
<ul class="orders"><li>${askButton(orders.personQuestion, view)}</li>${tickets.map((ticket) => ticketCard(ticket, view))}</ul>
</div>`,
  };
};
