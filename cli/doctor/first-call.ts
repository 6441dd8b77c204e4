import { performance } from 'node:perf_hooks';
import * as z from 'zod';
import { createOpenAiRealtimeSessions } from '../../lambdas/adapters/openai/realtime-sessions.ts';
import { DomainConfig } from '../../lambdas/contract/shop/domain.ts';
import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import { greetingOf } from '../../lambdas/core/phrases/voice.ts';
import { sessionSpec, type VoiceDefaults } from '../../lambdas/core/voice/session/session-spec.ts';
import { botFunctions } from '../../lambdas/functions/registry.ts';
import { explain } from '../command.ts';
import { type LoggedEvent, openRealtime, type RealtimeClient, type RealtimeItem } from './realtime-client.ts';

export interface FirstCallOptions {
  /** Default: OpenAI's own address, with `/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly locale: Locale;
  readonly defaults: VoiceDefaults;
}

/** One thing that was tried. */
interface CallStep {
  readonly level: 'fine' | 'warning' | 'problem';
  readonly text: string;
}

interface FirstCall {
  readonly steps: readonly CallStep[];
  readonly tokens: number;
  /** Every event, for a fixture. */
  readonly log: readonly LoggedEvent[];
}

const questions = {
  ru: { one: 'сколько стоит айфон 15 чёрный?', two: 'сравни айфон 15 и айфон 14' },
  en: { one: 'how much is the black iPhone 15?', two: 'compare the iPhone 15 and the iPhone 14' },
} as const;

const answers = {
  ru: ['iPhone 15 Black стоит $799.', 'iPhone 14 Black стоит $599.'],
  en: ['iPhone 15 Black costs $799.', 'iPhone 14 Black costs $599.'],
} as const;

const PRICE = /799|семьсот девяносто девять|seven hundred (?:and )?ninety[- ]nine/iu;

const SHOWN = 200;

const shopIn = (locale: Locale): DomainConfig =>
  DomainConfig.parse({ hostname: 'doctor.example.com', shopName: 'Lumi', locale, currency: 'USD' });

const Query = z.looseObject({ query: z.string().min(1) });

/** The query of a call of `search_products`. */
const queryOf = ({ name, arguments: given = '' }: RealtimeItem): string | undefined => {
  if (name !== 'search_products') return undefined;
  try {
    return Query.safeParse(JSON.parse(given)).data?.query;
  } catch {
    return undefined;
  }
};

const userItem = (text: string) => ({
  type: 'message',
  role: 'user',
  content: [{ type: 'input_text', text }],
});

const outputItem = (call_id: string | undefined, response: string) => ({
  type: 'function_call_output',
  call_id,
  output: JSON.stringify({ response, products: [] }),
});

/**
 * Goes through a first conversation in text with the Realtime API: mints a secret for a Russian or English shop, greets, asks
 * one question and one comparison, and answers the functions. What a microphone needs is in docs/first-real-call.md.
 */
export const tryFirstCall = async ({
  baseUrl,
  apiKey,
  locale,
  defaults,
}: FirstCallOptions): Promise<FirstCall> => {
  const steps: CallStep[] = [];
  let tokens = 0;
  let client: RealtimeClient | undefined;
  const shop = shopIn(locale);

  const step = async <Result>(text: string, work: () => Promise<Result>): Promise<Result> => {
    const before = performance.now();
    try {
      const result = await work();
      steps.push({ level: 'fine', text: `${text} (${Math.round(performance.now() - before)} ms)` });
      return result;
    } catch (error) {
      steps.push({ level: 'problem', text: `${text}: ${explain(error)}` });
      throw error;
    }
  };
  const respond = async (session: RealtimeClient, response?: object) => {
    const answer = await session.respond(response);
    tokens += answer.tokens;
    return answer;
  };
  const warnUnless = (holds: boolean, what: string, text: string): void => {
    if (!holds) steps.push({ level: 'warning', text: `${what}: "${text.slice(0, SHOWN)}"` });
  };

  try {
    const spec = sessionSpec(
      shop,
      { shopper: 'storevoice-doctor', mode: 'voice' },
      { functions: botFunctions, defaults },
    );
    const sessions = createOpenAiRealtimeSessions({ secrets: { openAiKey: async () => apiKey }, baseUrl });
    const secret = await step(`mint a secret for a shop in ${locale}, model ${spec.model}`, () =>
      sessions.create(spec),
    );
    const url = `${baseUrl.replace(/^http/u, 'ws')}/realtime?model=${encodeURIComponent(spec.model)}`;
    const opened = await step('open a session with the secret', () => openRealtime(url, secret.value));
    client = opened;
    const greeting = greetingOf(shop);
    const greeted = await step('greet once, without calling a function', () =>
      respond(opened, {
        instructions: `Greet the shopper with exactly this sentence, and say nothing else: ${JSON.stringify(greeting)}`,
        tool_choice: 'none',
      }),
    );
    warnUnless(greeted.text.includes(greeting), 'the greeting has other words', greeted.text);

    opened.createItem(userItem(questions[locale].one));
    const asking = await step(`call search_products for "${questions[locale].one}"`, async () => {
      const answer = await respond(opened);
      if (!answer.calls.some((call) => queryOf(call) !== undefined)) {
        throw new Error(`no call with a query came, but "${answer.text.slice(0, SHOWN)}"`);
      }
      return answer;
    });
    for (const call of asking.calls) opened.createItem(outputItem(call.call_id, answers[locale][0]));
    const told = await step('answer with what the function returned', () => respond(opened));
    warnUnless(PRICE.test(told.text), 'the answer does not name the price', told.text);

    opened.createItem(userItem(questions[locale].two));
    const comparing = await step(`take "${questions[locale].two}"`, () => respond(opened));
    const queries = comparing.calls.flatMap((call) => queryOf(call) ?? []);
    steps.push({
      level: 'fine',
      text: `it made ${queries.length} calls at once (${queries.join('; ')})${comparing.text ? ` behind "${comparing.text.slice(0, SHOWN)}"` : ' without a word before'}`,
    });
    for (const [at, call] of comparing.calls.entries()) {
      opened.createItem(outputItem(call.call_id, answers[locale][at] ?? answers[locale][0]));
    }
    if (comparing.calls.length > 0) await step('answer both outputs in one response', () => respond(opened));
  } catch {
    // The step that failed has said so.
  } finally {
    client?.close();
  }
  return { steps, tokens, log: client?.log ?? [] };
};
