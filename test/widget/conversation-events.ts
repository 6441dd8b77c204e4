import fc from 'fast-check';
import type { ConversationEvent } from '../../widget/state/events.ts';

/** Few ids, so that events meet the same items again and again. */
const itemId = fc.constantFrom('a', 'b', 'c', 'd');
const callId = fc.constantFrom('call-1', 'call-2');
const speaker = fc.constantFrom('shopper' as const, 'assistant' as const);
const text = fc.constantFrom('', 'айфон', 'iPhone 15 стоит $999.90');
const after = fc.option(itemId);
const microphone = fc.constantFrom(
  'off' as const,
  'wanted' as const,
  'asked' as const,
  'on' as const,
  'muted' as const,
);

/** Any event a page, a shopper or a server can cause, in any order, sensible or not. */
export const anyEvent: fc.Arbitrary<ConversationEvent> = fc.oneof(
  fc.record({ kind: fc.constant('started' as const), microphone }),
  fc.record({
    kind: fc.constantFrom('connected' as const, 'switched' as const, 'lost' as const, 'retried' as const),
  }),
  fc.record({
    kind: fc.constant('paused' as const),
    because: fc.constantFrom(
      'closed' as const,
      'navigated' as const,
      'idle' as const,
      'elsewhere' as const,
      'other-tab' as const,
      'lost' as const,
      'consent' as const,
    ),
  }),
  fc.record({
    kind: fc.constant('ended' as const),
    because: fc.constantFrom('shopper' as const, 'time-limit' as const, 'failed' as const),
  }),
  fc.record({ kind: fc.constant('microphone-changed' as const), microphone }),
  fc.record({
    kind: fc.constantFrom(
      'speech-started' as const,
      'speech-stopped' as const,
      'response-started' as const,
      'playback-started' as const,
      'playback-finished' as const,
      'playback-cut' as const,
      'stalled' as const,
      'overheard' as const,
      'forgotten' as const,
    ),
  }),
  fc.record({ kind: fc.constant('playback-started' as const), isAudible: fc.boolean() }),
  fc.record({ kind: fc.constant('item-cut' as const), itemId, heardMs: fc.nat(3_000) }),
  fc.record({ kind: fc.constant('response-finished' as const), cut: fc.array(itemId, { maxLength: 2 }) }),
  fc.record({ kind: fc.constantFrom('search-started' as const, 'search-finished' as const), callId }),
  fc.record({ kind: fc.constant('search-started' as const), callId, query: text }),
  fc.record({ kind: fc.constant('typed' as const), id: fc.constantFrom('typed-1', 'typed-2'), text }),
  fc.record({ kind: fc.constant('sent' as const), id: fc.constantFrom('typed-1', 'typed-2') }),
  fc.record({
    kind: fc.constantFrom('shopper-item' as const, 'assistant-item' as const),
    itemId,
    after,
    text: fc.option(text, { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('call-item' as const), itemId, after, callId }),
  fc.record({ kind: fc.constant('text-added' as const), itemId, by: speaker, delta: text }),
  fc.record({ kind: fc.constant('text-known' as const), itemId, by: speaker, text }),
  fc.record({
    kind: fc.constantFrom('unclear' as const, 'item-cut' as const, 'item-removed' as const),
    itemId,
  }),
  fc.record({
    kind: fc.constant('found' as const),
    callId,
    call: fc.constant({ name: 'search_products', arguments: '{}', output: 'ничего' }),
    products: fc.constant([]),
    details: fc.constantFrom(undefined, { isAboutCart: true, ticket: 'T-1' }),
  }),
  fc.record({
    kind: fc.constant('cart-changed' as const),
    cart: fc.record({
      lines: fc.array(fc.record({ line: fc.constant('a'), title: text, quantity: fc.constantFrom(1, 2) })),
    }),
    canUndo: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('problem' as const),
    problem: fc.constantFrom(
      'NETWORK' as const,
      'MICROPHONE_DENIED' as const,
      'SOUND_BLOCKED' as const,
      undefined,
    ),
  }),
  fc.record({ kind: fc.constant('support-code' as const), code: fc.constant('K7Q2-9FXM') }),
);

export const anyEvents = fc.array(anyEvent, { maxLength: 60 });
