import type { Product, Variant } from '../../../lambdas/contract/product.ts';
import { drawingRules } from './drawing-rules.ts';
import { colourOf } from './ink.ts';
import type { DrawingName } from './picture.ts';

/** What a thing is drawn in when the merchant names no colour. */
const defaultColours: readonly string[] = [
  '#4f6d8f',
  '#8f6f5c',
  '#5f8575',
  '#a06f7d',
  '#6d6a91',
  '#3c4350',
  '#b58b52',
];

const drawingFor = (text: string): DrawingName | undefined =>
  drawingRules.find(([pattern]) => pattern.test(text))?.[1];

/** The drawing of a product: by its title, else by its category from the narrowest to the widest. */
export const chooseDrawing = (product: Pick<Product, 'title' | 'category'>): DrawingName =>
  [product.title, ...product.category.toReversed()].map(drawingFor).find((name) => name !== undefined) ??
  'box';

/** The colour of a variant: its own, else one of ours that stays the same for the product. */
export const chooseColour = (
  product: Pick<Product, 'id' | 'title' | 'attributes'>,
  variant: Pick<Variant, 'title' | 'options'>,
): string => {
  const { color, material } = { ...product.attributes, ...variant.options };
  const words = [color, material, variant.title, product.title].filter((each) => each !== undefined);
  const named = words.map(colourOf).find((each) => each !== undefined);
  const place =
    [...product.id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % defaultColours.length;
  return named ?? defaultColours[place] ?? '#4f6d8f';
};
