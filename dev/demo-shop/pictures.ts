import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import type { Product, Variant } from '../../lambdas/contract/catalog/product.ts';
import colours from './colours.json' with { type: 'json' };

export const Picture = z.strictObject({
  /** An SVG file in `pictures/`, without its ending. */
  name: z.string().regex(/^[a-z-]+$/u),
  /** A colour word for a product whose options and attributes name none. Default: the file's own colour. */
  color: z.string().optional(),
});
export type Picture = Readonly<z.infer<typeof Picture>>;

const WHITE = '#efece4';
/** A white product would hardly be seen on the light background of the others. */
const COOL_PAPER = '--paper: #d9e0e6; --edge: #c0cad3;';

/** The colour that a merchant's words name; `undefined` without one. The first of several wins: "Blue Titanium" is blue. */
export const colourOf = (written: string): string | undefined => {
  const named = new Set(written.toLowerCase().split(' '));
  return colours.find(({ words }) => words.split(' ').some((word) => named.has(word)))?.colour;
};

/** The colour a variant is painted in; `undefined` leaves the file its own. */
export const variantColour = (
  { attributes }: Pick<Product, 'attributes'>,
  { options }: Pick<Variant, 'options'>,
  picture: Picture,
): string | undefined =>
  [options.color, attributes.color, picture.color]
    .map((words = '') => colourOf(words))
    .find((colour) => colour !== undefined);

/** Reads an SVG file and sets its custom properties for the colour. */
export const drawPicture = async (name: string, colour?: string): Promise<string> => {
  const svg = await readFile(new URL(`./pictures/${name}.svg`, import.meta.url), 'utf8');
  if (colour === undefined) return svg;
  const style = `--color: ${colour};${colour === WHITE ? ` ${COOL_PAPER}` : ''}`;
  return svg.replace('<svg ', `<svg style="${style}" `);
};
