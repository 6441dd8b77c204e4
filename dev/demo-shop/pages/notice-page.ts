import { type Html, html } from '../html.ts';
import type { InfoPage } from '../info.ts';
import type { PageContent, View } from '../view.ts';

/** One thing to say, and the way back into the shop. */
const notice = (
  [eyebrow, heading, text]: readonly [string, string, string],
  { texts, href }: View,
): Html => html`<div class="wrap page missing">
<p class="eyebrow">${eyebrow}</p>
<h1>${heading}</h1>
<p class="lead">${text}</p>
<p><a class="button" href="${href('/')}">${texts.toHome}</a></p>
</div>`;

/** The end of the demo: nothing is asked for and nothing is sent. */
export const checkoutPage = (view: View): PageContent => {
  const { checkout, checkoutTitle, checkoutText } = view.texts;
  return { title: checkout, main: notice([checkout, checkoutTitle, checkoutText], view) };
};

export const missingPage = (view: View): PageContent => {
  const { missingTitle, missingText } = view.texts;
  return { title: missingTitle, status: 404, main: notice(['404', missingTitle, missingText], view) };
};

const block = (text: string): Html => {
  const [, heading] = /^## (.+)$/u.exec(text) ?? [];
  return heading === undefined ? html`<p>${text}</p>` : html`<h2>${heading}</h2>`;
};

/** Delivery, returns and the like: what the assistant answers questions about the shop from. */
export const infoPage = ({ title, markdown }: InfoPage): PageContent => {
  const blocks = markdown.split(/\n{2,}/u).map((each) => each.trim());
  return {
    title,
    styles: ['/demo/info.css'],
    main: html`<article class="wrap page info"><h1>${title}</h1>${blocks.slice(1).map(block)}</article>`,
  };
};
