import type { Cart } from '../../lambdas/contract/voice/cart.ts';
import type { MicrophoneState } from './events.ts';
import { isCall, isCard, isCart, isQuestion, readDetails } from './kept-values.ts';
import { isFields, isOneOf, isText, type Memory, only } from './memory.ts';
import { settleTurns } from './reduce-turns.ts';
import { type ConversationState, initialState } from './state.ts';
import type { Turn } from './turns.ts';

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
