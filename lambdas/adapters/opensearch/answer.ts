import { Readable } from 'node:stream';
import * as z from 'zod';

/** Pages of thousands of rows and the profile of a large shop have some megabytes. */
const MAX_CHARACTERS = 64 * 2 ** 20;

/** The engine has no answer now and may have one soon. */
export class NotNow extends Error {
  override readonly name = 'OpenSearchNotNow';
}

/** The engine refused a request. */
export class RequestRefused extends Error {
  override readonly name = 'OpenSearchRefused';
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

/** What the engine says of a failure, here or within an answer. */
export const EngineError = z.object({ type: z.string(), reason: z.string().nullish() });

export const reasonOf = ({ type, reason }: z.infer<typeof EngineError>): string =>
  `${type}: ${reason ?? 'no reason given'}`;

const Refusal = z.object({ error: EngineError });

const reasonIn = (answer: unknown): string => {
  const { error } = Refusal.safeParse(answer).data ?? {};
  if (error === undefined) return 'no reason given';
  return error.reason ? `${error.type}: ${error.reason}` : error.type;
};

/** The text of a body; the connection of one that is too large is closed. */
const textOf = async (body: Readable): Promise<string> => {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of body) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > MAX_CHARACTERS)
      throw new RangeError(`the answer is longer than ${MAX_CHARACTERS} characters`);
  }
  return text + decoder.decode();
};

/** The answer comes from something else than the engine, so that nothing was done or found. */
export class NotJson extends Error {
  override readonly name = 'OpenSearchNotJson';
}

const NOT_JSON = Symbol('not JSON');

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
};

/**
 * Reads what the engine answered: its JSON, or `undefined` for what does not exist. Throws `NotNow` for an answer that breaks
 * off, `Refused` for one of another status, and `NotJson`.
 */
export const readEngineAnswer = async (status: number, body: unknown): Promise<unknown> => {
  if (!(body instanceof Readable)) throw new Error('the answer has no body');
  const answer = jsonOf(
    await textOf(body).catch((error: unknown) => {
      throw error instanceof RangeError ? error : new NotNow(`the answer broke off: ${error}`);
    }),
  );
  if (status >= 400 && status !== 404) throw new RequestRefused(status, reasonIn(answer));
  if (answer === NOT_JSON) throw new NotJson('the answer is not JSON');
  return status === 404 ? undefined : answer;
};
