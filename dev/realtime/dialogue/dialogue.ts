import type { Language } from '../../../lambdas/core/language/language.ts';
import { matchPhrase, phrasesOf } from '../../../lambdas/core/language/word-kinds.ts';
import { type Item, textOfItem } from '../protocol/items.ts';
import type { FunctionTool, ToolChoice } from '../protocol/session-config.ts';
import { compare } from './compare.ts';
import { enumerate, followUp, say, search, type Turn, tellAbout, withNameForPronoun } from './follow-up.ts';
import { readHistory, readOutput } from './history.ts';
import { classesNamed, readSaid, type Said } from './said.ts';
import { type SmallTalk, sentenceIn, sentences } from './sentences.ts';
import { type Reply, type Situation, userTextOf } from './situation.ts';
import { languageAskedFor, spokenLanguageOf } from './spoken-language.ts';
import { callByDescription, callTool, findWaitTool } from './tools.ts';

const TALKING = classesNamed('courtesy bye mood you-are you-do reaction reaction-sure');

/** Kinds of small talk by word classes and by phrases, the surer first. */
const TALK = new Map<SmallTalk, string>([
  ['farewell', 'bye: пока'],
  ['mood', 'mood: как дела'],
  ['identity', 'you-are: кто ты'],
  ['help', 'you-do: помоги, помогите, помощь, help'],
  [
    'repeat',
    ': повтори, повторите, еще раз, не понял, не расслышал, repeat, again, pardon, what did you say',
  ],
  ['stop', ': стоп, хватит, замолчи, помолчи, тихо, отмена, stop, enough, quiet, cancel, never mind'],
  ['no', ': нет, неа, не надо, не нужно, не хочу, не то, no, nope, nah, not now, not really'],
  ['thanks', ': спасибо, благодарю, отлично, супер, понятно, ясно, thanks, thank you, thx, great, got it'],
  ['yes', ': да, ага, угу, конечно, давай, хорошо, ок, верно, yes, yeah, yep, sure, ok, okay, of course'],
  ['greeting', 'courtesy: привет'],
]);
const kinds = [...TALK].map(([talk, said]) => {
  const [classes = '', text = ''] = said.split(': ');
  return { talk, classes: classesNamed(classes), phrases: phrasesOf(text) };
});
const TALK_WORDS = new Set([...TALK.values()].flatMap((said) => said.split(/[,:]? /u)));

const smallTalkIn = ({ words, every, some, is }: Said, language: Language): SmallTalk | undefined => {
  const isTalk = (at: number): boolean => {
    const { kind, text } = words[at] ?? { kind: 'sign', text: '' };
    return kind === 'sign' || language.is('filler', text) || TALK_WORDS.has(text) || is(at, TALKING);
  };
  if (!every(isTalk)) return undefined;
  return kinds.find((kind) =>
    some((at) => is(at, kind.classes) || matchPhrase(words, at, kind.phrases) !== undefined),
  )?.talk;
};

/** "Да" or "нет" to a question that was asked. */
const agree = (talk: 'yes' | 'no', turn: Turn): Reply => {
  const { said = '', shown, focus } = turn.history;
  const { smallTalk, whichOf } = sentences[turn.language];
  if (talk === 'no' || !said.trimEnd().endsWith('?') || focus === undefined)
    return say(smallTalk[talk], turn);
  const named = shown.filter(({ title }) => said.includes(title));
  return named.length > 1 ? say(whichOf(enumerate(turn)), turn) : tellAbout(focus, turn);
};

const chat = (talk: SmallTalk, turn: Turn): Reply => {
  const { smallTalk, whatToFind } = sentences[turn.language];
  if (talk === 'repeat') return say(turn.history.said ?? whatToFind, turn);
  return talk === 'yes' || talk === 'no' ? agree(talk, turn) : say(smallTalk[talk], turn);
};

const HUM = /^(?:(?:э+м*|м+|[хг]м+|u+h+m*|h?m+|e+r+m*)[\s.,…-]*)+$/iu;

/** Phrases by which a test gets a response that the API ends early. */
const FAULT = /^\[\[(?<fault>failed|incomplete)\]\]$/u;

const fault = (text: string, turn: Turn): Reply | undefined => {
  const { smallTalk } = sentences[turn.language];
  switch (FAULT.exec(text.trim())?.groups?.fault) {
    case 'failed':
      return { kind: 'fail' };
    case 'incomplete': {
      const half = smallTalk.help.slice(0, smallTalk.help.length / 2);
      return { kind: 'say', text: half, language: turn.language, isCut: true };
    }
  }
  return undefined;
};

const replyTo = (text: string, turn: Turn): Reply => {
  if (languageAskedFor(text) !== undefined) return say(sentences[turn.language].smallTalk.yes, turn);
  const said = readSaid(text, turn.known);
  if (said.words.length === 0) return say(sentences[turn.language].whatToFind, turn);
  const talk = smallTalkIn(said, turn.known);
  if (talk !== undefined) return chat(talk, turn);
  return (
    followUp(said, turn) ??
    callByDescription(text, turn) ??
    search(withNameForPronoun(text, said, turn), turn)
  );
};

const isUnheard = (item: Item): boolean =>
  item.type === 'message' && item.content.length > 0 && userTextOf(item) === '';

const isWordless = (item: Item | undefined): boolean =>
  item?.type === 'message' && item.content.some((part) => 'transcript' in part && part.transcript === '');

/**
 * Speech arrives without a transcript, as this server has no recogniser: said in full once, later in brief. Where the page
 * recognises words and made out none, the shopper is asked again.
 */
const admitNotUnderstanding = (turn: Turn): Reply => {
  const { cannotUnderstandSpeech, cannotUnderstandSpeechAgain, sayAgain } = sentences[turn.language];
  if (isWordless(turn.items.findLast(isUnheard))) return say(sayAgain, turn);
  const isFirst = turn.items.filter(isUnheard).length === 1;
  return say(isFirst ? cannotUnderstandSpeech : cannotUnderstandSpeechAgain, turn);
};

/** Nobody has said anything yet, or the shopper has not answered. */
const open = (turn: Turn): Reply => {
  const { greeting, whatElse } = sentences[turn.language];
  return say(turn.history.said === undefined ? greeting : whatElse, turn);
};

/** Says the outputs that came since the assistant last spoke; a single one where they are asked for one by one. */
const sayOutputs = (items: readonly Item[], turn: Turn): Reply => {
  const start = items.findLastIndex(({ type }) => type !== 'function_call_output') + 1;
  const said = items.slice(start).map((item) => readOutput(textOfItem(item)).response);
  return say(said.filter(Boolean).join(' ') || sentences[turn.language].noAnswer, turn);
};

const allowed = (tools: readonly FunctionTool[], choice: ToolChoice): readonly FunctionTool[] => {
  if (choice === 'none') return [];
  return typeof choice === 'string' ? tools : tools.filter(({ name }) => name === choice.name);
};

const answerWords = (
  text: string,
  { toolChoice, parallelCalls }: Situation,
  turn: Turn,
): readonly Reply[] => {
  const waiting = HUM.test(text) ? callTool(findWaitTool(turn.tools), {}) : undefined;
  const early = waiting ?? fault(text, turn);
  if (early !== undefined) return [early];
  const reply = replyTo(text, turn);
  if (toolChoice === 'required' && reply.kind === 'say') return [search(text, turn)];
  const isSearch = reply.kind === 'call' && 'query' in reply.arguments;
  return (isSearch && parallelCalls ? compare(text, turn) : undefined) ?? [reply];
};

/** Stands in for a language model: passes on what functions return, and calls one for everything but small talk. */
export const createDialogue =
  (known: Language) =>
  (situation: Situation): readonly Reply[] => {
    const { items, instructions, toolChoice, hasOwnInstructions } = situation;
    const turn: Turn = {
      items,
      tools: allowed(situation.tools, toolChoice),
      known,
      history: readHistory(items),
      ...spokenLanguageOf(situation, known),
    };
    const ordered = hasOwnInstructions ? sentenceIn(instructions) : undefined;
    if (ordered !== undefined) return [say(ordered, turn)];
    const said = items.filter((item) => item.type !== 'message' || item.role !== 'system');
    const last = said.at(-1);
    if (last?.type === 'function_call_output') return [sayOutputs(said, turn)];
    const text = last === undefined ? undefined : userTextOf(last);
    if (text === undefined) return [open(turn)];
    return text === '' ? [admitNotUnderstanding(turn)] : answerWords(text, situation, turn);
  };
