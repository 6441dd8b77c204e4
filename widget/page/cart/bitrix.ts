import * as z from 'zod/mini';
import type { Cart, CartLine } from '../../../lambdas/contract/voice/cart.ts';
import { type CartAdapter, PageRefusal, platformId } from './cart-adapter.ts';
import { ask, formBody, globalOf, moneyOf, plainText } from './request.ts';

const Added = z.object({ STATUS: z.string(), MESSAGE: z.optional(z.string()) });

const numeric = z.pipe(z.union([z.string(), z.number()]), z.transform(Number));

const Basket = z.object({
  BASKET_DATA: z.object({
    BASKET_ITEM_RENDER_DATA: z.array(
      z.object({
        ID: z.union([z.string(), z.number()]),
        PRODUCT_ID: z.union([z.string(), z.number()]),
        NAME: z.string(),
        QUANTITY: numeric,
        PRICE: numeric,
        CURRENCY: z.string(),
        DELAYED: z.optional(z.boolean()),
        DETAIL_PAGE_URL: z.optional(z.string()),
      }),
    ),
    /** A basket that is made together with the order tells no sum. */
    allSum: z.optional(numeric),
    CURRENCY: z.optional(z.string()),
  }),
  VALID_COUPON: z.optional(z.boolean()),
});
type Basket = z.infer<typeof Basket>;

const BASKET_AJAX = '/bitrix/components/bitrix/sale.basket.basket/ajax.php';

/** What was put aside for later does not belong to the cart. */
const toCart = (
  { BASKET_DATA: { BASKET_ITEM_RENDER_DATA: items, allSum, CURRENCY } }: Basket,
  url: string,
): Cart => ({
  lines: items
    .filter(({ DELAYED: isPutAside }) => isPutAside !== true)
    .map((item) => ({
      line: String(item.ID),
      title: plainText(item.NAME),
      quantity: item.QUANTITY,
      variantId: String(item.PRODUCT_ID),
      price: moneyOf(item.PRICE, item.CURRENCY),
      url: item.DETAIL_PAGE_URL,
    })),
  ...(allSum !== undefined && CURRENCY !== undefined && { total: moneyOf(allSum, CURRENCY) }),
  url,
});

const Messages = z.object({
  bitrix_sessid: z.optional(z.string()),
  SITE_ID: z.optional(z.string()),
});

/** What the page's core script keeps for requests: the session's key and the site. */
const messages = (): z.infer<typeof Messages> => {
  const say = Reflect.get(Object(globalOf('BX')), 'message');
  if (typeof say !== 'function') return {};
  return Messages.parse({ bitrix_sessid: say('bitrix_sessid'), SITE_ID: say('SITE_ID') });
};

/** The basket's component answers only to a template that its own page signed. */
const signedTemplate = async (page: string): Promise<Readonly<Record<string, string>>> => {
  const script = await (await ask(page)).text();
  const value = (name: string): string =>
    new RegExp(`${name}["']?\\s*:\\s*["']([^"']+)`).exec(script)?.[1] ?? '';
  return { signedParamsString: value('signedParamsString'), template: value('template') };
};

const recalculate = async (
  page: string,
  change: Readonly<Record<string, string | number>>,
): Promise<Basket> => {
  const { bitrix_sessid: sessid = '', SITE_ID: site = 's1' } = messages();
  const fields = { basketAction: 'recalculateAjax', via_ajax: 'Y', site_id: site, sessid };
  const signed = await signedTemplate(page);
  const response = await ask(
    BASKET_AJAX,
    formBody({ ...fields, fullRecalculation: 'Y', ...signed, ...change }),
  );
  return Basket.parse(await response.json());
};

/** The header's small basket redraws itself. */
const redraw = (): void => {
  const announce = Reflect.get(Object(globalOf('BX')), 'onCustomEvent');
  if (typeof announce === 'function') announce('OnBasketChange');
};

/** 1C-Bitrix: its catalogue components add to the basket, and its basket's component tells and changes it. */
export const bitrixCart = (): CartAdapter | undefined => {
  if (typeof Reflect.get(Object(globalOf('BX')), 'message') !== 'function') return undefined;
  const linked = (part: string) => document.querySelector<HTMLAnchorElement>(`a[href*="${part}"]`)?.href;
  const page = linked('/cart') ?? linked('/basket') ?? '/personal/cart/';
  return {
    read: async () => toCart(await recalculate(page, {}), page),
    add: async ({ variantId, url }, quantity) => {
      const place = new URL(url ?? location.href, location.href);
      // The product's own page has the component; a feed may name it by another host of the shop.
      const address = new URL(place.pathname, location.origin);
      const query = { action: 'ADD2BASKET', id: platformId(variantId), quantity, ajax_basket: 'Y' };
      for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
      const response = await ask(address.href, formBody({ sessid: messages().bitrix_sessid ?? '' }));
      const { STATUS, MESSAGE = '' } = Added.parse(await response.json());
      if (STATUS !== 'OK') throw new PageRefusal(plainText(MESSAGE));
      redraw();
    },
    change: async ({ line }: CartLine, quantity) => {
      const change =
        quantity === 0 ? { [`basket[DELETE_${line}]`]: 'Y' } : { [`basket[QUANTITY_${line}]`]: quantity };
      await recalculate(page, change);
      redraw();
    },
    applyCoupon: async (code) => {
      const { VALID_COUPON: isValid } = await recalculate(page, { 'basket[coupon]': code });
      if (isValid !== true) throw new PageRefusal();
    },
    checkoutUrl: linked('/order/make') ?? linked('/order/') ?? '/personal/order/make/',
  };
};
