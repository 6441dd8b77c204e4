import type * as z from 'zod';

/** How a request is read, independent of its content type, and the largest body. */
export interface BodyFormat {
  /** `query` reads the query string and ignores the body. */
  readonly kind: 'json' | 'sdp' | 'query';
  readonly maxBytes: number;
}

export const JSON_BODY: BodyFormat = { kind: 'json', maxBytes: 16 * 1_024 };

/** One route of the HTTP layer. */
export interface Route<Request extends z.ZodType = z.ZodType> {
  readonly method: string;
  /** A segment `{name}` is a parameter. */
  readonly path: string;
  readonly body: BodyFormat;
  readonly request: Request;
  /** Status of a successful answer. */
  readonly status: number;
  /** `public`: the same answer for every page, so that caches may share it. Default: the page that asks. */
  readonly audience?: 'public' | undefined;
}

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/** The parameters of a path that has the route's shape, `undefined` of any other. A last slash is ignored. */
export const matchPath = (template: string, path: string): Readonly<Record<string, string>> | undefined => {
  const wanted = template.split('/');
  const given = path.replace(/(?<=.)\/$/, '').split('/');
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith('{') && value !== '') parameters[segment.slice(1, -1)] = decoded(value);
    else if (segment !== value) return undefined;
  }
  return parameters;
};
