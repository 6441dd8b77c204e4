import type * as z from 'zod';

const MAX_VALUE_SHOWN = 60;

const shown = (value: unknown): string => {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > MAX_VALUE_SHOWN ? `${json.slice(0, MAX_VALUE_SHOWN)}…` : json;
};

/** One line a person can act on: each field by its path, what is wrong with it and the value that was seen. */
export const describeIssues = (error: z.ZodError): string =>
  error.issues
    .map((issue) => {
      const field = issue.path.length > 0 ? issue.path.join('.') : 'the whole value';
      const seen = issue.input === undefined ? '' : ` (saw ${shown(issue.input)})`;
      return `${field}: ${issue.message}${seen}`;
    })
    .join('; ');
