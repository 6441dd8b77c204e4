import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

/** Where V8 finds a frame: the end of `at async read (file:///var/task/index.mjs:88:7714)`. */
const PLACE = /(file:\/\/[^\s()]+):(\d+):(\d+)(?=\)?$)/u;
/** A map names sources by where they lay on the machine that made it; people know them by the repository. */
const ABOVE_THE_REPOSITORY = /^.*\/(?=lambdas\/)/u;

type Origins = Pick<SourceMap, 'findOrigin'>;

const readMap = (bundle: string): Origins => {
  try {
    return new SourceMap(JSON.parse(readFileSync(new URL(`${bundle}.map`), 'utf8')));
  } catch {
    return { findOrigin: () => ({}) }; // The stack is wanted for another error, and is worth reading without its map.
  }
};

const sourceOf = (map: Origins, line: number, column: number): string | undefined => {
  const origin = map.findOrigin(line, column);
  if (!('fileName' in origin)) return undefined; // a package's line
  const source = origin.fileName.replace(ABOVE_THE_REPOSITORY, '');
  return `${source}:${origin.lineNumber}:${origin.columnNumber}`;
};

/**
 * Makes every stack in the process name lines of our source where it would name places in `bundle`, a module's URL with
 * its map beside it. The map is read for the first stack that somebody looks at; `--enable-source-maps` reads it, and the
 * whole bundle letter by letter, at every start.
 */
export const nameSourceLines = (bundle: string): void => {
  let map: Origins | undefined;
  const inSource = (place: string, file: string, line: string, column: string): string => {
    if (file !== bundle) return place;
    map ??= readMap(bundle);
    return sourceOf(map, Number(line), Number(column)) ?? place;
  };
  Error.prepareStackTrace = (error, frames) =>
    [
      Error.prototype.toString.call(error),
      ...frames.map((frame) => `    at ${String(frame).replace(PLACE, inSource)}`),
    ].join('\n');
};
