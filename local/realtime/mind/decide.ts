import type { Item, OutputItem } from '../protocol/items.ts';
import type { FunctionTool, ToolChoice } from '../protocol/session.ts';
import { say, search, type Turn, tellAbout } from './answer.ts';
import { agree, followUp } from './follow-up.ts';
import { greetingIn } from './greeting.ts';
import { understand } from './intent.ts';
import { languageOf, userTextOf } from './language.ts';
import { remember } from './memory.ts';
import { callByDescription } from './other-tools.ts';
import { sentences } from './sentences.ts';
import type { Decision, Situation } from './situation.ts';
import type { SmallTalk } from './small-talk.ts';
import { readOutput } from './tool-output.ts';
import { findSearchTool } from './tools.ts';
import { surfaceText } from './words.ts';

const allowed = (tools: readonly FunctionTool[], choice: ToolChoice): readonly FunctionTool[] => {
  if (choice === 'none') return [];
  return typeof choice === 'string' ? tools : tools.filter(({ name }) => name === choice.name);
};

const chat = (talk: SmallTalk, turn: Turn): Decision => {
  const { smallTalk, whatToFind } = sentences[turn.language];
  if (talk === 'repeat') return say(turn.memory.said ?? whatToFind, turn);
  return talk === 'yes' || talk === 'no' ? agree(talk, turn) : say(smallTalk[talk], turn);
};

const replyTo = (text: string, turn: Turn): Decision => {
  const intent = understand(text, turn.memory.shown.length);
  switch (intent.kind) {
    case 'nothing':
      return say(sentences[turn.language].whatToFind, turn);
    case 'small_talk':
      return chat(intent.talk, turn);
    case 'question':
      return callByDescription(intent.words, turn.tools) ?? search(surfaceText(intent.words), turn);
    default:
      return followUp(intent, turn);
  }
};

const isUnheard = (item: Item): boolean =>
  item.type === 'message' && item.role === 'user' && item.content.length > 0 && userTextOf(item) === '';

/** It has ears but no recogniser, and says so: once in full, later in brief. */
const admitDeafness = (turn: Turn): Decision => {
  const { cannotUnderstandSpeech, cannotUnderstandSpeechAgain } = sentences[turn.language];
  const isFirst = turn.items.filter(isUnheard).length === 1;
  return say(isFirst ? cannotUnderstandSpeech : cannotUnderstandSpeechAgain, turn);
};

const callsSinceQuestion = (items: readonly Item[]): readonly Item[] => {
  const question = items.findLastIndex((item) => userTextOf(item) !== undefined);
  return items.slice(question + 1).filter(({ type }) => type === 'function_call');
};

/** A product known by its title alone was searched for to learn its id; now it can be told about. */
const wasOnlyLookedUp = (turn: Turn, output: OutputItem): boolean => {
  const question = turn.items.findLast((item) => userTextOf(item) !== undefined);
  const before = turn.items.slice(0, question === undefined ? 0 : turn.items.indexOf(question));
  const intent = understand(userTextOf(question ?? output) ?? '', remember(before).shown.length);
  const calls = callsSinceQuestion(turn.items);
  const [call] = calls;
  return (
    (intent.kind === 'details' || intent.kind === 'choice') &&
    calls.length === 1 &&
    call?.type === 'function_call' &&
    call.name === findSearchTool(turn.tools)?.name
  );
};

const passOn = (output: OutputItem, turn: Turn): Decision => {
  const { sentence, products } = readOutput(output.output);
  const [first] = products;
  if (first?.productId !== undefined && wasOnlyLookedUp(turn, output)) return tellAbout(first, turn);
  return say(sentence === '' ? sentences[turn.language].noAnswer : sentence, turn);
};

const open = (instructions: string, turn: Turn): Decision =>
  say(
    turn.memory.said === undefined
      ? (greetingIn(instructions) ?? sentences[turn.language].greeting)
      : sentences[turn.language].whatElse,
    turn,
  );

/**
 * Decides like a modest model: passes on what functions return, answers small talk by itself, and calls a
 * function for everything else. Knows the conversation and nothing besides.
 */
export const decide = (situation: Situation): Decision => {
  const { items, instructions } = situation;
  const turn: Turn = {
    items,
    tools: allowed(situation.tools, situation.toolChoice),
    memory: remember(items),
    language: languageOf(situation),
  };
  const last = items.findLast((item) => item.type !== 'message' || item.role !== 'system');
  if (last === undefined || last.type === 'function_call') return open(instructions, turn);
  if (last.type === 'function_call_output') return passOn(last, turn);
  if (isUnheard(last)) return admitDeafness(turn);
  const text = userTextOf(last);
  if (text === undefined) return open(instructions, turn);
  const reply = replyTo(text, turn);
  return situation.toolChoice === 'required' && reply.kind === 'say' ? search(text, turn) : reply;
};
