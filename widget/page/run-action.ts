import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { PageAction } from '../../lambdas/contract/voice/bot.ts';
import type { Cart } from '../../lambdas/contract/voice/cart.ts';
import { pageTexts } from '../i18n/page.ts';
import type { ActionOutcome, PageSide } from './action-outcome.ts';
import { PageRefusal, refusalOf } from './cart/cart-adapter.ts';
import { cartSentence } from './cart/cart-sentence.ts';
import { changeCart, readPageCart } from './cart/change-cart.ts';
import { inTime } from './cart/in-time.ts';
import { ownCart } from './cart/own-cart.ts';
import { pageCart, platformCart } from './cart/page-cart.ts';
import type { EmitToPage } from './page-api.ts';
import { menuLink, searchFormUrl, webUrl } from './places.ts';

type Act<Kind extends PageAction['kind']> = Extract<PageAction, { kind: Kind }>;

const countOf = (cart: Cart): number => cart.lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Whether the page's own script takes the product; its promises decide the outcome. */
const offerToPage = async ({ product, quantity }: Act<'add-to-cart'>, emit: EmitToPage): Promise<boolean> => {
  const waits: Promise<unknown>[] = [];
  const waitUntil = (done: Promise<unknown>) => waits.push(done);
  if (emit('add-to-cart', { product, quantity, waitUntil })) return false;
  await inTime(() => Promise.all(waits)).catch((error: unknown) => {
    throw refusalOf(error);
  });
  return true;
};

const add = async (
  action: Act<'add-to-cart'>,
  response: string,
  { locale, emit }: PageSide,
): Promise<ActionOutcome> => {
  const own = ownCart();
  const cart = own ?? platformCart();
  let isTaken = true;
  const outcome = await changeCart({
    cart,
    response,
    locale,
    act: async () => {
      if (own === undefined && (await offerToPage(action, emit))) return;
      if (cart === undefined) isTaken = false;
      else await cart.add(action.product, action.quantity);
    },
    isDone: (before, after) => countOf(after) > countOf(before),
  });
  return isTaken ? outcome : { kind: 'unavailable', response: pageTexts[locale].cartUnavailable };
};

const show = async ({ locale }: PageSide): Promise<ActionOutcome> => {
  const cart = await readPageCart();
  return cart === undefined
    ? { kind: 'unavailable', response: pageTexts[locale].cartUnavailable }
    : { kind: 'done', response: cartSentence(cart, locale), cart, canUndo: false };
};

const change = async (
  { line: place, quantity }: Act<'change-cart'>,
  response: string,
  { locale }: PageSide,
): Promise<ActionOutcome> => {
  const texts = pageTexts[locale];
  const cart = pageCart();
  if (cart?.change === undefined) return { kind: 'unavailable', response: texts.cartUnavailable };
  const keyAt = ({ lines }: Cart) => lines[place - 1]?.line;
  return changeCart({
    cart,
    response,
    locale,
    act: async (before) => {
      if (before === undefined) throw new Error('the cart cannot be read');
      const line = before.lines[place - 1];
      if (line === undefined) throw new PageRefusal(texts.noLine);
      await cart.change?.(line, quantity);
    },
    isDone: (before, after) =>
      (after.lines.find(({ line }) => line === keyAt(before))?.quantity ?? 0) === quantity,
  });
};

const applyCoupon = async (
  { code }: Act<'apply-coupon'>,
  response: string,
  { locale }: PageSide,
): Promise<ActionOutcome> => {
  const texts = pageTexts[locale];
  const cart = pageCart();
  if (cart?.applyCoupon === undefined) return { kind: 'unavailable', response: texts.cartUnavailable };
  return changeCart({
    cart,
    response,
    locale,
    act: async () => {
      await cart.applyCoupon?.(code).catch((error: unknown) => {
        if (!(error instanceof PageRefusal)) throw error;
        throw new PageRefusal(error.message || texts.couponRefused);
      });
    },
    isDone: () => true,
  });
};

const leaveTo = (address: string | undefined, response: string, { locale }: PageSide): ActionOutcome => {
  const url = webUrl(address);
  return url === undefined
    ? { kind: 'unavailable', response: pageTexts[locale].noPage }
    : { kind: 'leaving', response, leave: () => location.assign(url) };
};

const openProduct = ({ product }: Act<'open-product'>, response: string, page: PageSide): ActionOutcome => {
  const outcome = leaveTo(product.url, response, page);
  if (outcome.kind !== 'leaving') return outcome;
  // A single-page shop follows the link in its own way.
  return { ...outcome, leave: () => page.emit('product-click', { product }) && outcome.leave() };
};

const run = (
  action: PageAction,
  response: string,
  page: PageSide,
): ActionOutcome | Promise<ActionOutcome> => {
  switch (action.kind) {
    case 'add-to-cart':
      return add(action, response, page);
    case 'show-cart':
      return show(page);
    case 'change-cart':
      return change(action, response, page);
    case 'apply-coupon':
      return applyCoupon(action, response, page);
    case 'go-to-checkout':
      return leaveTo(pageCart()?.checkoutUrl, response, page);
    case 'open-product':
      return openProduct(action, response, page);
    case 'show-category': {
      const { query, url } = action;
      const search = () => pageCart()?.searchUrl?.(query) ?? searchFormUrl(query);
      return leaveTo(menuLink(query) ?? url ?? search(), response, page);
    }
  }
};

/** What becomes of an action that no shopper has asked for. */
export const refuseAction = (locale: Locale): ActionOutcome => ({
  kind: 'refused',
  response: pageTexts[locale].notAsked,
});

/** A page that breaks is one where nothing can be done. */
const attempt = async (action: PageAction, response: string, page: PageSide): Promise<ActionOutcome> => {
  try {
    const outcome = await run(action, response, page);
    if ('cart' in outcome && outcome.cart !== undefined) page.emit('cart', { cart: outcome.cart });
    return outcome;
  } catch {
    return { kind: 'unavailable', response: pageTexts[page.locale].cartUnavailable };
  }
};

let last: Promise<unknown> = Promise.resolve();

/**
 * Does in the page what the server has checked; `response` is what to say if the page lets it. A model may call several actions
 * at once: they are done one after the other, so that each finds its own change in the cart.
 */
export const runAction = (action: PageAction, response: string, page: PageSide): Promise<ActionOutcome> => {
  const outcome = last.then(() => attempt(action, response, page));
  last = outcome;
  return outcome;
};
