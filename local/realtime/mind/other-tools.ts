import type { FunctionTool } from '../protocol/session.ts';
import type { Decision } from './situation.ts';
import { findDetailsTool, findSearchTool, freeTextParameter, writeArguments } from './tools.ts';
import { readWords, stemOf, surfaceText, type Word } from './words.ts';

/** Shorter words («как», "the") are in every description. */
const SHORTEST_TELLING_WORD = 4;

const stemsIn = (text: string): ReadonlySet<string> =>
  new Set(
    readWords(text.replaceAll('_', ' '))
      .filter(({ folded }) => folded.length >= SHORTEST_TELLING_WORD)
      .map(({ folded }) => stemOf(folded)),
  );

const about = ({ name, description = '' }: FunctionTool): ReadonlySet<string> =>
  stemsIn(`${name} ${description}`);

/**
 * A function beside searching and telling, when the question has a word of its name or description that the
 * search's own description lacks: «когда доставка?» and «Сроки и стоимость доставки».
 */
export const callByDescription = (
  words: readonly Word[],
  tools: readonly FunctionTool[],
): Decision | undefined => {
  const searchTool = findSearchTool(tools);
  const usual = searchTool === undefined ? new Set<string>() : about(searchTool);
  const asked = [...stemsIn(surfaceText(words))].filter((stem) => !usual.has(stem));
  for (const tool of tools) {
    if (tool === searchTool || tool === findDetailsTool(tools)) continue;
    const told = about(tool);
    if (!asked.some((stem) => told.has(stem))) continue;
    const text = freeTextParameter(tool);
    const args = writeArguments(tool, text === undefined ? {} : { [text]: surfaceText(words) });
    if (args !== undefined) return { kind: 'call', name: tool.name, arguments: args };
  }
  return undefined;
};
