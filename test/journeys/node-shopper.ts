import { RealtimeAgent, RealtimeSession, tool } from '@openai/agents/realtime';
import * as z from 'zod';
import { BotAnswer } from '../../lambdas/contract/voice/bot.ts';
import { TokenResponse } from '../../lambdas/contract/voice/token.ts';
import { toolOutput } from '../../widget/voice/functions/tool-output.ts';
import { post } from './local-app.ts';

/** What the shopper of a test hears and causes. */
export interface NodeShopper {
  readonly token: TokenResponse;
  /** The functions the model called, with what they answered. */
  readonly calls: readonly { readonly name: string; readonly response: string }[];
  /** Asks in writing and waits for the answer's whole transcript. */
  ask(text: string): Promise<string>;
  /** Samples of speech received so far, at 24 kHz. */
  samplesHeard(): number;
  close(): void;
}

const BYTES_PER_SAMPLE = 2;
const PATIENCE_MS = 20_000;

/** JSON schemas of a backend pass through the SDK as they are only under the loose shape it asks for. */
const LooseParameters = z.object({
  type: z.literal('object'),
  properties: z.record(z.string(), z.any()),
  required: z.array(z.string()).default([]),
  additionalProperties: z.unknown().transform(() => true as const),
});

type Tool = TokenResponse['tools'][number];

const toolsOf = (url: string, token: TokenResponse, onCall: (name: string, response: string) => void) =>
  token.tools.map(({ name, description, parameters }: Tool) =>
    tool({
      name,
      description,
      strict: false,
      parameters: LooseParameters.parse(parameters),
      execute: async (input) => {
        const { body } = await post(`${url}/api/bot-execute/${name}`, input, {
          authorization: `Bearer ${token.session}`,
          origin: url,
        });
        const answer = BotAnswer.parse(body);
        onCall(name, answer.response);
        return toolOutput(answer.response, (answer.success && answer.products) || []);
      },
    }),
  );

const websocketUrl = ({ realtimeUrl, model }: TokenResponse): string => {
  const url = new URL('/v1/realtime', realtimeUrl.replace(/^http/u, 'ws'));
  url.searchParams.set('model', model);
  return url.href;
};

/** A conversation through OpenAI's own SDK over WebSocket, as a program without a browser has it. */
export const startShopper = async (url: string, hostname: string): Promise<NodeShopper> => {
  const { body } = await post(`${url}/api/token`, { hostname }, { origin: url });
  const token = TokenResponse.parse(body);
  const calls: { name: string; response: string }[] = [];
  let samples = 0;
  const session = new RealtimeSession(
    new RealtimeAgent({
      name: 'assistant',
      instructions: token.instructions,
      voice: token.voice,
      tools: toolsOf(url, token, (name, response) => calls.push({ name, response })),
    }),
    { transport: 'websocket', model: token.model, tracingDisabled: true },
  );
  session.on('audio', ({ data }) => {
    samples += data.byteLength / BYTES_PER_SAMPLE;
  });
  await session.connect({ apiKey: token.token, url: websocketUrl(token) });

  const answerAfter = (start: () => void): Promise<string> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
      const onEnd = (_context: unknown, _agent: unknown, text: string): void => {
        if (text === '') return; // A turn that only called a function.
        clearTimeout(timer);
        session.off('agent_end', onEnd);
        resolve(text);
      };
      session.on('agent_end', onEnd);
      start();
    });

  return {
    token,
    calls,
    ask: (text) => answerAfter(() => session.sendMessage(text)),
    samplesHeard: () => samples,
    close: () => session.close(),
  };
};
