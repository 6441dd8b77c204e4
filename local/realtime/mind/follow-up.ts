import { currencies } from '../speech/currencies.ts';
import { enumerate, say, search, type Turn, tellAbout } from './answer.ts';
import { describes, withAttributes, withoutVariant } from './attributes.ts';
import type { Intent, Position } from './intent.ts';
import { withoutPrice } from './price-words.ts';
import { sentences } from './sentences.ts';
import type { Decision } from './situation.ts';
import { surfaceText, type Word } from './words.ts';

const indexOf = (position: Position, { memory }: Turn): number => {
  if (position === 'last') return memory.shown.length - 1;
  if (position !== 'other') return position;
  const focus = memory.shown.findIndex(({ title }) => title === memory.focus?.title);
  return focus === 0 ? 1 : 0;
};

/** «А второй?» */
export const choose = (position: Position, turn: Turn): Decision => {
  const { shown } = turn.memory;
  const { language } = turn;
  const [first] = shown;
  if (first === undefined) return say(sentences[language].aboutWhich, turn);
  const chosen = shown[indexOf(position, turn)];
  if (chosen !== undefined) return tellAbout(chosen, turn);
  return shown.length === 1
    ? say(sentences[language].onlyOne(first.title), turn)
    : say(sentences[language].notInList(enumerate(shown, language)), turn);
};

/** «Подробнее», «а сколько он стоит?»; of its colours and sizes the product knows, not one of its variants. */
export const detail = (ofAllVariants: boolean, turn: Turn): Decision => {
  const { focus } = turn.memory;
  if (focus === undefined) return say(sentences[turn.language].aboutWhich, turn);
  const { variantId, ...product } = focus;
  return tellAbout(ofAllVariants || variantId === undefined ? product : focus, turn);
};

/** «А ещё?» */
export const listOthers = (turn: Turn): Decision => {
  const { shown } = turn.memory;
  const { language } = turn;
  const [first] = shown;
  if (first === undefined) return say(sentences[language].whatToFind, turn);
  return shown.length === 1
    ? say(sentences[language].onlyOne(first.title), turn)
    : say(sentences[language].alsoThere(enumerate(shown, language, 1)), turn);
};

/** The one thing meant, by its title where there is one; else what was searched for. */
const subjectOf = ({ memory }: Turn): string | undefined => {
  const title = memory.focus?.title === '' ? undefined : memory.focus?.title;
  return memory.isChosen ? (title ?? memory.subject) : (memory.subject ?? title);
};

const PRICE_WORDS = {
  ru: { cheaper: 'подешевле', dearer: 'подороже', under: 'до', over: 'от' },
  en: { cheaper: 'cheaper', dearer: 'more expensive', under: 'under', over: 'over' },
} as const;

/** «Дешевле»: the same kind of thing, on the other side of the price last named. */
export const reprice = (direction: 'cheaper' | 'dearer', turn: Turn): Decision => {
  const { language, memory } = turn;
  // The shopper's own words name the kind of thing; the title of the one they chose is narrower.
  const subject = memory.subject ?? subjectOf(turn);
  if (subject === undefined) return say(sentences[language].cheaperThanWhat, turn);
  const words = PRICE_WORDS[language];
  const kind = withoutVariant(withoutPrice(subject));
  const unit =
    memory.price === undefined ? undefined : currencies.get(memory.price.sign)?.[language].unit.many;
  if (memory.price === undefined || unit === undefined) return search(`${kind} ${words[direction]}`, turn);
  const { whole, hundredths } = memory.price;
  return direction === 'cheaper'
    ? search(`${kind} ${words.under} ${hundredths > 0 ? whole : whole - 1} ${unit}`, turn)
    : search(`${kind} ${words.over} ${whole + 1} ${unit}`, turn);
};

/** «А в синем?», «а 512?» */
export const vary = (wanted: readonly Word[], turn: Turn): Decision => {
  const { shown, focus, isChosen } = turn.memory;
  const fitting = shown.filter(({ title }) => describes(title, wanted));
  const [only] = fitting;
  if (!isChosen && only !== undefined && fitting.length === 1) return tellAbout(only, turn);
  const subject = subjectOf(turn);
  if (subject !== undefined) return search(withAttributes(subject, wanted), turn);
  if (focus?.productId !== undefined) return tellAbout({ productId: focus.productId, title: '' }, turn);
  return search(surfaceText(wanted), turn);
};

/** «А с шумоподавлением?» */
export const add = (words: readonly Word[], turn: Turn): Decision => {
  const subject = turn.memory.subject ?? subjectOf(turn);
  return search(subject === undefined ? surfaceText(words) : `${subject} ${surfaceText(words)}`, turn);
};

const FOR = { ru: 'для', en: 'for' } as const;

/** «А чехол к нему?» */
export const accompany = (words: readonly Word[], turn: Turn): Decision => {
  const thing = turn.memory.focus?.title || turn.memory.subject;
  const asked = surfaceText(words);
  return search(
    thing === undefined ? asked : `${asked} ${FOR[turn.language]} ${withoutVariant(thing)}`,
    turn,
  );
};

/** «Да» or «нет» to a question that was asked. */
export const agree = (talk: 'yes' | 'no', turn: Turn): Decision => {
  const { said, shown, focus } = turn.memory;
  const { language } = turn;
  const wasAsked = said?.trimEnd().endsWith('?') === true;
  if (talk === 'no' || !wasAsked || focus === undefined)
    return say(sentences[language].smallTalk[talk], turn);
  const named = shown.filter(({ title }) => said?.includes(title));
  return named.length > 1
    ? say(sentences[language].whichOf(enumerate(shown, language)), turn)
    : tellAbout(focus, turn);
};

type FollowUp = Exclude<Intent, { readonly kind: 'nothing' | 'small_talk' | 'question' }>;

export const followUp = (intent: FollowUp, turn: Turn): Decision => {
  switch (intent.kind) {
    case 'choice':
      return choose(intent.position, turn);
    case 'details':
      return detail(intent.ofAllVariants, turn);
    case 'others':
      return listOthers(turn);
    case 'price':
      return reprice(intent.direction, turn);
    case 'attributes':
      return vary(intent.words, turn);
    case 'addition':
      return add(intent.words, turn);
    case 'companion':
      return accompany(intent.words, turn);
  }
};
