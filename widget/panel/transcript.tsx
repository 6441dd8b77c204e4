import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AssistantTurn, ShopperTurn, Turn } from '../turns.ts';
import { openQuestion } from '../turns.ts';
import { Choices, Findings, type FindingsHandlers } from './findings.tsx';
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
    <li class="turn from-assistant" data-delivery={turn.delivery}>
      <span class="visually-hidden">{texts.assistant}: </span>
      <p class="words" dir="auto">
        {turn.text || <span class="dots" aria-hidden="true" />}
        {turn.delivery === 'cut' && '…'}
      </p>
      {turn.delivery === 'cut' && <small class="note">{texts.cut}</small>}
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

/** How near the end counts as reading along; a shopper who scrolled up is not pulled back. */
const READING_ALONG_PX = 120;

/** An answer that has begun shows its own dots until its first word. */
const isBegun = (turn: Turn | undefined): boolean =>
  turn?.kind === 'assistant' && turn.delivery === 'speaking';

interface Props {
  readonly turns: readonly Turn[];
  /** What is said below a question that has not gone out. */
  readonly unsent: string | undefined;
  /** What is being looked for, or nothing in particular; `undefined` when nobody waits. */
  readonly waiting: string | undefined;
  /** Why it does not go on, when it does not. */
  readonly because: string | undefined;
  /** Fills the room of a conversation that has just begun. */
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
    follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < READING_ALONG_PX;
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
          // A new one for each wait: moved down by a card, the old one would shift the page's layout.
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
