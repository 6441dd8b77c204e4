import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import type { PageAction } from '../../lambdas/contract/voice/bot.ts';
import type { Cart } from '../../lambdas/contract/voice/cart.ts';
import { pageTexts } from '../i18n/page.ts';
import { PageRefusal } from './cart/cart-adapter.ts';
import { done, ownCart } from './cart/own-cart.ts';
import { cartSentence, changeCart, countOf, pageCart, platformCart, readPageCart } from './cart/page-cart.ts';
import type { ActionOutcome, ActionScene } from './page-api.ts';
import { menuLink, searchFormUrl, webAddress } from './places.ts';

type Act<Kind extends PageAction['kind']> = Extract<PageAction, { kind: Kind }>;

/** An action with the page it happens in, and what to say if the page lets it. */
interface Task<Kind extends PageAction['kind'] = PageAction['kind']> extends ActionScene {
  readonly action: Act<Kind>;
  readonly response: string;
}

const unavailable = (locale: Locale): ActionOutcome => ({
  kind: 'unavailable',
  response: pageTexts[locale].cartUnavailable,
});

/** Whether the page's own script takes the product; its promises decide the outcome. */
const offerToPage = async ({ action, emitToPage }: Task<'add-to-cart'>): Promise<boolean> => {
  const { product, quantity } = action;
  const waits: Promise<unknown>[] = [];
  const waitUntil = (work: Promise<unknown>) => waits.push(work);
  if (emitToPage('add-to-cart', { product, quantity, waitUntil })) return false;
  await done(() => Promise.all(waits));
  return true;
};

const add = async (task: Task<'add-to-cart'>): Promise<ActionOutcome> => {
  const { product, quantity } = task.action;
  const own = ownCart();
  const cart = own ?? platformCart();
  let isTaken = true;
  const outcome = await changeCart({
    ...task,
    cart,
    act: async () => {
      if (own === undefined && (await offerToPage(task))) return;
      if (cart === undefined) isTaken = false;
      else await cart.add(product, quantity);
    },
    isDone: (before, after) => countOf(after) > countOf(before),
  });
  return isTaken ? outcome : unavailable(task.locale);
};

const show = async (locale: Locale): Promise<ActionOutcome> => {
  const cart = await readPageCart();
  return cart === undefined
    ? unavailable(locale)
    : { kind: 'done', response: cartSentence(cart, locale), cart, canUndo: false };
};

const change = async (task: Task<'change-cart'>): Promise<ActionOutcome> => {
  const { line: place, quantity } = task.action;
  const cart = pageCart();
  if (cart?.change === undefined) return unavailable(task.locale);
  const keyAt = ({ lines }: Cart) => lines[place - 1]?.line;
  return changeCart({
    ...task,
    cart,
    act: async (before) => {
      if (before === undefined) throw new Error('the cart cannot be read');
      const line = before.lines[place - 1];
      if (line === undefined) throw new PageRefusal(pageTexts[task.locale].noLine);
      await cart.change?.(line, quantity);
    },
    isDone: (before, after) =>
      (after.lines.find(({ line }) => line === keyAt(before))?.quantity ?? 0) === quantity,
  });
};

const applyCoupon = async (task: Task<'apply-coupon'>): Promise<ActionOutcome> => {
  const cart = pageCart();
  if (cart?.applyCoupon === undefined) return unavailable(task.locale);
  return changeCart({
    ...task,
    cart,
    act: async () => {
      await cart.applyCoupon?.(task.action.code).catch((error: unknown) => {
        if (!(error instanceof PageRefusal)) throw error;
        throw new PageRefusal(error.message || pageTexts[task.locale].couponRefused);
      });
    },
    isDone: () => true,
  });
};

type Leaving = Pick<Task, 'response' | 'locale'>;

const leaveTo = (address: string | undefined, { response, locale }: Leaving): ActionOutcome => {
  const url = webAddress(address);
  return url === undefined
    ? { kind: 'unavailable', response: pageTexts[locale].noPage }
    : { kind: 'leaving', response, leave: () => location.assign(url) };
};

const openProduct = (task: Task<'open-product'>): ActionOutcome => {
  const { product } = task.action;
  const outcome = leaveTo(product.url, task);
  if (outcome.kind !== 'leaving') return outcome;
  // A single-page shop follows the link in its own way.
  return { ...outcome, leave: () => task.emitToPage('product-click', { product }) && outcome.leave() };
};

const run = (task: Task): ActionOutcome | Promise<ActionOutcome> => {
  const { action } = task;
  switch (action.kind) {
    case 'add-to-cart':
      return add({ ...task, action });
    case 'show-cart':
      return show(task.locale);
    case 'change-cart':
      return change({ ...task, action });
    case 'apply-coupon':
      return applyCoupon({ ...task, action });
    case 'go-to-checkout':
      return leaveTo(pageCart()?.checkoutUrl, task);
    case 'open-product':
      return openProduct({ ...task, action });
    case 'show-category': {
      const { query, url } = action;
      const search = () => pageCart()?.searchUrl?.(query) ?? searchFormUrl(query);
      return leaveTo(menuLink(query) ?? url ?? search(), task);
    }
  }
};

/** What is said of an action that no shopper has asked for. */
export const notAsked = (locale: Locale): string => pageTexts[locale].notAsked;

/** A page that breaks is one where nothing can be done. */
const attempt = async (task: Task): Promise<ActionOutcome> => {
  try {
    const outcome = await run(task);
    const { cart } = outcome;
    if (cart !== undefined) {
      task.emitToPage('cart', { cart });
      const canUndo = outcome.kind === 'done' && outcome.canUndo;
      task.store.dispatch({ kind: 'cart-changed', cart, canUndo });
    }
    return outcome;
  } catch {
    return unavailable(task.locale);
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
  scene: ActionScene,
): Promise<ActionOutcome> => {
  const outcome = last.then(() => attempt({ ...scene, action, response }));
  last = outcome;
  return outcome;
};
