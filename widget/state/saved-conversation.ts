import type {
  Comparison,
  Order,
  ProductCard,
  Source,
  VariantQuestion,
} from '../../lambdas/contract/voice/bot.ts';
import type { Cart } from '../../lambdas/contract/voice/cart.ts';
import type { MicrophoneState } from './events.ts';
import { isFields, isOneOf, isText, type Memory, only } from './memory.ts';
import { settleTurns } from './reduce-turns.ts';
import { type ConversationState, initialState } from './state.ts';
import type { Details, ToolCall, Turn } from './turns.ts';

/** The tab keeps this between two pages of the shop. */
interface Kept {
  /** A value of another version is ignored. */
  readonly version: 1;
  readonly open: boolean;
  /** Whether the shopper has turned the assistant's voice off. */
  readonly silent: boolean;
  readonly microphone: MicrophoneState;
  readonly turns: readonly Turn[];
  readonly supportCode?: string | undefined;
  readonly cart?: Cart | undefined;
}

/** Longer conversations could fill the tab's storage. */
const MAX_KEPT_TURNS = 60;

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

const isCard = hasMembers<ProductCard>({
  productId: isText,
  variantId: isText,
  title: isText,
  availability: isOneOf('in-stock', 'out-of-stock', 'preorder', 'unknown', 'backorder'),
  options: isFields,
});

const isQuestion = hasMembers<VariantQuestion>({
  attribute: isText,
  options: isListOf(hasMembers({ label: isText, variantId: isText })),
});

const isCall = hasMembers<ToolCall>({ name: isText, arguments: isText, output: isText });

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

const isCart = hasMembers<Cart>({ lines: isListOf(isLine), total: isOptional(isMoney) });

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  isFields(value) && Object.values(value).every(isText);
const isSource = (value: unknown): value is Source => isTexts(value) && isText(value.title);
const isOrder = (value: unknown): value is Order => isTexts(value) && isText(value.status);
const isComparison = hasMembers<Comparison>({
  rows: isListOf(hasMembers({ name: isText, values: isListOf(isText) })),
});

const readDetails = (value: unknown): Details | undefined => {
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

const isDelivery = isOneOf('queued', 'sent', 'confirmed');
const isHearing = isOneOf('pending', 'heard', 'unclear');
const isSpoken = isOneOf('speaking', 'whole', 'cut');

const readTurn = (value: unknown): readonly Turn[] => {
  if (!isFields(value) || !isText(value.id)) return [];
  const { kind, id, text, delivery, hearing, isPreamble, correction, callId, call, products, ask, details } =
    value;
  if (kind === 'shopper' && isText(text) && isDelivery(delivery) && isHearing(hearing)) {
    return [{ kind, id, text, delivery, hearing }];
  }
  if (kind === 'assistant' && isText(text) && isSpoken(delivery)) {
    const words = { text, delivery, isPreamble: isPreamble === true, correction: only(isText, correction) };
    return [{ kind, id, ...words }];
  }
  if (kind !== 'findings' || !isText(callId) || !Array.isArray(products)) return [];
  return [
    {
      kind,
      id,
      callId,
      call: only(isCall, call),
      products: products.filter(isCard),
      ask: only(isQuestion, ask),
      details: readDetails(details),
    },
  ];
};

/** The conversation of the previous page, paused; a new one when there is none or it is unreadable. */
export const restoreConversation = (memory: Memory): ConversationState => {
  const kept = memory.read();
  if (!isFields(kept) || kept.version !== 1 || !Array.isArray(kept.turns)) return initialState;
  const turns = settleTurns(kept.turns.flatMap(readTurn));
  if (turns.length === 0) return initialState;
  const microphone = isOneOf('on', 'muted')(kept.microphone) ? 'on' : 'off';
  return {
    phase: { kind: 'paused', because: 'navigated', microphone },
    turns,
    supportCode: only(isText, kept.supportCode),
    cart: isCart(kept.cart) ? { cart: kept.cart, canUndo: false } : undefined,
  };
};

export const isSilentIn = (memory: Memory): boolean => {
  const kept = memory.read();
  return isFields(kept) && kept.silent === true;
};

export const saveConversation = (
  memory: Memory,
  { phase, turns, supportCode, cart }: ConversationState,
  { open, silent }: Pick<Kept, 'open' | 'silent'>,
): void => {
  const kept: Kept = {
    version: 1,
    microphone: phase.kind === 'idle' ? 'off' : phase.microphone,
    turns: turns.slice(-MAX_KEPT_TURNS),
    supportCode,
    cart: turns.length > 0 ? cart?.cart : undefined,
    open,
    silent,
  };
  memory.write(kept);
};
