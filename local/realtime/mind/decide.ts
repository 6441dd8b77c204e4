import { languageOf, languageOfText, userTextOf } from './language.ts';
import type { Decision, Situation } from './situation.ts';
import { findSearchTool, writeArguments } from './tools.ts';

/** Decides what to say or which function to call. */
export const decide = (situation: Situation): Decision => {
  const language = languageOf(situation);
  const last = situation.items.at(-1);
  const say = (text: string): Decision => ({ kind: 'say', text, language: languageOfText(text) ?? language });
  if (last?.type === 'function_call_output') return say(last.output);
  const query = last === undefined ? undefined : userTextOf(last);
  const tool = findSearchTool(situation.tools);
  if (query === undefined || query === '' || tool === undefined) {
    return say(language === 'ru' ? 'Здравствуйте! Что вам найти?' : 'Hello! What can I find for you?');
  }
  const args = writeArguments(tool, { query });
  return args === undefined ? say('…') : { kind: 'call', name: tool.name, arguments: args };
};
