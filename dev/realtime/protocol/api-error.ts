import * as z from 'zod';

/** An error as the Realtime API words it, in HTTP bodies and in `error` events alike. */
export interface ApiError {
  readonly type: 'invalid_request_error' | 'authentication_error' | 'server_error';
  readonly code: string;
  readonly message: string;
  /** The field at fault, written as in `session.audio.output.voice`. */
  readonly param: string | null;
}

export const invalidRequest = (code: string, message: string, param: string | null = null): ApiError => ({
  type: 'invalid_request_error',
  code,
  message,
  param,
});

/** The event of an error that answers no event of the client. */
export const errorEvent = (event_id: string, error: ApiError): string =>
  JSON.stringify({ type: 'error', event_id, error: { ...error, event_id: null } });

/** A request or an event that is not carried out, on its way to the client. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly error: ApiError;
  /** Of the HTTP answer. */
  readonly status: number;

  constructor(error: ApiError, status = 400) {
    super(error.message);
    this.error = error;
    this.status = status;
  }
}

export const refusal = (code: string, message: string, param?: string): Refusal =>
  new Refusal(invalidRequest(code, message, param));

type Issue = z.core.$ZodIssue;

const fieldOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      return index === 0 ? String(part) : `.${String(part)}`;
    })
    .join('');

const nameOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal';
  return { string: 'a string', boolean: 'a boolean', object: 'an object' }[String(typeof value)] ?? 'nothing';
};

const quoted = (values: readonly unknown[]): string =>
  values.map((value) => (value === null ? 'null' : `'${String(value)}'`)).join(', ');

const MAX_VALUE_SHOWN = 60;
const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? 'nothing');
  return text.length > MAX_VALUE_SHOWN ? `${text.slice(0, MAX_VALUE_SHOWN)}…` : text;
};

/** A union fails in each of its branches; the branch that failed deepest is the one the sender meant. */
const deepest = (issue: Issue): Issue => {
  if (issue.code !== 'invalid_union') return issue;
  const branches = issue.errors.flat().map(deepest);
  const furthest = branches.toSorted((a, b) => b.path.length - a.path.length)[0];
  const telling =
    furthest?.path.length === 0 ? branches.find(({ code }) => code === 'invalid_value') : furthest;
  return telling === undefined ? issue : { ...telling, path: [...issue.path, ...telling.path] };
};

const notOneOf = (value: unknown, supported: readonly unknown[], field: string): ApiError =>
  invalidRequest(
    'invalid_value',
    `Invalid value: ${shown(value)}. Supported values are: ${quoted(supported)}.`,
    field,
  );

const Tagged = z.record(z.string(), z.unknown());

/** An issue about a discriminator holds the whole value; what was wrong is the discriminator in it. */
const inputOf = (issue: Issue): unknown => {
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return issue.input;
  return Tagged.safeParse(issue.input).data?.[issue.discriminator];
};

const describeValue = (issue: Issue, field: string): ApiError => {
  const value = inputOf(issue);
  if (value === undefined) {
    return invalidRequest('missing_required_parameter', `Missing required parameter: '${field}'.`, field);
  }
  if (issue.code === 'invalid_value') return notOneOf(value, issue.values, field);
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return notOneOf(value, issue.options, field);
  }
  if (issue.code === 'invalid_type') {
    const message = `Invalid type for '${field}': expected ${issue.expected}, but got ${nameOf(value)} instead.`;
    return invalidRequest('invalid_type', message, field);
  }
  return invalidRequest(
    'invalid_value',
    `Invalid value for '${field}': ${issue.message.replace(/\.$/, '')}. Saw ${shown(value)}.`,
    field,
  );
};

/** The first fault of a body or event, worded for the author of the client. */
const describeInvalid = (error: z.ZodError, root = ''): ApiError => {
  const first = error.issues[0];
  if (first === undefined) return invalidRequest('invalid_value', 'Invalid request.');
  const issue = deepest(first);
  const path = root === '' ? issue.path : [root, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const field = fieldOf([...path, issue.keys[0] ?? '']);
    return invalidRequest('unknown_parameter', `Unknown parameter: '${field}'.`, field);
  }
  return describeValue(issue, path.length > 0 ? fieldOf(path) : 'body');
};

/** What a text says as JSON; `undefined` when it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads JSON of a client by its schema. `what` it is, and `root`, the field that it comes in, are for the refusal. */
export const readJson = <Value>(
  json: string,
  schema: z.ZodType<Value>,
  { what, root }: { readonly what: string; readonly root?: string },
): Value => {
  const raw = parseJson(json);
  if (raw === undefined) throw refusal('invalid_json', `${what} is not valid JSON.`);
  const { data, error } = schema.safeParse(raw, { reportInput: true });
  if (error !== undefined) throw new Refusal(describeInvalid(error, root));
  return data;
};
