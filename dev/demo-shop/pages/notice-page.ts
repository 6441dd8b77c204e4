import { html } from '../html.ts';
import type { PageContent, View } from '../view.ts';

interface Notice {
  readonly title: string;
  readonly eyebrow: string;
  readonly heading: string;
  readonly text: string;
}

/** A page that says one thing and leads back into the shop. */
const noticePage = ({ title, eyebrow, heading, text }: Notice, { texts, href }: View): PageContent => ({
  title: `${title} — ${texts.shopName}`,
  main: html`<div class="wrap page missing">
<p class="eyebrow">${eyebrow}</p>
<h1>${heading}</h1>
<p class="lead">${text}</p>
<p><a class="button" href="${href('/')}">${texts.toHome}</a></p>
</div>`,
});

/** The end of the demo: nothing is asked for and nothing is sent. */
export const checkoutPage = (view: View): PageContent => {
  const { checkout, checkoutTitle, checkoutText } = view.texts;
  const notice = { title: checkout, eyebrow: checkout, heading: checkoutTitle, text: checkoutText };
  return noticePage(notice, view);
};

/** For addresses where nothing is. */
export const missingPage = (view: View): PageContent => {
  const { missingTitle, missingText } = view.texts;
  const notice = { title: missingTitle, eyebrow: '404', heading: missingTitle, text: missingText };
  return { ...noticePage(notice, view), status: 404 };
};
