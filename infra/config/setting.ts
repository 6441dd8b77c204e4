import * as z from 'zod';

export const asNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^-?\d+$/.test(value.trim()) ? Number(value) : value;

/** A whole number; on the command line it is a text. */
export const whole = (min: number, max: number) =>
  z.preprocess(asNumber, z.int(`write a whole number from ${min} to ${max}`).min(min).max(max));

/** Several values of one setting. On the command line they are one text with commas. */
export const listSetting = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',').map((each) => each.trim()) : value),
    z.array(item).min(1).readonly(),
  );
