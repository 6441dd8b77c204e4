import type { Language } from '../../../lambdas/core/language/language.ts';
import { type Item, textOfItem } from '../protocol/items.ts';
import type { FunctionTool, ToolChoice } from '../protocol/session.ts';
import { searchBoth } from './compare.ts';
import { bareFollowUp, followUp, withNameForPronoun } from './follow-up.ts';
import { callByDescription, callFor, fulfil, needsPreparing } from './fulfil.ts';
import { asksAboutIt, productMeant } from './heard/references.ts';
import { readSaid, type Said } from './heard/said.ts';
import { languageAskedFor, spokenLanguageOf } from './heard/spoken-language.ts';
import { readHistory, readOutput } from './history.ts';
import { createRouter, type Examples } from './routing/router.ts';
import { sentenceIn, sentences } from './sentences.ts';
import { type Reply, type Situation, userTextOf } from './situation.ts';
import { chat, smallTalkIn } from './small-talk.ts';
import { callTool, findDetailsTool, findSearchTool, findTool, readTool } from './tools.ts';
import { type DialogueTurn, say, search, tellAbout } from './turn.ts';
import { toolFor, wishOf } from './wish.ts';

const HUM = /^(?:(?:э+м*|м+|[хг]м+|u+h+m*|h?m+|e+r+m*)[\s.,…-]*)+$/iu;

/** Phrases by which a test gets a response that the API ends early. */
const FAULT = /^\[\[(?<fault>failed|incomplete)\]\]$/u;

const fault = (text: string, turn: DialogueTurn): Reply | undefined => {
  const { smallTalk } = turn.texts;
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

const isShouted = (text: string): boolean => /\p{Lu}{4,}/u.test(text) && text === text.toUpperCase();

/** An abusive shopper is offered a person, who is called when it goes on. */
const answerAbuse = (text: string, turn: DialogueTurn): Reply => {
  const { calm } = turn.texts;
  const person = findTool(turn.tools, 'call_person');
  const isGoingOn = turn.history.said === calm || isShouted(text);
  return (isGoingOn ? callTool(person, { reason: text, locale: turn.locale }) : undefined) ?? say(calm, turn);
};

/** A question about the product that is talked about; other words look for products. */
const lookUp = (said: Said, turn: DialogueTurn): readonly Reply[] => {
  const isDetail = toolFor(said, turn) === turn.detailsTool || asksAboutIt(said);
  const product = isDetail ? productMeant(said, turn) : undefined;
  const next = (product && bareFollowUp(said, turn)) ?? (product ? undefined : followUp(said, turn));
  if (next !== undefined) return [next];
  const { kind } = turn.router.route(said);
  if (kind === 'chat') return [say(turn.texts.aside, turn)];
  if (kind === 'abuse') return [answerAbuse(said.text, turn)];
  if (product !== undefined) return [tellAbout(product, turn, said.text)];
  return searchBoth(said.text, turn) ?? [search(withNameForPronoun(said, turn), turn)];
};

const replyTo = (text: string, turn: DialogueTurn): readonly Reply[] => {
  if (languageAskedFor(text) !== undefined) return [say(turn.texts.smallTalk.yes, turn)];
  const said = readSaid(text, turn.known);
  if (said.words.length === 0) return [say(turn.texts.whatToFind, turn)];
  const talk = smallTalkIn(said, turn.known);
  if (talk !== undefined) return [chat(talk, turn)];
  const wish = wishOf(said, turn);
  const early = (wish?.said === said ? bareFollowUp(said, turn) : undefined) ?? callByDescription(text, turn);
  if (early !== undefined) return [early];
  if (wish !== undefined) return fulfil(wish, turn);
  return lookUp(said, turn);
};

const isUnheard = (item: Item): boolean =>
  item.type === 'message' && item.content.length > 0 && userTextOf(item) === '';

const isWordless = (item: Item | undefined): boolean =>
  item?.type === 'message' && item.content.some((part) => 'transcript' in part && part.transcript === '');

/**
 * Speech arrives without a transcript, as this server has no recogniser: said in full once, later in brief. Where the page
 * recognises words and made out none, the shopper is asked again.
 */
const admitNotUnderstanding = (turn: DialogueTurn): Reply => {
  const { cannotUnderstandSpeech, cannotUnderstandSpeechAgain, sayAgain } = turn.texts;
  if (isWordless(turn.items.findLast(isUnheard))) return say(sayAgain, turn);
  const isFirst = turn.items.filter(isUnheard).length === 1;
  return say(isFirst ? cannotUnderstandSpeech : cannotUnderstandSpeechAgain, turn);
};

/** Nobody has said anything yet, or the shopper has not answered. */
const open = (turn: DialogueTurn): Reply => {
  const { smallTalk, whatElse } = turn.texts;
  return say(turn.history.said === undefined ? smallTalk.greeting : whatElse, turn);
};

/** Does what the shopper asked for once the searches have found what it needs. */
const carryOn = (turn: DialogueTurn): Reply | undefined => {
  const { calls, earlierCalls } = turn.history;
  const made = calls.slice(earlierCalls);
  const text = turn.items.flatMap((item) => userTextOf(item) || []).at(-1);
  if (text === undefined || made.some(({ isAnswered }) => !isAnswered)) return undefined;
  const wish = wishOf(readSaid(text, turn.known), turn);
  if (wish === undefined || made.some(({ name }) => name === wish.tool.name)) return undefined;
  return needsPreparing(wish.tool) ? callFor(wish, turn) : undefined;
};

/** Whether the last two searches found nothing, so that a person should help. */
const hasFailedTwice = ({ history: { calls }, searchTool }: DialogueTurn): boolean => {
  const searches = calls.filter(({ name }) => name === searchTool?.name).slice(-2);
  const isVain = searches.length === 2 && searches.every(({ products }) => products.length === 0);
  return isVain && calls.slice(-2).every((call) => searches.includes(call));
};

/** Says the outputs that came since the assistant last spoke; a single one where they are asked for one by one. */
const sayOutputs = (items: readonly Item[], turn: DialogueTurn): readonly Reply[] => {
  const next = carryOn(turn);
  if (next !== undefined) return [next];
  const start = items.findLastIndex(({ type }) => type !== 'function_call_output') + 1;
  const said = items.slice(start).map((item) => readOutput(textOfItem(item)).response);
  const told = say(said.filter(Boolean).join(' ') || turn.texts.noAnswer, turn);
  const person = hasFailedTwice(turn) ? findTool(turn.tools, 'call_person') : undefined;
  return [told, callTool(person, { locale: turn.locale })].filter((reply) => reply !== undefined);
};

const allowed = (tools: readonly FunctionTool[], choice: ToolChoice): readonly FunctionTool[] => {
  if (choice === 'none') return [];
  return typeof choice === 'string' ? tools : tools.filter(({ name }) => name === choice.name);
};

const answerWords = (text: string, toolChoice: ToolChoice, turn: DialogueTurn): readonly Reply[] => {
  const waiting = HUM.test(text) ? callTool(findTool(turn.tools, 'wait_for_user'), {}) : undefined;
  const early = waiting ?? fault(text, turn);
  if (early !== undefined) return [early];
  const replies = replyTo(text, turn);
  const isCalled = replies.some(({ kind }) => kind === 'call');
  return toolChoice === 'required' && !isCalled ? [search(text, turn)] : replies;
};

/** Stands in for a language model: passes on what functions return, and calls one for everything but small talk. */
export const createDialogue = (known: Language, examples: Examples) => {
  const router = createRouter(examples, known);
  return (situation: Situation): readonly Reply[] => {
    const { items, instructions, toolChoice, hasOwnInstructions, parallelCalls } = situation;
    const tools = allowed(situation.tools, toolChoice).map(readTool);
    const spoken = spokenLanguageOf(situation, known);
    const turn: DialogueTurn = {
      items,
      tools,
      searchTool: findSearchTool(tools),
      detailsTool: findDetailsTool(tools),
      known,
      router,
      parallelCalls,
      history: readHistory(items),
      texts: sentences[spoken.language],
      ...spoken,
    };
    const ordered = hasOwnInstructions ? sentenceIn(instructions) : undefined;
    if (ordered !== undefined) return [say(ordered, turn)];
    const said = items.filter((item) => item.type !== 'message' || item.role !== 'system');
    const last = said.at(-1);
    if (last?.type === 'function_call_output') return sayOutputs(said, turn);
    const text = last === undefined ? undefined : userTextOf(last);
    if (text === undefined) return [open(turn)];
    return text === '' ? [admitNotUnderstanding(turn)] : answerWords(text, toolChoice, turn);
  };
};
