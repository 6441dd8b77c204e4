import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AssistantTurn, ShopperTurn, Turn } from '../state/turns.ts';
import { openQuestion } from '../state/turns.ts';
import { Choices, Findings, type FindingsHandlers } from './findings/findings.tsx';
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

interface TurnProps extends Pick<Props, 'unsent' | 'handlers'> {
  readonly turn: Turn;
}

const TurnItem = ({ turn, unsent, handlers }: TurnProps) => {
  switch (turn.kind) {
    case 'shopper':
      return <ShopperBubble turn={turn} unsent={unsent} />;
    case 'assistant':
      return <AssistantWords turn={turn} />;
    case 'findings':
      return turn.products.length > 0 ? <Findings turn={turn} {...handlers} /> : null;
  }
};

/** The transcript scrolls to its end only for a shopper who is this near to it. */
const NEAR_END_PX = 120;

/** A started answer shows dots of its own until its first word. */
const isBegun = (turn: Turn | undefined): boolean =>
  turn?.kind === 'assistant' && turn.delivery === 'speaking';

interface Props {
  readonly turns: readonly Turn[];
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

export const Transcript = ({ turns, unsent, waiting, sign, because, handlers }: Props) => {
  const { texts } = useWords();
  const log = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  useLayoutEffect(() => {
    if (follows.current && log.current !== null) log.current.scrollTop = log.current.scrollHeight;
  });
  const onScroll = ({ currentTarget: box }: { readonly currentTarget: HTMLDivElement }): void => {
    follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END_PX;
  };
  const question = openQuestion(turns);
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
      <ol class="turns">
        {turns.map((turn) => (
          <TurnItem key={turn.id} turn={turn} unsent={unsent} handlers={handlers} />
        ))}
        {question !== undefined && <Choices question={question} onChoose={handlers.onChoose} />}
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
