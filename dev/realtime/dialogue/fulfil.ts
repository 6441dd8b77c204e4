import type { Language } from '../../../lambdas/core/language/language.ts';
import { fold, readWords } from '../../../lambdas/core/language/words.ts';
import { searchBoth } from './compare.ts';
import { codeIn, mostMoney, orderIn, quantityIn, quantityLeft } from './heard/figures-said.ts';
import { lineMeant, productMeant, productsCompared } from './heard/references.ts';
import { joinWords, like, ofClass, type Said } from './heard/said.ts';
import type { SeenProduct } from './history.ts';
import type { CallReply, Reply } from './situation.ts';
import { type Argument, callTool, findTool, type Parameter, requiredTexts, type Tool } from './tools.ts';
import { type DialogueTurn, enumerate, say, search } from './turn.ts';

/** What the shopper wants a function to do. */
export interface ToolRequest {
  readonly tool: Tool;
  readonly said: Said;
}

type Arguments = Readonly<Record<string, Argument>>;

const idsOf = (product: SeenProduct | undefined): Arguments =>
  product === undefined ? {} : { productId: product.productId, variantId: product.variantId };

const GIFT = /(?:^|\P{L})(?:подар|gift|present(?!ly))/iu;
const WITH_IT = /(?:аксессуар|вместе|в пару|accessor|together|along with|goes? with|go well|pairs? with)/iu;
const isFitting = ofClass('people-buy');
const isBetter = like(/^(?:получше|лучше|лучш\p{L}+|better|best|nicer)$/u);

/** Which of its kinds a recommendation should be. */
const recommendationIn = ({ said }: ToolRequest, { known, history }: DialogueTurn): string => {
  if (GIFT.test(said.text)) return 'gift';
  if (said.words.some((word) => known.is('cheap', word.text))) return 'cheaper';
  if (WITH_IT.test(said.text) || said.words.some(isFitting)) return 'goes_with';
  return said.words.some(isBetter) || history.focus === undefined ? 'better' : 'similar';
};

/** The words that name what is wanted, without the words of asking; `undefined` when none do. */
const goodsIn = ({ words }: Said): string | undefined => {
  const first = words.findIndex(({ isGoods }) => isGoods);
  return first === -1 ? undefined : joinWords(words.slice(first));
};

/** Everything that a function may want to know of these words, by the names of its parameters. */
const argumentsFor = (wish: ToolRequest, turn: DialogueTurn): Arguments => {
  const { tool, said } = wish;
  const { text } = said;
  const items = productsCompared(said, turn);
  const order = orderIn(text);
  const spoken = said.words.find(({ kind, ordinal }) => kind === 'number' && !ordinal)?.text;
  const kind = tool.properties.get('kind')?.choices.find((choice) => choice === recommendationIn(wish, turn));
  const named = goodsIn(said) ?? text.replace(/[\s.,!?]+$/u, '');
  return {
    ...(kind === 'gift' ? {} : idsOf(productMeant(said, turn))),
    locale: turn.locale,
    question: text,
    query: kind === undefined || kind === 'gift' || named !== text ? named : undefined,
    reason: text,
    kind,
    maxPrice: mostMoney(said, turn),
    items: items.length > 1 ? items.map(({ productId, variantId }) => ({ productId, variantId })) : undefined,
    quantity: tool.properties.has('line') ? quantityLeft(said) : quantityIn(said),
    line: lineMeant(said, turn)?.line,
    code: codeIn(text),
    orderNumber: order.orderNumber ?? spoken,
    proof: order.proof,
  };
};

/** The call that does what was wanted, when everything it needs is known. */
export const callFor = (wish: ToolRequest, turn: DialogueTurn): CallReply | undefined =>
  callTool(wish.tool, argumentsFor(wish, turn));

/** What a function needs that others have to find first. */
export const FOUND_FIRST = ['productId', 'items', 'line'];

export const needsPreparing = ({ required }: Tool): boolean =>
  required.some((name) => FOUND_FIRST.includes(name));

/** Finds out first what a function needs: the products, or the lines of the cart. */
const prepare = (
  { tool, said }: ToolRequest,
  missing: readonly string[],
  turn: DialogueTurn,
): readonly Reply[] | undefined => {
  if (missing.includes('items')) return searchBoth(said.text, turn);
  if (missing.includes('line') && turn.history.cart === undefined) {
    const look = callTool(findTool(turn.tools, 'show_cart'), { locale: turn.locale });
    return look && [look];
  }
  const query = goodsIn(said);
  if (query === undefined) return undefined;
  const section = tool.name === 'open_product' ? findTool(turn.tools, 'show_category') : undefined;
  const open = callTool(section, { query, locale: turn.locale });
  if (open !== undefined) return [open];
  return missing.includes('productId') ? [search(query, turn)] : undefined;
};

/** The question for what is missing. */
const ask = (missing: readonly string[], turn: DialogueTurn): Reply => {
  const { texts, history } = turn;
  const [first = ''] = missing;
  if (first === 'productId')
    return say(history.shown.length > 1 ? texts.whichOf(enumerate(turn)) : texts.aboutWhich, turn);
  return say(texts.ask.get(first) ?? texts.whatToFind, turn);
};

/** Calls the function, or what finds out what it needs, or asks the shopper for it. */
export const fulfil = (wish: ToolRequest, turn: DialogueTurn): readonly Reply[] => {
  const call = callFor(wish, turn);
  if (call !== undefined) return [call];
  const args = argumentsFor(wish, turn);
  const missing = wish.tool.required.filter((name) => args[name] === undefined);
  return prepare(wish, missing, turn) ?? [ask(missing, turn)];
};

/** The whole question where the parameter takes as much, else the number in it, of a card or an order. */
const wordsFor = (question: string, { maxLength = 0 }: Partial<Parameter> = {}): string | undefined => {
  const words = question.length > maxLength ? orderIn(question).orderNumber : question;
  return words !== undefined && words.length <= maxLength ? words : undefined;
};

/** Shorter words ("как", "the") are in every description. */
const SHORTEST_TELLING_WORD = 4;

const stemsIn = (text: string, { stem }: Language): readonly string[] =>
  readWords(fold(text.replaceAll('_', ' ')))
    .filter((word) => word.text.length >= SHORTEST_TELLING_WORD)
    .map((word) => stem(word.text));

/**
 * Calls a tool without examples, a merchant's own or a page's, when the question has a word of its name or description that
 * no other tool has: «когда доставка?» and «Сроки и стоимость доставки».
 */
export const callByDescription = (question: string, turn: DialogueTurn): CallReply | undefined => {
  const { tools, searchTool, detailsTool, known, locale, router } = turn;
  const wordsOf = ({ name, description }: Tool) => stemsIn(`${name} ${description}`, known);
  const usualTools = [searchTool, detailsTool, findTool(tools, 'wait_for_user')];
  const isUsual = (tool: Tool): boolean => usualTools.includes(tool) || router.knows(tool.name);
  const usualWords = new Set(tools.filter(isUsual).flatMap(wordsOf));
  const asked = stemsIn(question, known).filter((word) => !usualWords.has(word));
  const fitting = tools.filter(
    (tool) => !isUsual(tool) && wordsOf(tool).some((word) => asked.includes(word)),
  );
  const calls = fitting.map((tool) => {
    const [text, ...others] = requiredTexts(tool);
    const isOne = text !== undefined && others.length === 0;
    return callTool(tool, {
      locale,
      ...(isOne && { [text]: wordsFor(question, tool.properties.get(text)) }),
    });
  });
  return calls.find((call) => call !== undefined);
};
