import { formatMoney } from '../../../lambdas/contract/catalog/amounts.ts';
import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import type { ProductCard } from '../../../lambdas/contract/voice/bot.ts';
import type { Cart, CartLine } from '../../../lambdas/contract/voice/cart.ts';
import { pageTexts } from '../../i18n/page.ts';
import type { ActionOutcome } from '../page-api.ts';
import { webAddress } from '../places.ts';
import { bitrixCart } from './bitrix.ts';
import { type CartAdapter, PageRefusal } from './cart-adapter.ts';
import { openCart } from './opencart.ts';
import { ownCart } from './own-cart.ts';
import { shopifyCart } from './shopify.ts';
import { wooCommerceCart } from './woocommerce.ts';

/** The cart of the platform that this page runs on; absent where none is recognised. */
export const platformCart = (): CartAdapter | undefined =>
  shopifyCart() ?? wooCommerceCart() ?? bitrixCart() ?? openCart();

/** The page's cart: its own, or its platform's. */
export const pageCart = (): CartAdapter | undefined => ownCart() ?? platformCart();

export const countOf = ({ lines }: Cart): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Nobody remembers more by ear. */
const MOST_NAMED = 4;

/** What is in the cart, in one sentence. */
export const cartSentence = (cart: Cart, locale: Locale): string => {
  const { lines, total } = cart;
  const texts = pageTexts[locale];
  if (lines.length === 0) return texts.empty;
  const named = lines
    .slice(0, MOST_NAMED)
    .map(({ title, quantity }) => (quantity > 1 ? `${title} × ${quantity}` : title));
  const rest = lines.length - named.length;
  const all = rest > 0 ? [...named, texts.more(rest)] : named;
  return texts.holds(countOf(cart), all.join(', '), total === undefined ? '' : formatMoney(total, locale));
};

/** The cart as it is now; absent where the page does not tell. */
const readCart = async (adapter: CartAdapter | undefined): Promise<Cart | undefined> => {
  const cart = await adapter?.read().catch(() => undefined);
  return cart && { ...cart, url: webAddress(cart.url) };
};

/** The cart of this page as it is now. */
export const readPageCart = (): Promise<Cart | undefined> => readCart(pageCart());

/** The product of a line, to be put in again; absent where the page does not say which one it is. */
const productOf = ({
  productId,
  variantId,
  quantity: _,
  line: __,
  ...shown
}: CartLine): ProductCard | undefined => {
  const [product, variant] = [productId ?? variantId, variantId ?? productId];
  if (product === undefined || variant === undefined) return undefined;
  return { ...shown, productId: product, variantId: variant, availability: 'unknown', options: {} };
};

/** How many of each thing are in a cart, whatever the keys of its lines. */
const amountsOf = ({ lines }: Cart): ReadonlyMap<string, number> => {
  const amounts = new Map<string, number>();
  for (const { variantId, productId, title, quantity } of lines) {
    const thing = `${productId} ${variantId ?? title}`;
    amounts.set(thing, (amounts.get(thing) ?? 0) + quantity);
  }
  return amounts;
};

const isAlike = (one: Cart, other: Cart): boolean => {
  const [amounts, others] = [amountsOf(one), amountsOf(other)];
  return amounts.size === others.size && [...amounts].every(([thing, count]) => others.get(thing) === count);
};

interface WayBack {
  readonly to: Cart;
  go(): Promise<void>;
}

/** What leads back to an earlier cart: lines get their quantities again, and what is gone is put in again. */
const wayBack = (cart: CartAdapter, before: Cart, after: Cart): WayBack | undefined => {
  const { change } = cart;
  const quantities = new Map(before.lines.map((each) => [each.line, each.quantity]));
  const changed = after.lines.filter(({ line, quantity }) => quantities.get(line) !== quantity);
  const kept = new Set(after.lines.map(({ line }) => line));
  const gone = before.lines
    .filter(({ line }) => !kept.has(line))
    .map((line) => ({ product: productOf(line), quantity: line.quantity }));
  if (changed.length + gone.length === 0 || gone.some(({ product }) => product === undefined))
    return undefined;
  if (change === undefined && changed.length > 0) return undefined;
  const go = async (): Promise<void> => {
    for (const line of changed) await change?.(line, quantities.get(line.line) ?? 0);
    for (const { product, quantity } of gone) if (product) await cart.add(product, quantity);
  };
  return { to: before, go };
};

let lastWayBack: WayBack | undefined;

/** Takes the last change of the cart back; returns the cart as the page tells it then, and whether it is as before. */
export const undo = async () => {
  const back = lastWayBack;
  lastWayBack = undefined;
  await back?.go().catch(() => undefined);
  const cart = await readPageCart();
  return { cart, isDone: back !== undefined && cart !== undefined && isAlike(cart, back.to) };
};

interface Change {
  readonly cart: CartAdapter | undefined;
  readonly response: string;
  readonly locale: Locale;
  act(before: Cart | undefined): Promise<void>;
  /** Whether the cart afterwards shows it. */
  isDone(before: Cart, after: Cart): boolean;
}

/** Does it between two looks into the cart, and believes the second. */
export const changeCart = async ({ cart, response, locale, act, isDone }: Change): Promise<ActionOutcome> => {
  const texts = pageTexts[locale];
  const before = await readCart(cart);
  try {
    await act(before);
  } catch (error) {
    const sentence = error instanceof PageRefusal ? error.message || texts.notDone : texts.cartUnavailable;
    return { kind: 'refused', response: sentence };
  }
  const after = await readCart(cart);
  if (after === undefined) return { kind: 'done', response, canUndo: false };
  const holds = cartSentence(after, locale);
  if (before !== undefined && !isDone(before, after))
    return { kind: 'refused', response: `${texts.notDone} ${holds}`, cart: after };
  lastWayBack = cart && before && wayBack(cart, before, after);
  return { kind: 'done', response: `${response} ${holds}`, cart: after, canUndo: lastWayBack !== undefined };
};
