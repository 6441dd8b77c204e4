import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { becauseText, type PanelTexts } from '../i18n/texts.ts';
import type { Lazy } from '../loader/lazy.ts';
import { isCalling, type Phase } from '../state/state.ts';
import { type AssistantTurn, openQuestion, type ShopperTurn, type Turn } from '../state/turns.ts';
import { useRoom } from './room.ts';
import { usePanel } from './view.ts';
import { VoiceSign } from './voice-sign.tsx';

/** The note below a typed question that was not sent; there is none while the first session is being opened. */
const unsentText = ({ kind }: Phase, texts: PanelTexts): string | undefined => {
  if (kind === 'live') return texts.nextInLine;
  if (kind === 'connecting') return undefined;
  return kind === 'lost' ? texts.queued : texts.notSent;
};

const ShopperBubble = ({ turn }: { readonly turn: ShopperTurn }) => {
  const { texts, state } = usePanel();
  const note = { pending: texts.hearingYou, heard: undefined, unclear: texts.unclear }[turn.hearing];
  const unsent = turn.delivery === 'queued' ? unsentText(state.phase, texts) : undefined;
  return (
    <li class="turn from-shopper" data-delivery={turn.delivery} data-hearing={turn.hearing}>
      <span class="visually-hidden">{texts.you}: </span>
      <p class="bubble" dir="auto">
        {turn.text || <em>{note}</em>}
      </p>
      {unsent !== undefined && <small class="note">{unsent}</small>}
    </li>
  );
};

const AssistantWords = ({ turn }: { readonly turn: AssistantTurn }) => {
  const { texts } = usePanel();
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

interface TurnProps {
  readonly turn: Turn;
  readonly views: FindingsModule | undefined;
}

const TurnItem = ({ turn, views }: TurnProps) => {
  switch (turn.kind) {
    case 'shopper':
      return <ShopperBubble turn={turn} />;
    case 'assistant':
      return <AssistantWords turn={turn} />;
    case 'findings':
      return views ? <views.Findings turn={turn} /> : null;
  }
};

/** A transcript this short leaves room for the large voice sign. */
const MAX_TURNS_BESIDE_SIGN = 2;

/** Fills the empty space of a short transcript while the microphone is open, muted or not. */
const Aura = () => {
  const { phase, turns } = usePanel().state;
  const isRecording = isCalling(phase) && (phase.microphone === 'on' || phase.microphone === 'muted');
  if (!isRecording || turns.length > MAX_TURNS_BESIDE_SIGN) return null;
  return (
    <div class="aura">
      <VoiceSign hears />
    </div>
  );
};

const isSpeaking = (turn: Turn | undefined): boolean =>
  turn?.kind === 'assistant' && turn.delivery === 'speaking';

/** That the shopper waits, and for which search. */
const Waiting = () => {
  const { status, state } = usePanel();
  const { phase, turns } = state;
  // A started answer shows dots of its own until its first word.
  if ((status !== 'thinking' && status !== 'searching') || isSpeaking(turns.at(-1))) return null;
  const query = phase.kind === 'live' && status === 'searching' ? phase.searching.at(-1)?.query : undefined;
  return (
    // Each wait has a new element: the old one, moved down by a card, would count as a layout shift.
    <li class="turn from-assistant waiting" key={`${turns.length} ${query}`} aria-hidden="true">
      <span class="dots" />
      {query && <span class="sought">{query}</span>}
    </li>
  );
};

/** The transcript scrolls to its end only for a shopper who is this near to it. */
const NEAR_END_PX = 120;

/** The conversation so far; `findings` has the views of what functions found. */
export const TranscriptView = ({ findings }: { readonly findings: Lazy<FindingsModule> }) => {
  const { texts, state } = usePanel();
  const { turns, phase } = state;
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
  const because = becauseText(phase, texts);
  return (
    <div
      class="transcript"
      role="log"
      aria-label={texts.transcript}
      aria-busy={turns.some(isSpeaking)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      ref={log}
      onScroll={onScroll}
    >
      <Aura />
      <ol class="turns" ref={content}>
        {turns.map((turn) => (
          <TurnItem key={turn.id} turn={turn} views={views} />
        ))}
        {question && views && <views.Choices question={question} />}
        <Waiting />
        {because !== undefined && <li class="so">{because}</li>}
      </ol>
    </div>
  );
};
