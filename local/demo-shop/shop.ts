import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import type { Product } from '../../lambdas/contract/product.ts';
import type { Responder } from '../responder.ts';
import { shownVariant } from './offer.ts';
import { categoryPage } from './pages/category-page.ts';
import { homePage } from './pages/home-page.ts';
import { type PageContent, renderPage, styleSheets } from './pages/layout.ts';
import { missingPage } from './pages/missing-page.ts';
import { playgroundPage, playgroundStyles } from './pages/playground-page.ts';
import { playgroundPreview } from './pages/playground-preview.ts';
import { productPage } from './pages/product-page.ts';
import { chooseColour, chooseDrawing } from './pictures/choose.ts';
import { drawPicture } from './pictures/picture.ts';
import { createDemoCatalog, createView, type DemoCatalog, type Homes, type View } from './view.ts';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const PUBLIC_FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...styleSheets, ...playgroundStyles, '/demo/playground-preview.css'].map((path) => [
      path,
      'text/css; charset=utf-8',
    ]),
  ),
  ...Object.fromEntries(
    ['shop', 'playground', 'playground-scenes'].map((name) => [
      `/demo/${name}.js`,
      'text/javascript; charset=utf-8',
    ]),
  ),
  '/demo/icon.svg': 'image/svg+xml',
};

const publicFile = async (pathname: string): Promise<Answer | undefined> => {
  const type = PUBLIC_FILES[pathname];
  if (type === undefined) return undefined;
  const file = new URL(`./public/${pathname.slice('/demo/'.length)}`, import.meta.url);
  return { status: 200, type, body: await readFile(file, 'utf8') };
};

const picture = ({ pathname, searchParams }: URL, { products }: DemoCatalog): Answer | undefined => {
  const id = /^\/demo\/images\/([^/]+)\.svg$/u.exec(pathname)?.[1];
  const product = id === undefined ? undefined : findProduct(products, decodeURIComponent(id));
  if (product === undefined) return undefined;
  const asked = searchParams.get('variant');
  const variant = product.variants.find((each) => each.id === asked) ?? shownVariant(product);
  return {
    status: 200,
    type: 'image/svg+xml',
    body: drawPicture(chooseDrawing(product), chooseColour(product, variant)),
  };
};

const findProduct = (products: readonly Product[], id: string): Product | undefined =>
  products.find((product) => product.id === id);

const contentOf = (url: URL, view: View): PageContent | undefined => {
  const path = decodeURIComponent(url.pathname);
  if (path === '/') return homePage(view);
  if (path === '/playground') return playgroundPage(view);
  const productId = /^\/demo\/products\/(.+)$/u.exec(path)?.[1];
  const product = productId === undefined ? undefined : findProduct(view.catalog.products, productId);
  if (product !== undefined) return productPage(product, url.searchParams.get('variant'), view);
  const category = view.catalog.categories.get(/^\/demo\/categories\/(.+)$/u.exec(path)?.[1] ?? '');
  return category === undefined ? undefined : categoryPage(category, view);
};

const HTML = 'text/html; charset=utf-8';

const page = (url: URL, view: View): Answer => {
  if (url.pathname === '/playground/preview') {
    return { status: 200, type: HTML, body: playgroundPreview(view) };
  }
  const content = contentOf(url, view);
  return {
    status: content === undefined ? 404 : 200,
    type: HTML,
    body: renderPage(content ?? missingPage(view), view),
  };
};

const send = (response: ServerResponse, { status, type, body }: Answer, withBody: boolean): void => {
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  response.end(withBody ? bytes : undefined);
};

interface DemoShopParts {
  readonly products: readonly Product[];
  readonly homes: Homes;
}

/** The demo shop: every page a browser may ask this site for, a friendly 404 included. */
export const createDemoShop = ({ products, homes }: DemoShopParts): Responder => {
  const catalog = createDemoCatalog(products);
  return async (request, response, url) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const answer =
      (await publicFile(url.pathname)) ??
      picture(url, catalog) ??
      page(url, createView({ url, host: request.headers.host ?? '', homes, catalog }));
    send(response, answer, request.method === 'GET');
    return true;
  };
};
