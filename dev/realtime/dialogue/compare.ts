import { like, readSaid } from './heard/said.ts';
import type { Reply } from './situation.ts';
import { type DialogueTurn, say, search } from './turn.ts';

const COMPARED =
  /^(?:сравни(?:те|ть)?|compare)\s+(?<one>.+?)\s+(?:и|с|со|and|with|to)\s+(?<other>.+?)[\s?.!]*$/iu;
const BETTER =
  /^(?:(?:что|какой|какая|кто) лучше|which is better|what is better)[\s,:—-]+(?<one>.+?),?\s+(?:или|or)\s+(?<other>.+?)[\s?.!]*$/iu;
const EITHER = /^(?<one>.+?),?\s+(?:или|or)\s+(?<other>.+?)[\s?.!]*$/iu;

const isThisOne = like(/^(?:он|она|оно|его|ее|него|нее|ним|ней|эт(?:от|а|о|у|ого|ой|им)|it|this|that)$/u);

/** The name of the product being talked about, for a side that only points at it: the "его" of "сравни его с …". */
const nameOf = (side: string, { known, history: { focus } }: DialogueTurn): string => {
  const { words } = readSaid(side, known);
  const isPointing = words.some(isThisOne) && words.every((word) => isThisOne(word) || word.isSmall);
  return (isPointing && focus?.title) || side;
};

/** Whether two things are named to be compared. */
export const isComparison = (text: string): boolean => COMPARED.test(text) || BETTER.test(text);

/** "Сравни А и Б", "a laptop or a tablet?": both sides; "red or blue shoes" is one request. */
export const sidesOf = (text: string, turn: DialogueTurn): readonly string[] => {
  const { one, other } = (COMPARED.exec(text) ?? BETTER.exec(text))?.groups ?? {};
  if (one !== undefined && other !== undefined) return [nameOf(one, turn), nameOf(other, turn)];
  const { one: either, other: or } = EITHER.exec(text)?.groups ?? {};
  if (either === undefined || or === undefined) return [];
  const namesThing = (side: string): boolean =>
    readSaid(side, turn.known).words.some(({ isThing }) => isThing);
  return [either, or].every(namesThing) ? [either, or] : [];
};

/** Two searches at once, behind a short phrase that differs from the last one. */
export const searchBoth = (text: string, turn: DialogueTurn): readonly Reply[] | undefined => {
  const calls = turn.parallelCalls ? sidesOf(text, turn).map((side) => search(side, turn)) : [];
  if (calls.length === 0 || calls.some(({ kind }) => kind !== 'call')) return undefined;
  const { comparing } = turn.texts;
  const earlier = turn.items.filter((item) => item.type === 'message' && item.phase === 'commentary').length;
  return [say(comparing[earlier % comparing.length] ?? '', turn), ...calls];
};
