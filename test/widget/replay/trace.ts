import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** One line of a trace. Events of the server are as it sends them; the rest is what happens around the connection. */
const Step = z.union([
  z.strictObject({ server: z.looseObject({ type: z.string() }) }),
  /** Our API answers the oldest running call of this function. */
  z.strictObject({ answers: z.string(), with: z.looseObject({}) }),
  /** The shopper acts in the panel. */
  z.strictObject({
    shopper: z.enum([
      'talks',
      'stops',
      'turns the voice off',
      'unplugs the microphone',
      'ends',
      'leaves',
      'resumes',
    ]),
  }),
  z.strictObject({ types: z.string() }),
  z.strictObject({ elapse: z.number() }),
  /** The connection is closed by the server, or lost by the network. */
  z.strictObject({ connection: z.enum(['closes', 'is lost']) }),
]);
export type Step = z.infer<typeof Step>;

const Trace = z.strictObject({ about: z.string(), steps: z.array(Step) });

/** The steps of a file in `traces/`. */
export const readTrace = (name: string): readonly Step[] =>
  Trace.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'traces', `${name}.json`), 'utf8'))).steps;
