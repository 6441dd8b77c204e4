import { html } from '../html.ts';
import type { View } from '../view.ts';
import type { PageContent } from './layout.ts';

/** The end of the demo: nothing is asked for and nothing is sent. */
export const checkoutPage = ({ texts, href }: View): PageContent => ({
  title: `${texts.checkout} — ${texts.shopName}`,
  main: html`<div class="wrap page missing">
<p class="eyebrow">${texts.checkout}</p>
<h1>${texts.checkoutTitle}</h1>
<p class="lead">${texts.checkoutText}</p>
<p><a class="button" href="${href('/')}">${texts.toHome}</a></p>
</div>`,
});
