import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { basename, extname } from 'node:path/posix';
import { createShopPageReader } from '../../lambdas/adapters/page/shop-page-reader.ts';
import type { Product } from '../../lambdas/contract/catalog/product.ts';
import { checkPage } from '../../lambdas/core/shop/page-check/check-page.ts';
import type { Responder } from '../server/http-server.ts';
import { contentTypes } from '../server/static-files.ts';
import { createDemoCatalog, type DemoCatalog } from './categories.ts';
import { infoPages } from './info.ts';
import { CART_PATH, CHECKOUT_PATH, cartPage } from './pages/cart-page.ts';
import { categoryPage } from './pages/category-page.ts';
import { homePage } from './pages/home-page.ts';
import { renderPage } from './pages/layout.ts';
import { checkoutPage, infoPage, missingPage } from './pages/notice-page.ts';
import { ordersPage } from './pages/orders-page.ts';
import { productPage } from './pages/product-page.ts';
import { shownVariant } from './pages/product-tile.ts';
import { SEARCH_PATH, searchPage } from './pages/search-page.ts';
import { drawPicture, type Picture, variantColour } from './pictures.ts';
import { playgroundPage, playgroundPreview } from './playground/page.ts';
import { demoPictures } from './products.ts';
import type { DemoReceiver } from './receiver/receiver.ts';
import { createView, type Homes, type PageContent, type ShopName, type View } from './view.ts';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const HTML = 'text/html; charset=utf-8';
const SVG = 'image/svg+xml';

const PUBLIC_FOLDER = new URL('./public/', import.meta.url);
const publicFiles = new Set(readdirSync(PUBLIC_FOLDER));

const publicFile = async (pathname: string): Promise<Answer | undefined> => {
  const name = basename(pathname);
  const type = contentTypes[extname(name)];
  if (type === undefined || pathname !== `/demo/${name}` || !publicFiles.has(name)) return undefined;
  return { status: 200, type, body: await readFile(new URL(name, PUBLIC_FOLDER), 'utf8') };
};

/** The picture of a product that the catalogue's files do not contain. */
const BOX: Picture = { name: 'box' };

const pictureFile = async (
  { pathname, searchParams }: URL,
  { products }: DemoCatalog,
): Promise<Answer | undefined> => {
  const id = /^\/demo\/images\/([^/]+)\.svg$/u.exec(pathname)?.[1];
  const product = id === undefined ? undefined : findProduct(products, decodeURIComponent(id));
  if (product === undefined) return undefined;
  const asked = searchParams.get('variant');
  const variant = product.variants.find((each) => each.id === asked) ?? shownVariant(product);
  const picture = demoPictures.get(product.id) ?? BOX;
  const body = await drawPicture(picture.name, variantColour(product, variant, picture));
  return { status: 200, type: SVG, body };
};

const findProduct = (products: readonly Product[], id: string): Product | undefined =>
  products.find((product) => product.id === id);

type Tickets = ReturnType<DemoReceiver['tickets']>;

/** Pages with an address of their own. */
const pages: Readonly<Record<string, (view: View, url: URL, tickets: Tickets) => PageContent>> = {
  '/': homePage,
  '/playground': playgroundPage,
  '/demo/orders': (view, _, tickets) => ordersPage(view, tickets),
  [CART_PATH]: cartPage,
  [CHECKOUT_PATH]: checkoutPage,
  [SEARCH_PATH]: (view, { searchParams }) => searchPage(searchParams.get('q') ?? '', view),
};

const contentOf = (url: URL, view: View, tickets: Tickets): PageContent => {
  const path = decodeURIComponent(url.pathname);
  const known = pages[path];
  if (known !== undefined) return known(view, url, tickets);
  const info = infoPages(view.shop, view.locale).find((each) => each.path === path);
  if (info !== undefined) return infoPage(info);
  const [, kind, name = ''] = /^\/demo\/(products|categories)\/(.+)$/u.exec(path) ?? [];
  const product = kind === 'products' ? findProduct(view.catalog.products, name) : undefined;
  if (product !== undefined) return productPage(product, url.searchParams.get('variant'), view);
  const category = kind === 'categories' ? view.catalog.bySlug.get(name) : undefined;
  return category === undefined ? missingPage(view) : categoryPage(category, view);
};

const page = (url: URL, view: View, { tickets }: DemoShopParts['receiver']): Answer => {
  if (url.pathname === '/playground/preview')
    return { status: 200, type: HTML, body: playgroundPreview(view) };
  const content = contentOf(url, view, tickets());
  return { status: content.status ?? 200, type: HTML, body: renderPage(content, view) };
};

/** What `storevoice doctor` says of the page in the playground. */
const checkPreview = async (
  url: URL,
  { shop, locale, href }: View,
  homes: Homes,
): Promise<Answer | undefined> => {
  if (url.pathname !== '/playground/check') return undefined;
  // Not every machine resolves `ru.localhost` for its own programs, and the page is the same.
  const page = new URL(href('/playground/preview'), homes[shop === 'ru' ? 'main' : shop]).href;
  const findings = await checkPage(page, createShopPageReader(), { locale });
  return { status: 200, type: 'application/json', body: JSON.stringify(findings) };
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
  productsOf(shop: ShopName): readonly Product[];
  readonly homes: Homes;
  readonly isKeyless: boolean;
  readonly receiver: Pick<DemoReceiver, 'tickets'>;
}

/** Answers every page and file of the demo shop, and unknown addresses with a page of their own. */
export const createDemoShop = ({ productsOf, homes, isKeyless, receiver }: DemoShopParts): Responder => {
  const catalogs = {
    main: createDemoCatalog(productsOf('main')),
    ru: createDemoCatalog(productsOf('ru')),
    en: createDemoCatalog(productsOf('en')),
  };
  const catalogOf = (shop: ShopName): DemoCatalog => catalogs[shop];
  return async (request, response, url) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const view = createView({ url, host: request.headers.host ?? '', homes, catalogOf, isKeyless });
    const answer =
      (await publicFile(url.pathname)) ??
      (await pictureFile(url, view.catalog)) ??
      (await checkPreview(url, view, homes)) ??
      page(url, view, receiver);
    send(response, answer, request.method === 'GET');
    return true;
  };
};
