import { Command, InvalidArgumentError, Option } from 'commander';
import { Locale } from '../../lambdas/contract/shop/locale.ts';
import { inJson, processTerminal, runCommand, speakTo, type Terminal } from '../command.ts';
import { askCollection, type Engine, openEmbeddedEngine, openOpenSearchEngine } from './ask.ts';
import { readCollection } from './collection.ts';
import { measure } from './measure.ts';
import { type Evaluated, evaluationJson, tableOf, worstOf } from './report.ts';

interface EvaluateOptions {
  readonly json?: true;
  readonly locale?: Locale;
  readonly translation?: true;
  readonly worst?: number;
}

const DETAILS = `
A collection is a folder: feed.jsonl or feed.jsonl.gz, queries.tsv (id, lang, kind, query, answerable, and where it helps
translation and expected_variants) and ratings.tsv (query, product, grade from 3, exactly what was asked, to 0, wrong).
Each is imported into a store of its own and asked through the same search as the deployed function. The metrics are
explained in docs/search.md. With OPENSEARCH_URL the catalogue is in that engine.

  storevoice evaluate my-shop --worst 20
  storevoice evaluate my-shop other-shop --json > figures.json`;

const wholeNumber = (text: string): number => {
  if (!/^\d{1,4}$/u.test(text)) throw new InvalidArgumentError('write a whole number');
  return Number(text);
};

const openEngine = (): Promise<Engine> => {
  const { OPENSEARCH_URL: url } = process.env;
  return url === undefined || url === '' ? openEmbeddedEngine() : openOpenSearchEngine(url);
};

const evaluateOne = async (folder: string, { locale, translation }: EvaluateOptions): Promise<Evaluated> => {
  const collection = await readCollection(folder);
  const engine = await openEngine();
  try {
    const asked = await askCollection(collection, engine, { locale, withTranslation: translation === true });
    const languages = Locale.options.flatMap((language) => measure(asked, language, collection) ?? []);
    return { collection, languages, asked };
  } finally {
    await engine.close();
  }
};

/** `storevoice evaluate`: measures the answers on judged collections. */
export const evaluateCommand = (terminal: Terminal = processTerminal): Command =>
  speakTo(new Command('evaluate'), terminal)
    .description('measure the answers on judged collections of questions')
    .argument('<folder...>', 'folders of collections')
    .option('--json', 'print all figures and the answer to every question as JSON')
    .addOption(
      new Option(
        '--locale <locale>',
        "language of the shop's sentences; default: each question's own",
      ).choices(Locale.options),
    )
    .option('--translation', 'pass the translation of each question on, as the voice model does')
    .option('--worst <count>', 'show so many of the worst answers', wholeNumber)
    .addHelpText('after', DETAILS)
    .action((folders: readonly string[], options: EvaluateOptions) =>
      runCommand(terminal, async () => {
        const evaluated: Evaluated[] = [];
        for (const folder of folders) evaluated.push(await evaluateOne(folder, options));
        if (options.json) {
          terminal.out(inJson(evaluationJson(evaluated)));
          return;
        }
        terminal.out(tableOf(evaluated));
        for (const each of evaluated) terminal.out(worstOf(each, options.worst ?? 0));
      }),
    );
