import type { Language } from '../../../lambdas/core/language/language.ts';
import { matchPhrase, phrasesOf } from '../../../lambdas/core/language/word-kinds.ts';
import { ofClass, type Said, type SaidWord } from './heard/said.ts';
import type { SmallTalk } from './sentences.ts';
import type { Reply } from './situation.ts';
import { callTool, findTool } from './tools.ts';
import { type DialogueTurn, enumerate, say, tellAbout } from './turn.ts';

const isTalking = ofClass('courtesy bye mood you-are you-do reaction reaction-sure');

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
  return { talk, isOfKind: ofClass(classes), phrases: phrasesOf(text) };
});
const TALK_WORDS = new Set([...TALK.values()].flatMap((said) => said.split(/[,:]? /u)));

/** What is said when nothing but small talk is. */
export const smallTalkIn = ({ words }: Said, { is }: Language): SmallTalk | undefined => {
  const isTalk = (word: SaidWord): boolean =>
    word.kind === 'sign' || is('filler', word.text) || TALK_WORDS.has(word.text) || isTalking(word);
  if (!words.every(isTalk)) return undefined;
  return kinds.find(({ isOfKind, phrases }) =>
    words.some((word, at) => isOfKind(word) || matchPhrase(words, at, phrases) !== undefined),
  )?.talk;
};

/** A function that asked for the shopper's consent is called once more with it. */
const withConsent = (turn: DialogueTurn): Reply | undefined => {
  const { name, arguments: before } = turn.history.calls.at(-1) ?? {};
  const tool = findTool(turn.tools, name);
  if (tool === undefined || !tool.properties.has('consent')) return undefined;
  const { reason } = before ?? {};
  const told = typeof reason === 'string' ? reason : undefined;
  return callTool(tool, { reason: told, consent: true, locale: turn.locale });
};

/** "Да" or "нет" to a question that was asked. */
const agree = (talk: 'yes' | 'no', turn: DialogueTurn): Reply => {
  const { said = '', shown, focus } = turn.history;
  const { smallTalk, whichOf } = turn.texts;
  const isAsked = said.trimEnd().endsWith('?');
  const consented = talk === 'yes' && isAsked ? withConsent(turn) : undefined;
  if (consented !== undefined) return consented;
  if (talk === 'no' || !isAsked || focus === undefined) return say(smallTalk[talk], turn);
  const named = shown.filter(({ title }) => said.includes(title));
  return named.length > 1 ? say(whichOf(enumerate(turn)), turn) : tellAbout(focus, turn);
};

export const chat = (talk: SmallTalk, turn: DialogueTurn): Reply => {
  const { smallTalk, whatToFind } = turn.texts;
  if (talk === 'repeat') return say(turn.history.said ?? whatToFind, turn);
  return talk === 'yes' || talk === 'no' ? agree(talk, turn) : say(smallTalk[talk], turn);
};
