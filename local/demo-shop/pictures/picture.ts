import { appliances } from './appliances.ts';
import { beauty } from './beauty.ts';
import { devices } from './devices.ts';
import { electronics } from './electronics.ts';
import { fashion } from './fashion.ts';
import { furniture } from './furniture.ts';
import { gadgets } from './gadgets.ts';
import { type Ink, inkOf, lightness, mix } from './ink.ts';
import { kitchen } from './kitchen.ts';
import { leisure } from './leisure.ts';
import { luggage } from './luggage.ts';
import { outdoors } from './outdoors.ts';
import { ellipse, faded } from './shapes.ts';
import { supplies } from './supplies.ts';
import { workshop } from './workshop.ts';

/** Every thing that can be drawn, by its name. */
export const drawings = {
  ...electronics,
  ...gadgets,
  ...kitchen,
  ...furniture,
  ...fashion,
  ...beauty,
  ...workshop,
  ...leisure,
  ...supplies,
  ...outdoors,
  ...luggage,
  ...devices,
  ...appliances,
} as const satisfies Readonly<Record<string, (ink: Ink) => string>>;
export type DrawingName = keyof typeof drawings;

const SIZE = 400;
const PAPER = { middle: '#f6f3ee', edge: '#e9e4db' };
/** Under white things, which would drown in the light one. */
const COOL_PAPER = { middle: '#d9e0e6', edge: '#c0cad3' };

/** A thing in its colour on soft paper, as a whole SVG file. */
export const drawPicture = (name: DrawingName, colour: string): string => {
  const paper = lightness(colour) > 0.8 ? COOL_PAPER : PAPER;
  const centre = mix(paper.middle, colour, 0.04);
  const edge = mix(paper.edge, colour, 0.14);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" width="${SIZE}" height="${SIZE}">` +
    `<defs><radialGradient id="paper" cx="50%" cy="42%" r="72%"><stop offset="0" stop-color="${centre}"/>` +
    `<stop offset="1" stop-color="${edge}"/></radialGradient></defs>` +
    `<rect width="${SIZE}" height="${SIZE}" fill="url(#paper)"/>` +
    faded(0.12, ellipse(200, 338, 128, 15, '#1d2430')) +
    drawings[name](inkOf(colour)) +
    '</svg>'
  );
};
