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

/** OpenCart 3 and 4, by the addresses of their own themes. */
export const openCart = (): CartAdapter | undefined => {
  if (document.querySelector(SIGNS) === null) return undefined;
  const isFourth = document.querySelector('[data-oc-toggle], [data-oc-load]') !== null;
  const route = (path: string, method = ''): string =>
    `index.php?route=${path}${method && (isFourth ? '.' : '/')}${method}`;
  const address = (path: string, method = ''): string => new URL(route(path, method), document.baseURI).href;
  const post = async (url: string, fields: Readonly<Record<string, string | number>>): Promise<void> => {
    const answer = Answer.safeParse(await (await ask(url, formBody(fields))).json());
    const errors = textsOf(answer.data?.error).map(plainText);
    if (errors.length > 0) throw new PageRefusal(errors.join(' '));
  };
  const cartUrl = address('checkout/cart');
  return {
    read: async () => {
      const page = new DOMParser().parseFromString(await (await ask(cartUrl)).text(), 'text/html');
      const fields = [...page.querySelectorAll<HTMLInputElement>('input[name^=quantity]')];
      return { lines: fields.flatMap((field) => lineOf(field) ?? []), url: cartUrl };
    },
    // A product's options have no id of their own here, so that the product's is the one to send.
    add: ({ productId }, quantity) =>
      post(address('checkout/cart', 'add'), { product_id: platformId(productId), quantity }),
    change: async ({ line }, quantity) => {
      if (quantity === 0) return post(address('checkout/cart', 'remove'), { key: line });
      // Version 3 answers with the cart's page.
      const fields: Record<string, string | number> = isFourth
        ? { key: line, quantity }
        : { [`quantity[${line}]`]: quantity };
      await ask(address('checkout/cart', 'edit'), formBody(fields));
    },
    applyCoupon: (coupon) =>
      isFourth
        ? post(address('extension/opencart/total/coupon', 'save'), { coupon })
        : post(address('extension/total/coupon', 'coupon'), { coupon }),
    checkoutUrl: address('checkout/checkout'),
    searchUrl: (query) => `${address('product/search')}&search=${encodeURIComponent(query)}`,
  };
};
