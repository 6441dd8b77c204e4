import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Cart } from '../../../../lambdas/contract/voice/cart.ts';
import { createStore } from '../../../../widget/state/store.ts';
import { createActions } from '../../../../widget/voice/functions/act-in-page.ts';

const product = {
  productId: '2',
  variantId: '3',
  title: 'iPhone 15',
  availability: 'in-stock',
  options: {},
} as const;
const request = {
  action: { kind: 'add-to-cart', product, quantity: 1 },
  response: 'Добавлено.',
  call: { name: 'add_to_cart', arguments: '{"productId":"2"}' },
} as const;

/** A page with a cart of its own, and nothing else of a browser. */
const openPage = () => {
  const lines = new Map<string, number>();
  const cart = {
    read: (): Cart => ({
      lines: [...lines].map(([line, quantity]) => ({ line, title: `iPhone ${line}`, quantity })),
    }),
    add: ({ variantId }: { readonly variantId: string }, quantity: number) =>
      lines.set(variantId, (lines.get(variantId) ?? 0) + quantity),
  };
  Object.assign(globalThis, {
    window: globalThis,
    PAGE_PATH: './page-module.ts',
    storevoice: { tools: [], cart },
  });
  return lines;
};

describe('an action of the model', () => {
  let lines: ReturnType<typeof openPage>;
  beforeEach(() => {
    lines = openPage();
  });
  const open = () => {
    const store = createStore();
    store.dispatch({ kind: 'started', microphone: 'off' });
    store.dispatch({ kind: 'connected' });
    const actions = createActions(
      { store, emitToPage: () => true, locale: 'ru' },
      { toolUnreachable: 'Не вышло.' },
    );
    const says = (id: string): void =>
      store.dispatch({ kind: 'shopper-item', itemId: id, after: undefined, text: 'положи в корзину' });
    return { store, actions, says };
  };

  it('is not done before the shopper has said a word', async () => {
    const { actions, store } = open();
    expect(await actions.act(request)).toEqual({
      response: 'Ничего не сделано: покупатель об этом не просил.',
      cart: undefined,
    });
    store.dispatch({ kind: 'typed', id: 't1', text: 'ещё не отправлено' });
    await actions.act(request);
    expect(lines.size).toBe(0);
  });

  it('is done once when the model calls it twice, and again when the shopper asks again', async () => {
    const { actions, says, store } = open();
    says('1');
    const [first, second] = await Promise.all([actions.act(request), actions.act(request)]);
    expect(first.response).toBe('Добавлено. В корзине 1 товар: iPhone 3.');
    expect(second).toBe(first);
    expect(lines.get('3')).toBe(1);
    says('2');
    await actions.act(request);
    expect(lines.get('3')).toBe(2);
    expect(store.state().cart).toEqual({
      cart: { lines: [{ line: '3', title: 'iPhone 3', quantity: 2 }] },
      canUndo: false,
    });
  });

  it('finds its own change in the cart when several are called at once', async () => {
    const { actions, says } = open();
    says('1');
    const other = { ...request, action: { ...request.action, product: { ...product, variantId: '4' } } };
    const [first, second] = await Promise.all([actions.act(request), actions.act(other)]);
    expect(first.response).toBe('Добавлено. В корзине 1 товар: iPhone 3.');
    expect(second.response).toBe('Добавлено. В корзине 2 товара: iPhone 3, iPhone 4.');
  });

  it('leaves a sentence when the page’s cart is broken', async () => {
    const { actions, says } = open();
    says('1');
    Object.assign(globalThis, {
      storevoice: { tools: [], cart: { read: () => ({ lines: 'none' }), add: null } },
    });
    const { response } = await actions.act(request);
    expect(response).toMatch(/^С корзиной этого магазина я так не могу/u);
  });

  it('gives the outcome that the same call had before the page changed', () => {
    const { actions, says, store } = open();
    says('1');
    expect(actions.earlierOutput(request)).toBeUndefined();
    const call = { ...request.call, output: 'добавлено' };
    store.dispatch({ kind: 'found', callId: 'c', call, products: [] });
    expect(actions.earlierOutput(request)).toBe('добавлено');
    const other = { ...request, call: { ...request.call, arguments: '{"productId":"4"}' } };
    expect(actions.earlierOutput(other)).toBeUndefined();
    says('2');
    expect(actions.earlierOutput(request)).toBeUndefined();
  });
});
