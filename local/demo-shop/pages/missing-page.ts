import { html } from '../html.ts';
import type { View } from '../view.ts';
import type { PageContent } from './layout.ts';

/** What a wrong address shows. */
export const missingPage = (view: View): PageContent => ({
  title: `${view.texts.missingTitle} — ${view.texts.shopName}`,
  main: html`<div class="wrap page missing">
<p class="eyebrow">404</p>
<h1>${view.texts.missingTitle}</h1>
<p class="lead">${view.texts.missingText}</p>
<p><a class="button" href="${view.href('/')}">${view.texts.toHome}</a></p>
</div>`,
});
