import * as z from 'zod';

/** An error as the Realtime API words it, in HTTP bodies and in `error` events alike. */
export interface ApiError {
  readonly type: 'invalid_request_error' | 'authentication_error' | 'server_error';
  readonly code: string;
  readonly message: string;
  /** The field at fault, written as in `session.audio.output.voice`. */
  readonly param: string | null;
}

/** The event of an error that answers no event of the client. */
export const errorEvent = (event_id: string, error: ApiError): string =>
  JSON.stringify({ type: 'error', event_id, error: { ...error, event_id: null } });

interface Details extends Partial<Pick<ApiError, 'type' | 'param'>> {
  readonly status?: number;
}

/** A request or an event that is not carried out, on its way to the client. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly error: ApiError;
  /** Of the HTTP answer. */
  readonly status: number;

  constructor(code: string, message: string, { status = 400, ...rest }: Details = {}) {
    super(message);
    this.error = { type: 'invalid_request_error', code, message, param: null, ...rest };
    this.status = status;
  }
}

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

const notOneOf = (value: unknown, supported: readonly unknown[], param: string): Refusal => {
  const message = `Invalid value: ${shown(value)}. Supported values are: ${quoted(supported)}.`;
  return new Refusal('invalid_value', message, { param });
};

const Tagged = z.record(z.string(), z.unknown());

/** An issue about a discriminator holds the whole value; what was wrong is the discriminator in it. */
const inputOf = (issue: Issue): unknown => {
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return issue.input;
  return Tagged.safeParse(issue.input).data?.[issue.discriminator];
};

const refusalOf = (issue: Issue, param: string): Refusal => {
  const value = inputOf(issue);
  if (value === undefined)
    return new Refusal('missing_required_parameter', `Missing required parameter: '${param}'.`, { param });
  if (issue.code === 'invalid_value') return notOneOf(value, issue.values, param);
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return notOneOf(value, issue.options, param);
  }
  if (issue.code === 'invalid_type') {
    const message = `Invalid type for '${param}': expected ${issue.expected}, but got ${nameOf(value)} instead.`;
    return new Refusal('invalid_type', message, { param });
  }
  const fault = `Invalid value for '${param}': ${issue.message.replace(/\.$/, '')}. Saw ${shown(value)}.`;
  return new Refusal('invalid_value', fault, { param });
};

/** The first fault of a body or event, worded for the author of the client. */
const firstFault = (error: z.ZodError, root = ''): Refusal => {
  const first = error.issues[0];
  if (first === undefined) return new Refusal('invalid_value', 'Invalid request.');
  const issue = deepest(first);
  const path = root === '' ? issue.path : [root, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const param = fieldOf([...path, issue.keys[0] ?? '']);
    return new Refusal('unknown_parameter', `Unknown parameter: '${param}'.`, { param });
  }
  return refusalOf(issue, path.length > 0 ? fieldOf(path) : 'body');
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
export const readClientJson = <Value>(
  json: string,
  schema: z.ZodType<Value>,
  { what, root }: { readonly what: string; readonly root?: string },
): Value => {
  const raw = parseJson(json);
  if (raw === undefined) throw new Refusal('invalid_json', `${what} is not valid JSON.`);
  const { data, error } = schema.safeParse(raw, { reportInput: true });
  if (error !== undefined) throw firstFault(error, root);
  return data;
};
