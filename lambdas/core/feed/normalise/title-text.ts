import commands from './commands-to-model.json' with { type: 'json' };

const COMMANDS = commands.commands.map((pattern) => new RegExp(pattern, 'iu'));
/** A word that every command has one of; most titles have none. */
const WORD_OF_COMMAND = new RegExp(commands.words, 'iu');

/** True for a text that tells the assistant what to do. */
export const speaksToModel = (text: string): boolean =>
  WORD_OF_COMMAND.test(text) && COMMANDS.some((command) => command.test(text));

/** As somebody else's words, so that nobody takes them for his own. */
export const quoted = (text: string): string =>
  /\p{Script=Cyrillic}/u.test(text) ? `«${text.replace(/[«»]/gu, '"')}»` : `“${text.replace(/[“”]/gu, '"')}”`;

const WORD = /[\p{L}\p{M}]+/gu;
const LONG_WORD = /\p{L}{4,}/gu;
const LOWER = /\p{Ll}/u;
const VOWEL = /[аеёиоуыэюяіїєaeiouy]/iu;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const ABBREVIATION = 3;

const calmWord = (word: string): string => {
  if (!VOWEL.test(word)) return word;
  if (CYRILLIC.test(word)) return word.toLowerCase();
  return word.length <= ABBREVIATION ? word : word.charAt(0) + word.slice(1).toLowerCase();
};

/** "ПЛЕД ШЕРСТЯНОЙ BOSCH" is read letter by letter; "Плед шерстяной Bosch" is not. Models keep their capitals. */
export const calmTitle = (title: string): string => {
  if (LOWER.test(title) || (title.match(LONG_WORD)?.length ?? 0) < 2) return title;
  const calm = title.replace(/\S+/gu, (part) => (/\d/u.test(part) ? part : part.replace(WORD, calmWord)));
  return calm.charAt(0).toUpperCase() + calm.slice(1);
};
