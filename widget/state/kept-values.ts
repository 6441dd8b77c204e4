import type {
  Comparison,
  Order,
  ProductCard,
  Source,
  VariantQuestion,
} from '../../lambdas/contract/voice/bot.ts';
import type { Cart } from '../../lambdas/contract/voice/cart.ts';
import type { Details, ToolCall } from './turns.ts';

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
export const isText = (value: unknown): value is string => typeof value === 'string';
export const isOneOf =
  <Value extends string>(...values: readonly Value[]) =>
  (value: unknown): value is Value =>
    values.some((each) => each === value);

export const isCard = (value: unknown): value is ProductCard =>
  isFields(value) &&
  isText(value.productId) &&
  isText(value.variantId) &&
  isText(value.title) &&
  isOneOf('in-stock', 'out-of-stock', 'preorder', 'unknown', 'backorder')(value.availability) &&
  isFields(value.options);

export const isQuestion = (value: unknown): value is VariantQuestion =>
  isFields(value) &&
  isText(value.attribute) &&
  Array.isArray(value.options) &&
  value.options.every((option) => isFields(option) && isText(option.label) && isText(option.variantId));

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  isFields(value) && Object.values(value).every(isText);

const isComparison = (value: unknown): value is Comparison =>
  isFields(value) &&
  Array.isArray(value.rows) &&
  value.rows.every(
    (row) => isFields(row) && isText(row.name) && Array.isArray(row.values) && row.values.every(isText),
  );

const isSource = (value: unknown): value is Source => isTexts(value) && isText(value.title);
const isOrder = (value: unknown): value is Order => isTexts(value) && isText(value.status);

export const readDetails = (value: unknown): Details | undefined => {
  if (!isFields(value)) return undefined;
  const { comparison, source, contact, order, ticket, isAboutCart } = value;
  return {
    comparison: isComparison(comparison) ? comparison : undefined,
    source: isSource(source) ? source : undefined,
    contact: isTexts(contact) ? contact : undefined,
    order: isOrder(order) ? order : undefined,
    ticket: isText(ticket) ? ticket : undefined,
    isAboutCart: isAboutCart === true,
  };
};

const isMoney = (value: unknown): boolean =>
  value === undefined ||
  (isFields(value) && Number.isInteger(value.minor) && /^[A-Z]{3}$/.test(`${value.currency}`));

export const isCart = (value: unknown): value is Cart =>
  isFields(value) &&
  Array.isArray(value.lines) &&
  value.lines.every(
    (line) =>
      isFields(line) &&
      isText(line.line) &&
      isText(line.title) &&
      Number.isInteger(line.quantity) &&
      isMoney(line.price),
  ) &&
  isMoney(value.total);

export const isCall = (value: unknown): value is ToolCall =>
  isFields(value) && isText(value.name) && isText(value.arguments) && isText(value.output);
