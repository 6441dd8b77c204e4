import * as z from 'zod/mini';
import type { Contact } from '../../../lambdas/contract/shop/contact.ts';
import type { Theme } from '../../../lambdas/contract/shop/domain.ts';
import type {
  BotAnswer,
  Comparison,
  Order,
  PageAction,
  ProductCard,
  Source,
} from '../../../lambdas/contract/voice/bot.ts';
import type { TokenResponse } from '../../../lambdas/contract/voice/token.ts';

const record = z.record(z.string(), z.unknown());
const text = z.optional(z.string());

const tool = z.object({
  type: z.literal('function'),
  name: z.string(),
  description: z.string(),
  parameters: record,
});

const theme = z.object({
  mode: z.optional(z.enum(['voice', 'text'])),
  accent: text,
  position: z.optional(z.enum(['bottom-right', 'bottom-left'])),
  colorScheme: z.optional(z.enum(['auto', 'light', 'dark'])),
  launcherText: text,
  consentUrl: text,
  logoUrl: text,
} satisfies Record<keyof Theme, unknown>);

const token: z.ZodMiniType<TokenResponse> = z.object({
  token: z.string(),
  instructions: z.string(),
  tools: z.array(tool),
  voice: z.string(),
  model: z.string(),
  realtimeUrl: z.string(),
  session: z.string(),
  mode: z.optional(z.literal('text')),
  locale: z.enum(['ru', 'en']),
  shopName: text,
  greeting: z.string(),
  theme,
  pageTools: z.optional(z.array(z.string())),
  supportCode: z.string(),
  expiresAt: z.string(),
  maxSessionSeconds: z.int(),
} satisfies Record<keyof TokenResponse, unknown>);

export const readToken = (body: unknown): TokenResponse | undefined => token.safeParse(body).data;

const id = z.union([z.string(), z.pipe(z.int(), z.transform(String))]);
const money = z.object({ minor: z.int(), currency: z.string().check(z.regex(/^[A-Z]{3}$/)) });

const card: z.ZodMiniType<ProductCard> = z.object({
  productId: id,
  variantId: id,
  title: z.string(),
  brand: text,
  price: z.optional(money),
  compareAt: z.optional(money),
  priceText: text,
  compareAtText: text,
  availability: z.enum(['in-stock', 'out-of-stock', 'preorder', 'unknown', 'backorder']),
  options: z.record(z.string(), z.string()),
  url: text,
  image: text,
  reason: text,
} satisfies Record<keyof ProductCard, unknown>);

const ask = z.object({
  attribute: z.string(),
  options: z.array(z.object({ label: z.string(), productId: id, variantId: id })),
});

const comparison = z.object({
  rows: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
} satisfies Record<keyof Comparison, unknown>);

const source = z.object({ title: z.string(), url: text } satisfies Record<keyof Source, unknown>);

const contact = z.object({
  phone: text,
  email: text,
  url: text,
  hours: text,
} satisfies Record<keyof Contact, unknown>);

const order = z.object({
  status: z.string(),
  date: text,
  expected: text,
  url: text,
} satisfies Record<keyof Order, unknown>);

const count = z.int().check(z.minimum(0));

const action: z.ZodMiniType<PageAction> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add-to-cart'), product: card, quantity: count }),
  z.object({ kind: z.literal('show-cart') }),
  z.object({ kind: z.literal('change-cart'), line: count, quantity: count }),
  z.object({ kind: z.literal('apply-coupon'), code: z.string() }),
  z.object({ kind: z.literal('go-to-checkout') }),
  z.object({ kind: z.literal('open-product'), product: card }),
  z.object({ kind: z.literal('show-category'), query: z.string(), url: text }),
]);

/** The named members of an object that may have others. */
type KnownKey<Type> = keyof { [Key in keyof Type as string extends Key ? never : Key]: true };
type Success = Extract<BotAnswer, { success: true }>;

const answer: z.ZodMiniType<BotAnswer> = z.discriminatedUnion('success', [
  z.looseObject({
    success: z.literal(true),
    response: z.string(),
    products: z.optional(z.array(card)),
    variant: z.optional(card),
    ask: z.optional(ask),
    comparison: z.optional(comparison),
    source: z.optional(source),
    contact: z.optional(contact),
    order: z.optional(order),
    ticket: text,
    action: z.optional(action),
  } satisfies Record<KnownKey<Success>, unknown>),
  z.object({ success: z.literal(false), response: z.string(), error: z.string(), ask: z.optional(ask) }),
]);

const bare = z.object({ response: z.string() });

/** A newer server may send cards that this widget cannot read; its sentence is still usable. */
export const readAnswer = (body: unknown): BotAnswer | undefined => {
  const { response } = bare.safeParse(body).data ?? {};
  return answer.safeParse(body).data ?? (response === undefined ? undefined : { success: true, response });
};
