import { AssistantError } from '../contract/errors.ts';
import type { ApiRequest } from './api-request.ts';
import type { BodyFormat } from './route.ts';

/** Deeper than any request of ours, and far from where walking a value could exhaust the stack. */
const MAX_DEPTH = 20;
/** Keys that change an object's prototype when a parsed body is merged into another object. */
const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];

const invalid = (message: string): AssistantError => new AssistantError('INVALID_REQUEST', message);

/** The body as text; bytes that are no UTF-8 are refused, since guessing would change what was said. */
const readText = ({ body, isBase64Encoded }: ApiRequest, maxBytes: number): string => {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.byteLength > maxBytes) {
    throw invalid(`the body has ${bytes.byteLength} bytes; at most ${maxBytes} are read`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AssistantError('INVALID_REQUEST', 'the body is not UTF-8 text', { cause });
  }
};

/** Refuses shapes that no request has and that could harm the code behind. */
const requirePlain = (value: unknown, depth = 0): void => {
  if (typeof value !== 'object' || value === null) return;
  if (depth === MAX_DEPTH) throw invalid(`the body is nested deeper than ${MAX_DEPTH} levels`);
  for (const [key, member] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.includes(key)) throw invalid(`the body has the key ${key}, which no request needs`);
    requirePlain(member, depth + 1);
  }
};

const parseJson = (text: string): unknown => {
  if (text.trim() === '') throw invalid('the body is empty; send a JSON object');
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the body, which may hold a shopper's words.
    throw invalid('the body is not JSON');
  }
};

/** What was sent as its route reads it, whatever content type it claims. */
export const readBody = (request: ApiRequest, { kind, maxBytes }: BodyFormat): unknown => {
  if (kind === 'query') return Object.fromEntries(request.query);
  const text = readText(request, maxBytes);
  if (kind === 'sdp') return text;
  const value = parseJson(text);
  requirePlain(value);
  return value;
};
