import type { Product } from '../../lambdas/contract/catalog/product.ts';
import { botFunctions } from '../../lambdas/functions/registry.ts';

type Arguments = Readonly<Record<string, unknown>>;
/** What a function is called with after a shopper said this, with a product of the catalogue. */
type ArgumentsOf = (said: string, product: Product, other: Product) => Arguments;

const KINDS = ['similar', 'cheaper', 'better', 'goes_with', 'gift'] as const;

const shown: ArgumentsOf = (_, { id, variants }) => ({ productId: id, variantId: variants[0]?.id });

/** The functions that no webhook answers. */
const argumentsOf: Readonly<Record<string, ArgumentsOf>> = {
  search_products: (query) => ({ query }),
  get_product_info: (question, product, other) => ({ ...shown('', product, other), question }),
  compare_products: (_, { id }, other) => ({ items: [{ productId: id }, { productId: other.id }] }),
  recommend_products: (query, { id }) => ({
    kind: KINDS[Number(id) % KINDS.length],
    productId: id,
    query,
    maxPrice: 1_000,
  }),
  get_store_info: (question) => ({ question }),
  call_person: (reason) => ({ reason }),
  add_to_cart: shown,
  show_cart: () => ({}),
  change_cart: () => ({ line: 1, quantity: 2 }),
  open_product: shown,
  show_category: (query) => ({ query }),
  apply_coupon: () => ({ code: 'LUMI10' }),
  go_to_checkout: () => ({}),
};

/** Each function with the arguments that its own examples lead to, over the whole catalogue. */
export const functionCalls = (products: readonly Product[]): ReadonlyMap<string, readonly Arguments[]> =>
  new Map(
    botFunctions.flatMap(({ name, examples }) => {
      const toArguments = argumentsOf[name];
      if (toArguments === undefined) return [];
      const said = [...examples.ru, ...examples.en];
      const calls = products.flatMap((product, at) => {
        const [words, other] = [said[at % said.length], products[(at + 1) % products.length]];
        return words === undefined || other === undefined ? [] : [toArguments(words, product, other)];
      });
      return [[name, calls] as const];
    }),
  );
