import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { parseLocalEnv } from '../../dev/server/config.ts';
import { createShopPageReader } from '../../lambdas/adapters/page/shop-page-reader.ts';
import { Locale } from '../../lambdas/contract/shop/locale.ts';
import { pageCheckPhrases } from '../../lambdas/core/phrases/page-check.ts';
import { checkPage } from '../../lambdas/core/shop/page-check/check-page.ts';
import type { PageFinding } from '../../lambdas/core/shop/page-check/looking.ts';
import {
  exitCodes,
  inJson,
  processTerminal,
  runCommand,
  speakTo,
  type Terminal,
  usageError,
} from '../command.ts';
import { tryFirstCall } from './first-call.ts';

interface DoctorOptions {
  readonly openai?: true;
  readonly save?: string;
  readonly host?: string;
  readonly brokered?: true;
  readonly locale: Locale;
  readonly json?: true;
}

const DETAILS = `
Reads the page and its headers as a browser would, asks the deployment that its tag names, and prints what keeps the
assistant from working there with the exact lines to add. Nothing is changed and no conversation is started.

  storevoice doctor https://shop.example.com/
  storevoice doctor https://shop.example.com/ --host https://voice.example.com   (the tag comes from a tag manager)
  OPENAI_API_KEY=… storevoice doctor --openai --locale ru --save first-call.json

With --openai it goes through a first conversation with the Realtime API in text instead, for some cents, and says what the
model did; docs/first-real-call.md has the part that needs a microphone. OPENAI_BASE_URL, REALTIME_MODEL and REALTIME_VOICE
are those of npm start.

Exit codes: 0 all in order, 1 a problem was found or the page cannot be read, 2 not understood.`;

const webAddress = (text: string): string => {
  const { protocol, href } = URL.canParse(text) ? new URL(text) : { protocol: '', href: '' };
  if (protocol === 'https:' || protocol === 'http:') return href;
  throw new InvalidArgumentError('write a full address like https://shop.example.com/');
};

const MARKS: Readonly<Record<PageFinding['level'], string>> = { fine: '✓', warning: '!', problem: '✗' };

const view = (findings: readonly PageFinding[], locale: Locale): string => {
  const count = (level: PageFinding['level']): number =>
    findings.filter((each) => each.level === level).length;
  const lines = findings.flatMap(({ level, text, lines: toAdd }) => [
    `${MARKS[level]} ${text}`,
    ...toAdd.map((line) => `    ${line}`),
  ]);
  return `${[...lines, '', pageCheckPhrases[locale].summary(count('problem'), count('warning'))].join('\n')}\n`;
};

const lookAt = (page: string, { host, brokered, locale }: DoctorOptions): Promise<readonly PageFinding[]> =>
  checkPage(page, createShopPageReader(), { locale, host, isBrokered: brokered });

/** Some sessions name their secret. */
const withoutSecrets = (key: string, value: unknown): unknown =>
  key === 'client_secret' ? undefined : value;

const OPENAI_URL = 'https://api.openai.com/v1';

const talk = async ({ locale, save }: DoctorOptions): Promise<readonly PageFinding[]> => {
  const env = parseLocalEnv(process.env);
  if (env.OPENAI_API_KEY === undefined) {
    throw usageError('--openai needs OPENAI_API_KEY in the environment');
  }
  const { steps, tokens, log } = await tryFirstCall({
    baseUrl: (env.OPENAI_BASE_URL ?? OPENAI_URL).replace(/\/+$/u, ''),
    apiKey: env.OPENAI_API_KEY,
    locale,
    defaults: { model: env.REALTIME_MODEL, voice: env.REALTIME_VOICE },
  });
  if (save !== undefined) await writeFile(save, `${JSON.stringify(log, withoutSecrets, 1)}\n`);
  const counted: PageFinding = { level: 'fine', text: `${tokens} tokens were counted`, lines: [] };
  return [...steps.map((each) => ({ ...each, lines: [] })), counted];
};

/** `storevoice doctor`: says what keeps the assistant from working on a shop's page. */
export const doctorCommand = (terminal: Terminal = processTerminal): Command =>
  speakTo(new Command('doctor'), terminal)
    .description("say what keeps the assistant from working on a shop's page")
    .argument('[page]', 'address of the page', webAddress)
    .addOption(
      new Option('--host <address>', 'the deployment, where a script adds the tag').argParser(
        (text) => new URL(webAddress(text)).origin,
      ),
    )
    .option('--brokered', 'calls go through the deployment, so that pages never connect to OpenAI')
    .addOption(
      new Option('--locale <locale>', 'language of the findings').choices(Locale.options).default('en'),
    )
    .option('--openai', 'try a first conversation with the Realtime API')
    .option('--save <file>', 'with --openai: keep every event as JSON, without secrets')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', DETAILS)
    .action((page: string | undefined, options: DoctorOptions) =>
      runCommand(terminal, async () => {
        if (page === undefined && !options.openai) {
          throw usageError('name the page to look at, or --openai');
        }
        const findings = [
          ...(page === undefined ? [] : await lookAt(page, options)),
          ...(options.openai ? await talk(options) : []),
        ];
        const { json, locale } = options;
        terminal.out(json ? inJson(findings) : view(findings, locale));
        if (findings.some(({ level }) => level === 'problem')) terminal.endWith(exitCodes.failed);
      }),
    );
