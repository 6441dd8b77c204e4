import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Lazy } from '../loader/lazy.ts';
import type { ConversationState } from '../state/state.ts';
import type { AssistantTurn, ShopperTurn, Turn } from '../state/turns.ts';
import { cartTurn, openQuestion } from '../state/turns.ts';
import type { FindingsHandlers } from './findings/findings.tsx';
import { useRoom } from './room.ts';
import { useWords } from './words.ts';

type BubbleProps = Pick<Props, 'unsent'> & { readonly turn: ShopperTurn };

const ShopperBubble = ({ turn, unsent }: BubbleProps) => {
  const { texts } = useWords();
  const note = { pending: texts.hearingYou, heard: undefined, unclear: texts.unclear }[turn.hearing];
  return (
    <li class="turn from-shopper" data-delivery={turn.delivery} data-hearing={turn.hearing}>
      <span class="visually-hidden">{texts.you}: </span>
      <p class="bubble" dir="auto">
        {turn.text || <em>{note}</em>}
      </p>
      {turn.delivery === 'queued' && unsent !== undefined && <small class="note">{unsent}</small>}
    </li>
  );
};

const AssistantWords = ({ turn }: { readonly turn: AssistantTurn }) => {
  const { texts } = useWords();
  if (turn.text === '' && turn.delivery === 'cut') return null;
  return (
    <li class="turn from-assistant" data-delivery={turn.delivery} data-preamble={turn.isPreamble === true}>
      <span class="visually-hidden">{texts.assistant}: </span>
      <p class="words" dir="auto">
        {turn.text || <span class="dots" aria-hidden="true" />}
        {turn.delivery === 'cut' && '…'}
      </p>
      {turn.delivery === 'cut' && <small class="note">{texts.cut}</small>}
      {turn.correction && <small class="note">{turn.correction}</small>}
    </li>
  );
};

export type FindingsModule = typeof import('./findings/findings.tsx');

/**
 * The views of what functions find, whose file comes with the first question, so that cards do not push the words of their
 * answer down; `undefined` until then. Each call of a function tries again when the file could not be had.
 */
const useViews = (file: Lazy<FindingsModule>, calls: number): FindingsModule | undefined => {
  const [views, setViews] = useState<FindingsModule>();
  useLayoutEffect(() => {
    file.load().then(setViews, () => {});
  }, [file, calls]);
  return views;
};

interface TurnProps extends Pick<Props, 'unsent' | 'handlers' | 'cart'> {
  readonly turn: Turn;
  readonly views: FindingsModule | undefined;
  /** Whether the cart is shown here. */
  readonly isLastOfCart: boolean;
}

const TurnItem = ({ turn, unsent, views, handlers, ...cart }: TurnProps) => {
  switch (turn.kind) {
    case 'shopper':
      return <ShopperBubble turn={turn} unsent={unsent} />;
    case 'assistant':
      return <AssistantWords turn={turn} />;
    case 'findings':
      return views ? <views.Findings turn={turn} {...cart} {...handlers} /> : null;
  }
};

/** The transcript scrolls to its end only for a shopper who is this near to it. */
const NEAR_END_PX = 120;

/** A started answer shows dots of its own until its first word. */
const isBegun = (turn: Turn | undefined): boolean =>
  turn?.kind === 'assistant' && turn.delivery === 'speaking';

interface Props extends Pick<ConversationState, 'turns' | 'cart'> {
  readonly findings: Lazy<FindingsModule>;
  /** The note below a question that was not sent. */
  readonly unsent: string | undefined;
  /** The query of a running search, or '' for another wait; `undefined` when the shopper does not wait. */
  readonly waiting: string | undefined;
  /** Why the conversation is paused or ended. */
  readonly because: string | undefined;
  /** Fills the empty space of a short transcript. */
  readonly sign?: ComponentChildren;
  readonly handlers: FindingsHandlers;
}

export const Transcript = ({ turns, cart, findings, unsent, waiting, sign, because, handlers }: Props) => {
  const { texts } = useWords();
  const views = useViews(findings, turns.filter(({ kind }) => kind === 'findings').length);
  const { box: log, content } = useRoom<HTMLOListElement>();
  const follows = useRef(true);
  useLayoutEffect(() => {
    if (follows.current && log.current !== null) log.current.scrollTop = log.current.scrollHeight;
  });
  const onScroll = ({ currentTarget: box }: { readonly currentTarget: HTMLDivElement }): void => {
    follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
  };
  const question = openQuestion(turns);
  const lastOfCart = cartTurn(turns);
  const isSpeaking = turns.some((turn) => turn.kind === 'assistant' && turn.delivery === 'speaking');
  return (
    <div
      class="transcript"
      role="log"
      aria-label={texts.transcript}
      aria-busy={isSpeaking}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      ref={log}
      onScroll={onScroll}
    >
      {sign}
      <ol class="turns" ref={content}>
        {turns.map((turn) => (
          <TurnItem
            key={turn.id}
            turn={turn}
            unsent={unsent}
            views={views}
            cart={cart}
            isLastOfCart={turn === lastOfCart}
            handlers={handlers}
          />
        ))}
        {question && views && <views.Choices question={question} onChoose={handlers.onChoose} />}
        {waiting !== undefined && !isBegun(turns.at(-1)) && (
          // Each wait has a new element: the old one, moved down by a card, would count as a layout shift.
          <li class="turn from-assistant waiting" key={`${turns.length} ${waiting}`} aria-hidden="true">
            <span class="dots" />
            {waiting && <span class="sought">{waiting}</span>}
          </li>
        )}
        {because !== undefined && <li class="so">{because}</li>}
      </ol>
    </div>
  );
};
