import * as z from 'zod/mini';
import type { TokenResponse } from '../../lambdas/contract/voice/token.ts';
import { AnswerGate } from './answer-gate.ts';
import type { ConversationItem } from './conversation-items.ts';
import type { FunctionCall } from './functions/functions.ts';
import { parseJson, WAIT_FOR_USER } from './functions/tool-output.ts';
import type { Transport, TransportOptions } from './transport.ts';

/** What carries the events: a socket, or in a brokered shop the data channel of a call. */
interface Line {
  isOpen(): boolean;
  send(json: string): void;
  close(): void;
}

interface LineHandlers {
  readonly onMessage: (message: { readonly data: unknown }) => void;
  readonly onClosed: () => void;
}

/** A browser cannot set headers on a socket, so OpenAI takes the secret as the name of a subprotocol. */
const openSocket = ({ token, realtimeUrl, model }: TokenResponse, handlers: LineHandlers): Line => {
  const url = new URL(realtimeUrl.replace(/\/calls$/, '').replace(/^http/, 'ws'));
  url.searchParams.set('model', model);
  const socket = new WebSocket(url.href, ['realtime', `openai-insecure-api-key.${token}`]);
  socket.addEventListener('message', handlers.onMessage);
  socket.addEventListener('close', handlers.onClosed);
  return {
    isOpen: () => socket.readyState === WebSocket.OPEN,
    send: (json) => socket.send(json),
    close: () => socket.close(),
  };
};

const negotiate = async (
  peer: RTCPeerConnection,
  { token, realtimeUrl }: TokenResponse,
  signal: AbortSignal,
): Promise<void> => {
  const offer = await peer.createOffer();
  await peer.setLocalDescription(offer);
  const response = await fetch(realtimeUrl, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/sdp' },
    body: offer.sdp ?? '',
    credentials: 'omit',
    signal,
  });
  if (!response.ok) throw new Error(`${realtimeUrl} answered ${response.status}`);
  await peer.setRemoteDescription({ type: 'answer', sdp: await response.text() });
};

/** Our server opens a brokered call with the real key, and only calls can be opened for others. */
const openChannel = (token: TokenResponse, { onMessage, onClosed }: LineHandlers): Line => {
  const closing = new AbortController();
  const peer = new RTCPeerConnection();
  // A call's offer has an audio line; nothing is sent over this one.
  peer.addTransceiver('audio', { direction: 'recvonly' });
  const channel = peer.createDataChannel('oai-events');
  channel.addEventListener('message', onMessage);
  channel.addEventListener('close', onClosed);
  peer.addEventListener('connectionstatechange', () => {
    if (peer.connectionState === 'failed') onClosed();
  });
  negotiate(peer, token, closing.signal).catch(onClosed);
  return {
    isOpen: () => channel.readyState === 'open',
    send: (json) => channel.send(json),
    close: () => {
      closing.abort();
      channel.close();
      peer.close();
    },
  };
};

/** A brokered shop's token is our own, which OpenAI's sockets would refuse. */
export const isBrokered = ({ token, session }: TokenResponse): boolean => token === session;

const ServerEvent = z.object({
  type: z.string(),
  item: z.optional(
    z.object({
      type: z.string(),
      call_id: z.optional(z.string()),
      name: z.optional(z.string()),
      arguments: z.optional(z.string()),
    }),
  ),
});

/** A typed conversation: text in, text out, without sound and without the agents SDK. See docs/decisions/0016. */
export class TextTransport implements Transport {
  readonly isSpoken = false;
  readonly #options: TransportOptions;
  readonly #answers = new AnswerGate(() => this.requestAnswer());
  #line: Line | undefined;
  #onConnected = (_isOpen: boolean): void => {};

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  connect(): Promise<boolean> {
    const { token } = this.#options;
    const open = isBrokered(token) ? openChannel : openSocket;
    return new Promise((resolve) => {
      this.#onConnected = resolve;
      this.#line = open(token, {
        onMessage: ({ data }) => this.#receive(parseJson(String(data))),
        onClosed: () => this.#end(),
      });
    });
  }

  isOpen(): boolean {
    return this.#line?.isOpen() === true;
  }

  createItem(item: ConversationItem): void {
    this.#send({ type: 'conversation.item.create', item });
  }

  requestAnswer(): void {
    if (!this.#answers.isShoppersTurn()) this.requestResponse();
  }

  requestResponse(response?: Readonly<Record<string, unknown>>): void {
    this.#send({ type: 'response.create', ...(response !== undefined && { response }) });
  }

  interrupt(): void {
    this.#send({ type: 'response.cancel' });
  }

  close(): void {
    this.#line?.close();
    // A channel that never opened reports no end.
    this.#onConnected(false);
  }

  #end(): void {
    this.#onConnected(false);
    this.#options.onLost();
  }

  #send(event: Readonly<Record<string, unknown>>): void {
    if (this.isOpen()) this.#line?.send(JSON.stringify(event));
  }

  #receive(raw: unknown): void {
    const event = ServerEvent.safeParse(raw);
    if (!event.success) return;
    const { type, item } = event.data;
    if (type === 'session.created') {
      // The rest of the session stays as the server configured it.
      const { hasPageTools, token } = this.#options;
      const session = {
        type: 'realtime',
        output_modalities: ['text'],
        ...(hasPageTools && { tools: token.tools }),
      };
      this.#send({ type: 'session.update', session });
      this.#onConnected(true);
    }
    this.#answers.follow(type);
    this.#options.onEvent(raw);
    if (type !== 'response.output_item.done' || item?.type !== 'function_call') return;
    const { call_id: callId = '', name = '', arguments: json = '' } = item;
    void this.#run({ callId, name, arguments: json });
  }

  async #run(call: FunctionCall): Promise<void> {
    this.#answers.called(call.callId);
    const output = await this.#options.runFunction(call);
    this.createItem({ type: 'function_call_output', call_id: call.callId, output });
    this.#answers.outputSent(call.callId, call.name !== WAIT_FOR_USER);
  }
}
