import * as z from 'zod/mini';
import type { CartLine } from '../../../lambdas/contract/voice/cart.ts';
import { type CartAdapter, PageRefusal, platformId } from './cart-adapter.ts';
import { ask, formBody, plainText } from './request.ts';

const Texts = z.union([z.string(), z.record(z.string(), z.unknown())]);
const Answer = z.object({ error: z.optional(Texts), redirect: z.optional(z.string()) });

/** Texts of an error, which OpenCart nests by option. */
const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

const SIGNS = 'script[src*="catalog/view/javascript"], link[href*="catalog/view/"]';

/** The line of a row of the cart's page: version 3 writes the key into the name of the field, version 4 beside it. */
const lineOf = (field: HTMLInputElement): CartLine | undefined => {
  const row = field.closest('tr');
  const key =
    /^quantity\[(.+)\]$/.exec(field.name)?.[1] ?? row?.querySelector<HTMLInputElement>('[name=key]')?.value;
  const links = [...(row?.querySelectorAll('a') ?? [])];
  const title = links.map((link) => plainText(link.innerHTML)).find((text) => text !== '');
  const quantity = Number(field.value);
  if (key === undefined || title === undefined || !(quantity > 0)) return undefined;
  const productId = links.map(({ search }) => new URLSearchParams(search).get('product_id')).find(Boolean);
  return { line: key, title, quantity, ...(productId && { productId }) };
};

/** Version 4 has Bootstrap 5 or attributes of its own, also on a page without products. */
const isFourthVersion = (): boolean => document.querySelector('[data-bs-toggle], [data-oc-toggle]') !== null;

/** The mark between a controller and its method: version 4.0.0 and 4.0.1 write `|`, later ones a dot. */
const methodMark = (isFourth: boolean): string => {
  if (!isFourth) return '/';
  return /route=[\w/]+(?:\||%7C)\w/i.test(document.documentElement.outerHTML) ? '|' : '.';
};

/** Version 4 answers in the language of the address, which the links to the cart and the checkout name. */
const languageOfLinks = (): string | undefined => {
  const links = document.querySelectorAll<HTMLAnchorElement>('a[href*="route=checkout/"]');
  const languages = [...links].map(({ search }) => new URLSearchParams(search).get('language'));
  return languages.find((each) => each !== null) ?? undefined;
};

/** OpenCart 3 and 4, by the addresses of their own themes. */
export const openCart = (): CartAdapter | undefined => {
  if (document.querySelector(SIGNS) === null) return undefined;
  const isFourth = isFourthVersion();
  const mark = methodMark(isFourth);
  const language = languageOfLinks();
  const address = (path: string, method = ''): string => {
    const route = `index.php?route=${path}${method && mark}${method}`;
    return new URL(language ? `${route}&language=${language}` : route, document.baseURI).href;
  };
  const post = async (url: string, fields: Readonly<Record<string, string | number>>): Promise<void> => {
    const answer = Answer.safeParse(await (await ask(url, formBody(fields))).json());
    const errors = textsOf(answer.data?.error).map(plainText);
    if (errors.length > 0) throw new PageRefusal(errors.join(' '));
  };
  const cartUrl = address('checkout/cart');
  const pageAt = async (url: string): Promise<Document> =>
    new DOMParser().parseFromString(await (await ask(url)).text(), 'text/html');
  /** The header's small cart, which the shop's own scripts load again after each change. */
  const redraw = async (): Promise<void> => {
    const shown = document.querySelector('#cart, #header-cart');
    if (shown === null) return;
    const loaded = await pageAt(address('common/cart', 'info'));
    shown.replaceChildren(...(loaded.querySelector('#cart') ?? loaded.body).childNodes);
  };
  const change = async (done: Promise<unknown>): Promise<void> => {
    await done;
    await redraw().catch(() => undefined);
  };
  return {
    read: async () => {
      const page = await pageAt(cartUrl);
      const fields = [...page.querySelectorAll<HTMLInputElement>('input[name^=quantity]')];
      return { lines: fields.flatMap((field) => lineOf(field) ?? []), url: cartUrl };
    },
    // A product's options have no id of their own here, so that the product's is the one to send.
    add: ({ productId }, quantity) =>
      change(post(address('checkout/cart', 'add'), { product_id: platformId(productId), quantity })),
    change: ({ line }, quantity) => {
      if (quantity === 0) return change(post(address('checkout/cart', 'remove'), { key: line }));
      // Version 3 answers with the cart's page.
      const fields: Record<string, string | number> = isFourth
        ? { key: line, quantity }
        : { [`quantity[${line}]`]: quantity };
      return change(ask(address('checkout/cart', 'edit'), formBody(fields)));
    },
    applyCoupon: (coupon) =>
      isFourth
        ? post(address('extension/opencart/total/coupon', 'save'), { coupon })
        : post(address('extension/total/coupon', 'coupon'), { coupon }),
    checkoutUrl: address('checkout/checkout'),
    searchUrl: (query) => `${address('product/search')}&search=${encodeURIComponent(query)}`,
  };
};
