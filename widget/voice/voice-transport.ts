import { OpenAIRealtimeWebRTC, RealtimeAgent, RealtimeSession, tool } from '@openai/agents/realtime';
import * as z from 'zod';
import type { ToolDefinition } from '../../lambdas/contract/voice/token.ts';
import { AnswerGate } from './answer-gate.ts';
import type { RunFunction } from './functions/functions.ts';
import { parseJson, toolOutput, WAIT_FOR_USER } from './functions/tool-output.ts';
import type { Transport, TransportOptions } from './transport.ts';

interface VoiceOptions extends TransportOptions {
  /** The microphone's sound. */
  readonly stream: MediaStream;
  /** Plays the assistant's voice. */
  readonly audio: HTMLAudioElement;
}

type SessionPayload = ReturnType<OpenAIRealtimeWebRTC['buildSessionPayload']>;
type SentEvent = Parameters<OpenAIRealtimeWebRTC['sendEvent']>[0];
type SdkCall = Parameters<OpenAIRealtimeWebRTC['sendFunctionCallOutput']>[0];

const ToolOutput = z.looseObject({ response: z.string(), products: z.array(z.unknown()) });

/** Whether a text is an output of ours; the SDK's own messages are not. */
const isToolOutput = (text: string): boolean => ToolOutput.safeParse(parseJson(text)).success;

/** The SDK's WebRTC connection, with our own order of answers. */
class CallTransport extends OpenAIRealtimeWebRTC {
  readonly #answers = new AnswerGate(() => this.requestAnswer());
  readonly #tools: SessionPayload['tools'] | undefined;

  /** `tools`: all that the model may call, if the server does not know them all. */
  constructor(
    options: ConstructorParameters<typeof OpenAIRealtimeWebRTC>[0],
    tools: SessionPayload['tools'] | undefined,
  ) {
    super(options);
    this.#tools = tools;
    this.on('*', ({ type }) => this.#answers.follow(type));
    this.on('function_call', ({ callId }) => this.#answers.called(callId));
  }

  /**
   * Leaves the session as the server configured it. The SDK would send its own instructions, tools and audio settings
   * on connecting and so overwrite the shop's; the server acknowledges an empty update as well, and local tools still run.
   */
  override buildSessionPayload(): SessionPayload {
    return { type: 'realtime', ...(this.#tools && { tools: this.#tools }) };
  }

  /** The SDK fetches every transcribed item again, with its sound; our transcript has its words already. */
  override sendEvent(event: SentEvent): void {
    if (event.type !== 'conversation.item.retrieve') super.sendEvent(event);
  }

  /** The SDK would ask for an answer after each of several outputs; the gate decides instead. */
  override sendFunctionCallOutput(call: SdkCall, output: string): void {
    super.sendFunctionCallOutput(call, isToolOutput(output) ? output : toolOutput(output, []), false);
    this.#answers.outputSent(call.callId, call.name !== WAIT_FOR_USER);
  }

  requestAnswer(): void {
    if (this.isOpen() && !this.#answers.isShoppersTurn()) this.requestResponse();
  }

  isOpen(): boolean {
    return this.connectionState.dataChannel?.readyState === 'open';
  }

  watchLoss(onLost: () => void): void {
    this.on('connection_change', (status) => {
      if (status === 'disconnected') onLost();
    });
    // The SDK does not notice a channel that only the server closes.
    this.connectionState.dataChannel?.addEventListener('close', onLost);
  }
}

/** The server describes the arguments and checks them; an unreadable part of the description is left open. */
const Schema = z.looseObject({
  type: z.literal('object').catch('object'),
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).catch({}),
  required: z.array(z.string()).catch([]),
});

/** Longer than our own limits for the server and the page, as the SDK's sentence for a late answer is English and technical. */
const SDK_LIMIT_MS = 30_000;

/** Makes the SDK's tools from the server's definitions. */
export const createTools = (definitions: readonly ToolDefinition[], runFunction: RunFunction) =>
  definitions.map(({ name, description, parameters }) =>
    tool({
      name,
      description,
      // The SDK's type for a schema that it passes on unchanged requires open properties.
      parameters: { ...Schema.parse(parameters), additionalProperties: true as const },
      strict: false,
      timeoutMs: SDK_LIMIT_MS,
      execute: (input: unknown, _context, details) =>
        runFunction({ name, callId: details?.toolCall?.callId ?? name, arguments: JSON.stringify(input) }),
    }),
  );

/** The SDK only reports arguments that are not JSON, and the model would wait for their result for ever. */
const answerWrongCalls = (transport: CallTransport, { token, runFunction }: VoiceOptions): void => {
  const known = new Set(token.tools.map(({ name }) => name));
  transport.on('function_call', (call) => {
    if (!known.has(call.name) || parseJson(call.arguments) !== undefined) return;
    void runFunction(call).then((output) => transport.sendFunctionCallOutput(call, output));
  });
};

/** A spoken conversation: the agents SDK over WebRTC. */
export const createVoiceTransport = (options: VoiceOptions): Transport => {
  const { token, hasPageTools, runFunction, onEvent, onLost, stream, audio } = options;
  const transport = new CallTransport(
    {
      baseUrl: token.realtimeUrl,
      mediaStream: stream,
      audioElement: audio,
      // Brokered calls and the dev server take tokens of our own; the SDK accepts only OpenAI's prefix by itself.
      useInsecureApiKey: !token.token.startsWith('ek_'),
    },
    hasPageTools ? token.tools : undefined,
  );
  const tools = createTools(token.tools, runFunction);
  const agent = new RealtimeAgent({ name: 'storevoice', instructions: token.instructions, tools });
  const session = new RealtimeSession(agent, { transport, model: token.model, tracingDisabled: true });
  // The errors are among the events that the session reads; an unheard error event would be thrown.
  session.on('error', () => {});
  answerWrongCalls(transport, options);
  return {
    isSpoken: true,
    connect: () =>
      session.connect({ apiKey: token.token }).then(
        () => {
          transport.on('*', onEvent);
          transport.watchLoss(onLost);
          return true;
        },
        () => false,
      ),
    isOpen: () => transport.isOpen(),
    createItem: (item) => transport.sendEvent({ type: 'conversation.item.create', item }),
    requestAnswer: () => transport.requestAnswer(),
    requestResponse: (response) => transport.requestResponse(response),
    interrupt: () => session.interrupt(),
    close: () => session.close(),
  };
};
