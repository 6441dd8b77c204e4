import type { Product } from '../../../lambdas/contract/catalog/product.ts';
import { categoryName, trailOf } from '../categories.ts';
import { html } from '../html.ts';
import type { PageContent, View } from '../view.ts';
import { productGrid } from './product-tile.ts';

export const SEARCH_PATH = '/demo/search';
const MOST_FOUND = 60;

const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

const textOf = ({ title, brand, category }: Product, { locale }: View): string =>
  folded([title, brand, ...trailOf(category).map((each) => categoryName(each, locale))].join(' '));

/** What most shops have: a search for the words as they are written, in names. */
const findProducts = (words: string, view: View): readonly Product[] => {
  const parts = folded(words).split(/\s+/u).filter(Boolean);
  return parts.length === 0
    ? []
    : view.catalog.products
        .filter((product) => {
          const text = textOf(product, view);
          return parts.every((part) => text.includes(part));
        })
        .slice(0, MOST_FOUND);
};

export const searchPage = (words: string, view: View): PageContent => {
  const { texts } = view;
  const found = findProducts(words, view);
  return {
    title: texts.searchTitle(words),
    main: html`<div class="wrap page">
<h1>${texts.searchTitle(words)} <small>${texts.products(found.length)}</small></h1>
${found.length === 0 ? html`<p class="lead">${texts.nothingFound}</p>` : productGrid(found, view)}
</div>`,
  };
};
