import type { RequestKind } from '../../../lambdas/core/language/requests/request-kind.ts';
import { isComparison } from './compare.ts';
import { FOUND_FIRST, needsPreparing, type ToolRequest } from './fulfil.ts';
import { isLast, isOther } from './heard/references.ts';
import { ofClass, readSaid, type Said, type SaidWord } from './heard/said.ts';
import { SURE } from './routing/router.ts';
import { userTextOf } from './situation.ts';
import { findTool, type Tool } from './tools.ts';
import type { DialogueTurn } from './turn.ts';

/** What only the shop's own people know is never searched for. */
const OWN = new Map<RequestKind, readonly string[]>([
  ['store', ['get_store_info', 'call_person']],
  ['order', ['get_order_status', 'get_store_info', 'call_person']],
  ['person', ['call_person', 'get_store_info']],
  ['recommend', ['recommend_products']],
]);

const isEmptying = ofClass('remove');
/** Below it the examples say nothing of a sentence that names something sold. */
const GUESS = 0.35;
/** Terms of the shop seldom name something sold, so that their examples must be surer of it. */
const SURELY = 0.75;

/** The function that these words ask for, if the session has it. */
export const toolFor = (said: Said, { router, tools, searchTool }: DialogueTurn): Tool | undefined => {
  const { name, kind, certainty } = router.route(said);
  const named = (wanted: string | undefined) => findTool(tools, wanted);
  if (isComparison(said.text) && named('compare_products')) return named('compare_products');
  const namesGoods = said.words.some(({ isGoods }) => isGoods);
  if (kind === 'product' && certainty < (name === 'get_store_info' ? SURELY : GUESS) && namesGoods)
    return searchTool;
  // Who removes something does not only want to look at the cart.
  if (name === 'show_cart' && said.words.some(isEmptying)) return named('change_cart');
  const tool = named(name);
  const isVague =
    tool === undefined ||
    tool === searchTool ||
    (kind === 'recommend' && certainty < SURELY) ||
    (kind === 'person' && certainty < SURE);
  const own = isVague ? OWN.get(kind)?.flatMap((each) => named(each) ?? []) : undefined;
  return own?.[0] ?? tool;
};

/** Whether a function only looks for products or tells about one, so that any words may follow up on it. */
const isLookup = (tool: Tool, { searchTool, detailsTool }: DialogueTurn): boolean =>
  tool === searchTool || tool === detailsTool;

const FIGURES = /@|\d{3,}/u;
const MOST_WORDS = 3;

/** Whether words only make sense as an answer: a place, a colour, a number, a code. */
const isAnswer = (said: Said): boolean => {
  const isPart = (word: SaidWord): boolean =>
    word.isEmpty || word.attribute !== undefined || word.kind === 'number' || isLast(word) || isOther(word);
  const isShort = said.words.length <= MOST_WORDS && !said.words.some(({ isThing }) => isThing);
  return said.words.every(isPart) || FIGURES.test(said.text) || isShort;
};

/** What the shopper said before, the last words first. */
const earlierTexts = ({ items }: DialogueTurn): readonly string[] =>
  items
    .flatMap((item) => userTextOf(item) || [])
    .slice(0, -1)
    .reverse();

/** What the shopper is asked for; other functions take any words as they are. */
const ASKED_FOR = [...FOUND_FIRST, 'quantity', 'code', 'orderNumber', 'proof'];

/** Whether a function still waits for an answer: it has not been called, or it asked itself. */
const isWaiting = (tool: Tool, { history }: DialogueTurn): boolean => {
  const isDone = history.calls.at(-1)?.name === tool.name && history.options.length === 0;
  if (isDone && needsPreparing(tool)) return false;
  return tool.required.some((name) => ASKED_FOR.includes(name));
};

/** A question is answered within a few turns, or not at all. */
const MOST_ANSWERS = 3;

/** What the shopper asked for before the assistant's question, with the answers to it. */
const wishBefore = (said: Said, turn: DialogueTurn): ToolRequest | undefined => {
  if (turn.history.said?.trimEnd().endsWith('?') !== true || !isAnswer(said)) return undefined;
  const texts = [said.text];
  for (const text of earlierTexts(turn).slice(0, MOST_ANSWERS)) {
    texts.unshift(text);
    const earlier = readSaid(text, turn.known);
    const tool = toolFor(earlier, turn);
    if (tool !== undefined && !isLookup(tool, turn) && isWaiting(tool, turn))
      return { tool, said: readSaid(texts.join(', '), turn.known) };
    if (!isAnswer(earlier)) return undefined;
  }
  return undefined;
};

/** "Позови оператора" answers no question: it surely asks for another function. */
const isAnotherWish = ({ tool, said }: ToolRequest, before: ToolRequest, { router }: DialogueTurn): boolean =>
  tool !== before.tool && !FIGURES.test(said.text) && router.route(said).certainty >= SURE;

/** What the shopper wants of a function that does more than look something up. */
export const wishOf = (said: Said, turn: DialogueTurn): ToolRequest | undefined => {
  const tool = toolFor(said, turn);
  const now = tool === undefined || isLookup(tool, turn) ? undefined : { tool, said };
  const before = wishBefore(said, turn);
  return before === undefined || (now !== undefined && isAnotherWish(now, before, turn)) ? now : before;
};
