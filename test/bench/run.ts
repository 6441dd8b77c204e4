import { cpus } from 'node:os';
import { inspect } from 'node:util';
import { benchBotExecute } from './bot-execute.ts';
import { benchFeed } from './feed/feed.ts';
import { type Figure, MissingPart } from './figure.ts';
import { benchFuzz } from './fuzz.ts';
import { benchLoad } from './load.ts';
import { benchLongTexts } from './search/long-texts.ts';
import { benchOpenSearch } from './search/opensearch.ts';
import { benchPooled } from './search/pooled.ts';
import { benchQuality } from './search/quality.ts';
import { benchSearch } from './search/search.ts';
import { benchStart } from './start.ts';
import { benchBundles } from './widget/bundles.ts';
import { benchFirstWords } from './widget/first-words.ts';
import { benchWidget } from './widget/widget.ts';
import { benchWidgetThread } from './widget/widget-thread.ts';

const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  widget: benchWidget,
  'widget-thread': benchWidgetThread,
  'first-words': benchFirstWords,
  quality: benchQuality,
  search: benchSearch,
  'long-texts': benchLongTexts,
  'bot-execute': benchBotExecute,
  load: benchLoad,
  fuzz: benchFuzz,
  start: benchStart,
  bundles: benchBundles,
  opensearch: benchOpenSearch,
  pooled: benchPooled,
  feed: benchFeed,
};

/** Written so that a figure that is not a number fails, too. */
const isOver = ({ value, bar, atLeast }: Figure): boolean =>
  (bar !== undefined && !(value <= bar)) || (atLeast !== undefined && !(value >= atLeast));

const barOf = ({ bar, atLeast, unit }: Figure): string => {
  if (bar !== undefined) return `≤ ${bar} ${unit}`;
  return atLeast === undefined ? '' : `≥ ${atLeast} ${unit}`;
};

const amountOf = ({ value, unit }: Figure): string => `${value} ${unit}`;

/** The figures of one bench, in columns as wide as the longest of them. */
const rows = (figures: readonly Figure[]): readonly string[] => {
  const names = Math.max(...figures.map(({ name }) => name.length));
  const values = Math.max(...figures.map((figure) => amountOf(figure).length));
  return figures.map((figure) => row(figure, names, values));
};

const row = (figure: Figure, nameWidth: number, valueWidth: number): string => {
  const bar = barOf(figure);
  const verdict = bar === '' ? '' : isOver(figure) ? 'MISSES THE BAR' : 'ok';
  const value = amountOf(figure).padStart(valueWidth);
  return `  ${figure.name.padEnd(nameWidth)}   ${value}   ${bar.padEnd(12)}${verdict}`.trimEnd();
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

console.log(
  `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`,
);
const figures: Figure[] = [];
const notMeasured: string[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n${name}`);
  try {
    const measured = await bench();
    console.log(rows(measured).join('\n'));
    figures.push(...measured);
  } catch (error) {
    if (!(error instanceof MissingPart)) process.exitCode = 1;
    notMeasured.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    console.log(`  not measured: ${error instanceof MissingPart ? error.message : inspect(error)}`);
  }
}

const over = figures.filter(isOver);
console.log(over.length === 0 ? '\nEvery figure is within its bar.' : `\n${over.length} miss the bar.`);
if (over.length > 0) process.exitCode = 1;
if (notMeasured.length > 0)
  console.log(`Not measured:\n${notMeasured.map((each) => `  ${each}`).join('\n')}`);
