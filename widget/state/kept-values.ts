import type {
  Comparison,
  Order,
  ProductCard,
  Source,
  VariantQuestion,
} from '../../lambdas/contract/voice/bot.ts';
import type { Cart } from '../../lambdas/contract/voice/cart.ts';
import { isFields, isOneOf, isText, only } from './memory.ts';
import type { Details, ToolCall } from './turns.ts';

type Check = (value: unknown) => boolean;

const isListOf =
  (isItem: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(isItem);

const isOptional =
  (is: Check): Check =>
  (value) =>
    value === undefined || is(value);

/** Whether a value has these members; what else it may have is not looked at. */
const hasMembers =
  <Value>(members: Readonly<Record<string, Check>>) =>
  (value: unknown): value is Value =>
    isFields(value) && Object.entries(members).every(([name, is]) => is(value[name]));

export const isCard = hasMembers<ProductCard>({
  productId: isText,
  variantId: isText,
  title: isText,
  availability: isOneOf('in-stock', 'out-of-stock', 'preorder', 'unknown', 'backorder'),
  options: isFields,
});

export const isQuestion = hasMembers<VariantQuestion>({
  attribute: isText,
  options: isListOf(hasMembers({ label: isText, variantId: isText })),
});

export const isCall = hasMembers<ToolCall>({ name: isText, arguments: isText, output: isText });

const isMoney = hasMembers({
  minor: Number.isInteger,
  currency: (value) => /^[A-Z]{3}$/.test(String(value)),
});

const isLine = hasMembers({
  line: isText,
  title: isText,
  quantity: Number.isInteger,
  price: isOptional(isMoney),
});

export const isCart = hasMembers<Cart>({ lines: isListOf(isLine), total: isOptional(isMoney) });

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  isFields(value) && Object.values(value).every(isText);
const isSource = (value: unknown): value is Source => isTexts(value) && isText(value.title);
const isOrder = (value: unknown): value is Order => isTexts(value) && isText(value.status);
const isComparison = hasMembers<Comparison>({
  rows: isListOf(hasMembers({ name: isText, values: isListOf(isText) })),
});

export const readDetails = (value: unknown): Details | undefined => {
  if (!isFields(value)) return undefined;
  const { comparison, source, contact, order, ticket, isAboutCart } = value;
  return {
    comparison: only(isComparison, comparison),
    source: only(isSource, source),
    contact: only(isTexts, contact),
    order: only(isOrder, order),
    ticket: only(isText, ticket),
    isAboutCart: isAboutCart === true,
  };
};
