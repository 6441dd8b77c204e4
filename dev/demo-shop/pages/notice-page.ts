import { type Html, html } from '../html.ts';
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
