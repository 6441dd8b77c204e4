import * as z from 'zod';
import { Attributes } from '../catalog/attributes.ts';
import { Availability } from '../catalog/availability.ts';
import { ProductId, VariantId } from '../catalog/ids.ts';
import { Money } from '../catalog/money.ts';
import { Contact } from '../shop/contact.ts';

/** One variant on a card. */
export const ProductCard = z.object({
  productId: ProductId,
  variantId: VariantId,
  title: z.string(),
  brand: z.string().optional(),
  price: Money.optional(),
  /** The amounts as the answer's sentence writes them. */
  priceText: z.string().optional(),
  compareAtText: z.string().optional(),
  compareAt: Money.optional(),
  availability: Availability,
  /** The attributes that differ between the product's variants: `{ storage: '256GB', color: 'Black' }`. */
  options: Attributes,
  url: z.string().optional(),
  image: z.string().optional(),
  /** Why it is recommended, in words. */
  reason: z.string().optional(),
});
export type ProductCard = Readonly<z.infer<typeof ProductCard>>;

/** A question to the shopper about one attribute; each option names its variant. */
export const VariantQuestion = z.object({
  attribute: z.string(),
  options: z.array(z.object({ label: z.string(), productId: ProductId, variantId: VariantId })),
});
export type VariantQuestion = Readonly<z.infer<typeof VariantQuestion>>;

export const SearchType = z.enum(['hybrid', 'lexical', 'semantic']);
export type SearchType = z.infer<typeof SearchType>;

/** Certainty of the answer: one clear match, a near tie, the nearest product, nothing. */
export const MatchStatus = z.enum(['match', 'ambiguous', 'weak', 'none']);
export type MatchStatus = z.infer<typeof MatchStatus>;

const answered = {
  success: z.literal(true),
  /** A sentence the shopper can hear, in the domain's language or the one that the call asked for. */
  response: z.string(),
};

export const SearchAnswer = z.object({
  ...answered,
  products: z.array(ProductCard),
  searchType: SearchType,
  status: MatchStatus,
  /** Set when the request was not for a product: delivery, an order, thanks. */
  code: z.literal('NOT_A_PRODUCT_REQUEST').optional(),
  /** How many products fit, including those not shown. */
  total: z.int().nonnegative().optional(),
  ask: VariantQuestion.optional(),
});
export type SearchAnswer = Readonly<z.infer<typeof SearchAnswer>>;

export const ProductAnswer = z.object({
  ...answered,
  product: z.object({
    productId: ProductId,
    title: z.string(),
    brand: z.string().optional(),
    category: z.array(z.string()),
    description: z.string().optional(),
    attributes: Attributes,
    variants: z.array(ProductCard),
  }),
  variant: ProductCard,
});
export type ProductAnswer = Readonly<z.infer<typeof ProductAnswer>>;

/** The answer of a failed function; it still has a sentence. */
export const FailedAnswer = z.object({
  success: z.literal(false),
  response: z.string(),
  /** One of the codes of `errors.ts`. */
  error: z.string(),
});
export type FailedAnswer = Readonly<z.infer<typeof FailedAnswer>>;

/** What differs between the compared products, price first; `values` are in the order of the products. */
export const Comparison = z.object({
  rows: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
});
export type Comparison = Readonly<z.infer<typeof Comparison>>;

export const CompareAnswer = z.object({
  ...answered,
  products: z.array(ProductCard),
  comparison: Comparison,
});
export type CompareAnswer = Readonly<z.infer<typeof CompareAnswer>>;

/** What a recommendation is to be, seen from the product or the wish it begins with. */
export const RecommendationKind = z.enum(['similar', 'cheaper', 'better', 'goes_with', 'gift']);
export type RecommendationKind = z.infer<typeof RecommendationKind>;

export const RecommendAnswer = z.object({
  ...answered,
  /** Best first, each with its reason; none where nothing fits. */
  products: z.array(ProductCard.required({ reason: true })),
});
export type RecommendAnswer = Readonly<z.infer<typeof RecommendAnswer>>;

/** The page of the shop that an answer was taken from. */
export const Source = z.object({ title: z.string(), url: z.string().optional() });
export type Source = Readonly<z.infer<typeof Source>>;

/** An answer from the merchant's own texts, or the honest "the shop does not say" with somebody to ask. */
export const StoreInfoAnswer = z.object({
  ...answered,
  status: z.enum(['answered', 'unknown']),
  source: Source.optional(),
  contact: Contact.optional(),
});
export type StoreInfoAnswer = Readonly<z.infer<typeof StoreInfoAnswer>>;

/** An order as the merchant's webhook tells it. */
export const Order = z.object({
  /** In the merchant's words: "sent", «в пути». */
  status: z.string().trim().min(1).max(200),
  date: z.iso.date().optional(),
  /** Day of arrival. */
  expected: z.iso.date().optional(),
  /** The order's page. */
  url: z.url({ protocol: /^https?$/u }).optional(),
});
export type Order = Readonly<z.infer<typeof Order>>;

export const OrderAnswer = z.object({ ...answered, order: Order });
export type OrderAnswer = Readonly<z.infer<typeof OrderAnswer>>;

export const PersonAnswer = z.object({
  ...answered,
  contact: Contact.optional(),
  /** Number of the ticket that the merchant's webhook opened. */
  ticket: z.string().optional(),
});
export type PersonAnswer = Readonly<z.infer<typeof PersonAnswer>>;

/** What the widget is to do in the page; the server has checked the arguments and found the product. */
export const PageAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add-to-cart'), product: ProductCard, quantity: z.int().min(1) }),
  z.object({ kind: z.literal('show-cart') }),
  /** `line` is the place in the cart, the first is 1; a quantity of 0 removes it. */
  z.object({ kind: z.literal('change-cart'), line: z.int().min(1), quantity: z.int().min(0) }),
  z.object({ kind: z.literal('apply-coupon'), code: z.string() }),
  z.object({ kind: z.literal('go-to-checkout') }),
  z.object({ kind: z.literal('open-product'), product: ProductCard }),
  z.object({ kind: z.literal('show-category'), query: z.string(), url: z.string().optional() }),
]);
export type PageAction = Readonly<z.infer<typeof PageAction>>;

/** The answer of a function that acts in the page; the widget replaces `response` if the page says otherwise. */
export const PageActionAnswer = z.object({
  ...answered,
  action: PageAction,
});
export type PageActionAnswer = Readonly<z.infer<typeof PageActionAnswer>>;

/** The answer of any bot function for clients; a function may add its own data. */
export const BotAnswer = z.discriminatedUnion('success', [
  z.looseObject({
    ...answered,
    products: z.array(ProductCard).optional(),
    variant: ProductCard.optional(),
    ask: VariantQuestion.optional(),
    comparison: Comparison.optional(),
    source: Source.optional(),
    contact: Contact.optional(),
    order: Order.optional(),
    ticket: z.string().optional(),
    action: PageAction.optional(),
  }),
  FailedAnswer.extend({ ask: VariantQuestion.optional() }),
]);
export type BotAnswer = Readonly<z.infer<typeof BotAnswer>>;
