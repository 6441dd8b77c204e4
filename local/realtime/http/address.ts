import type { IncomingMessage } from 'node:http';

/** The parts of a request's target, taken as text: what stands there need not be a valid URL. */
const split = ({ url = '/' }: IncomingMessage): readonly [path: string, query: string] => {
  const mark = url.indexOf('?');
  return mark === -1 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
};

export const pathOf = (req: IncomingMessage): string => split(req)[0];

export const queryOf = (req: IncomingMessage): URLSearchParams => new URLSearchParams(split(req)[1]);
