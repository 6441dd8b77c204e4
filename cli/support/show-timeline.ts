import { withoutControls } from '../../dev/server/log.ts';
import { columns } from '../shop/shop-command.ts';
import type { TimelineEvent } from './timeline.ts';

type Function = Extract<TimelineEvent, { kind: 'function' }>;

const listed = (...parts: readonly (string | number | false | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== false && part !== '').join(', ');

const functionText = (call: Function): string => {
  const { name, subject, outcome = 'no answer in the log', status, products, durationMs } = call;
  const answer = listed(
    outcome,
    status,
    products !== undefined && `${products} ${products === 1 ? 'product' : 'products'}`,
    durationMs !== undefined && `${durationMs} ms`,
    call.httpStatus !== undefined && `HTTP ${call.httpStatus}`,
    call.reason,
  );
  return `${name}${subject === undefined ? '' : ` "${subject}"`}: ${answer}`;
};

const textOf = (event: TimelineEvent): string => {
  switch (event.kind) {
    case 'started': {
      const { shop, connection, model, functions } = event;
      return `started: ${listed(shop, `${connection} connection`, model, `${functions} functions`)}`;
    }
    case 'call-opened':
      return `call opened: ${event.callId}, ends at ${timeOf(event.endsAt)} at the latest`;
    case 'call-ended':
      return `call ended at its limit: ${event.callId}`;
    case 'openai-failed': {
      const { status, code, type, requestId } = event;
      const http = status === undefined ? 'no answer' : `HTTP ${status}`;
      return `OpenAI failed: ${listed(code, type !== code && type, http, requestId && `request ${requestId}`)}`;
    }
    case 'answer-failed':
      return `OpenAI gave an answer up: ${event.details}`;
    case 'words-corrected':
      return `the assistant's words were corrected on the screen: ${event.what}`;
    case 'refused':
      return `${event.route ?? 'a request'} refused: ${listed(event.code, `HTTP ${event.httpStatus}`, event.reason)}`;
    case 'function':
      return functionText(event);
    case 'other':
      return event.level === 'INFO' ? event.message : `${event.level}: ${event.message}`;
  }
};

/** To the second, in UTC: `2026-11-29 10:02:11`. */
export const timeOf = (date: Date): string => date.toISOString().slice(0, 19).replace('T', ' ');

/** A row an event. A shopper's words cannot steer the terminal. */
export const showTimeline = (events: readonly TimelineEvent[]): string =>
  columns(events.map((event) => [timeOf(event.at), withoutControls(textOf(event))]));
