import { type Html, html } from '../html.ts';
import type { InfoPage } from '../info.ts';
import type { PageContent } from '../view.ts';

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
