import { Readable, Transform } from 'node:stream';
import { HttpResponse } from '@smithy/core/protocols';
import { AssistantError } from '../../contract/errors.ts';

/** How long a client waits for a connection, and for the head and the body of an answer. */
interface Patience {
  readonly connectionTimeout: number;
  readonly requestTimeout: number;
}

/**
 * Of clients that work while a shopper waits, two or three calls in a row. A call normally takes a few milliseconds, so
 * one that takes seconds has failed.
 */
export const WHILE_A_SHOPPER_LISTENS: Patience = { connectionTimeout: 1_000, requestTimeout: 2_000 };

/** Of clients that work while only an import waits; without any a silent service holds a function to its end. */
export const WHILE_AN_IMPORT_WAITS: Patience = { connectionTimeout: 2_000, requestTimeout: 10_000 };

interface AnswerLimits {
  readonly maxBytes: number;
  /** From the first byte of the body to its last; the client's own limit ends with the answer's head. */
  readonly bodyMs: number;
  /** The command whose good answers are read by the caller piece by piece, and so have no limit here. */
  readonly streamed?: string;
}

/** The SDK repeats a request after an error of this name. */
const late = (ms: number): Error =>
  Object.assign(new Error(`the answer was not whole within ${ms} ms`), { name: 'TimeoutError' });

const limited = (body: Readable, { maxBytes, bodyMs }: AnswerLimits): Readable => {
  let bytes = 0;
  const through = new Transform({
    transform: (piece: Uint8Array, _, pass) => {
      bytes += piece.byteLength;
      if (bytes > maxBytes) pass(new Error(`the answer is larger than ${maxBytes} bytes`));
      else pass(null, piece);
    },
  });
  const timer = setTimeout(() => through.destroy(late(bodyMs)), bodyMs);
  through.once('close', () => {
    clearTimeout(timer);
    body.destroy(); // Closes the connection of an answer that is not whole.
  });
  body.once('error', (error) => through.destroy(error));
  return body.pipe(through);
};

interface LimitedClient {
  readonly middlewareStack: {
    add(
      middleware: <Asked, Given extends { readonly response: unknown }>(
        next: (asked: Asked) => Promise<Given>,
        context: { readonly commandName?: string },
      ) => (asked: Asked) => Promise<Given>,
      place: { readonly step: 'deserialize'; readonly priority: 'low' },
    ): void;
  };
}

/** Ends answers that are too large or never end, which the SDK would collect in memory for as long as they come. */
export const limitAnswers = <Client extends LimitedClient>(client: Client, limits: AnswerLimits): Client => {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (asked) => {
        const given = await next(asked);
        const { response } = given;
        if (!HttpResponse.isInstance(response) || !(response.body instanceof Readable)) return given;
        const isStreamed = commandName === limits.streamed && response.statusCode < 300;
        if (!isStreamed) response.body = limited(response.body, limits);
        return given;
      },
    { step: 'deserialize', priority: 'low' },
  );
  return client;
};

const ATTEMPTS = 3;
/** Most services answer with some kilobytes. */
const MAX_ANSWER_BYTES = 2 ** 20;

/** Clients of a service, all with the same limits. */
export const clientsOf =
  <Config extends object, Client extends LimitedClient>(
    Service: new (config: Config) => Client,
    { requestTimeout, connectionTimeout }: Patience,
    maxBytes: number = MAX_ANSWER_BYTES,
  ) =>
  (config?: Config, bodyMs: number = requestTimeout): Client => {
    const requestHandler = { connectionTimeout, requestTimeout, throwOnRequestTimeout: true };
    const service = new Service(Object.assign({ maxAttempts: ATTEMPTS, requestHandler }, config));
    return limitAnswers(service, { maxBytes, bodyMs });
  };

/** The failure of a call, with what the service or the network said of it. */
export const unavailable = (call: string, cause: unknown): AssistantError => {
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new AssistantError('SERVICE_UNAVAILABLE', `${call}: ${reason}`, { cause });
};

export const piecesOf = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
