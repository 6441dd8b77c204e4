import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { PageAction } from '../../lambdas/contract/voice/bot.ts';
import type { Cart } from '../../lambdas/contract/voice/cart.ts';
import { pageTexts } from '../i18n/page.ts';
import { PageRefusal } from './cart/cart-adapter.ts';
import { done, ownCart } from './cart/own-cart.ts';
import { cartSentence, changeCart, pageCart, platformCart, readPageCart } from './cart/page-cart.ts';
import type { ActionOutcome, ActionScene, EmitToPage } from './page-api.ts';
import { menuLink, searchFormUrl, webUrl } from './places.ts';

type Act<Kind extends PageAction['kind']> = Extract<PageAction, { kind: Kind }>;

const unavailable = (locale: Locale): ActionOutcome => ({
  kind: 'unavailable',
  response: pageTexts[locale].cartUnavailable,
});

const countOf = (cart: Cart): number => cart.lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Whether the page's own script takes the product; its promises decide the outcome. */
const offerToPage = async ({ product, quantity }: Act<'add-to-cart'>, emit: EmitToPage): Promise<boolean> => {
  const waits: Promise<unknown>[] = [];
  const waitUntil = (done: Promise<unknown>) => waits.push(done);
  if (emit('add-to-cart', { product, quantity, waitUntil })) return false;
  await done(() => Promise.all(waits));
  return true;
};

const add = async (
  action: Act<'add-to-cart'>,
  response: string,
  { locale, emitToPage }: ActionScene,
): Promise<ActionOutcome> => {
  const own = ownCart();
  const cart = own ?? platformCart();
  let isTaken = true;
  const outcome = await changeCart({
    cart,
    response,
    locale,
    act: async () => {
      if (own === undefined && (await offerToPage(action, emitToPage))) return;
      if (cart === undefined) isTaken = false;
      else await cart.add(action.product, action.quantity);
    },
    isDone: (before, after) => countOf(after) > countOf(before),
  });
  return isTaken ? outcome : unavailable(locale);
};

const show = async ({ locale }: ActionScene): Promise<ActionOutcome> => {
  const cart = await readPageCart();
  return cart === undefined
    ? unavailable(locale)
    : { kind: 'done', response: cartSentence(cart, locale), cart, canUndo: false };
};

const change = async (
  { line: place, quantity }: Act<'change-cart'>,
  response: string,
  { locale }: ActionScene,
): Promise<ActionOutcome> => {
  const cart = pageCart();
  if (cart?.change === undefined) return unavailable(locale);
  const keyAt = ({ lines }: Cart) => lines[place - 1]?.line;
  return changeCart({
    cart,
    response,
    locale,
    act: async (before) => {
      if (before === undefined) throw new Error('the cart cannot be read');
      const line = before.lines[place - 1];
      if (line === undefined) throw new PageRefusal(pageTexts[locale].noLine);
      await cart.change?.(line, quantity);
    },
    isDone: (before, after) =>
      (after.lines.find(({ line }) => line === keyAt(before))?.quantity ?? 0) === quantity,
  });
};

const applyCoupon = async (
  { code }: Act<'apply-coupon'>,
  response: string,
  { locale }: ActionScene,
): Promise<ActionOutcome> => {
  const cart = pageCart();
  if (cart?.applyCoupon === undefined) return unavailable(locale);
  return changeCart({
    cart,
    response,
    locale,
    act: async () => {
      await cart.applyCoupon?.(code).catch((error: unknown) => {
        if (!(error instanceof PageRefusal)) throw error;
        throw new PageRefusal(error.message || pageTexts[locale].couponRefused);
      });
    },
    isDone: () => true,
  });
};

const leaveTo = (address: string | undefined, response: string, { locale }: ActionScene): ActionOutcome => {
  const url = webUrl(address);
  return url === undefined
    ? { kind: 'unavailable', response: pageTexts[locale].noPage }
    : { kind: 'leaving', response, leave: () => location.assign(url) };
};

const openProduct = (
  { product }: Act<'open-product'>,
  response: string,
  page: ActionScene,
): ActionOutcome => {
  const outcome = leaveTo(product.url, response, page);
  if (outcome.kind !== 'leaving') return outcome;
  // A single-page shop follows the link in its own way.
  return { ...outcome, leave: () => page.emitToPage('product-click', { product }) && outcome.leave() };
};

const run = (
  action: PageAction,
  response: string,
  page: ActionScene,
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

/** What is said of an action that no shopper has asked for. */
export const notAsked = (locale: Locale): string => pageTexts[locale].notAsked;

/** A page that breaks is one where nothing can be done. */
const attempt = async (action: PageAction, response: string, page: ActionScene): Promise<ActionOutcome> => {
  try {
    const outcome = await run(action, response, page);
    const { cart } = outcome;
    if (cart !== undefined) {
      page.emitToPage('cart', { cart });
      const canUndo = outcome.kind === 'done' && outcome.canUndo;
      page.store.dispatch({ kind: 'cart-changed', cart, canUndo });
    }
    return outcome;
  } catch {
    return unavailable(page.locale);
  }
};

let last: Promise<unknown> = Promise.resolve();

/**
 * Does in the page what the server has checked; `response` is what to say if the page lets it. A model may call several actions
 * at once: they are done one after the other, so that each finds its own change in the cart.
 */
export const runAction = (
  action: PageAction,
  response: string,
  page: ActionScene,
): Promise<ActionOutcome> => {
  const outcome = last.then(() => attempt(action, response, page));
  last = outcome;
  return outcome;
};
