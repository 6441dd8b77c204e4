import * as z from 'zod';

/** Several values of one setting. On the command line they are one text with commas. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').map((each) => each.trim()) : value),
    z.array(item).min(1).readonly(),
  );
