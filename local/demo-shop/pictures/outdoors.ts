import type { Ink } from './ink.ts';
import { circle, ellipse, faded, rect, shape, stroke } from './shapes.ts';

const METAL = '#c9ced6';
const STEEL = '#8b929d';
const DARK = '#23272f';

const lawnMower = (ink: Ink): string =>
  stroke('M262 198 L342 74', DARK, 12) +
  stroke('M324 72 L360 72', DARK, 14) +
  shape('M76 262 Q72 182 136 176 L250 176 Q300 182 300 262 Z', ink.base) +
  rect(140, 140, 96, 52, ink.dark, 16) +
  shape('M76 262 L300 262 L300 278 L76 278 Z', ink.deep) +
  [112, 268].map((x) => circle(x, 286, 34, DARK) + circle(x, 286, 15, METAL)).join('');

const robotMower = (ink: Ink): string =>
  shape('M58 264 Q62 168 158 158 L246 158 Q338 168 342 264 Z', ink.base) +
  shape('M58 264 Q62 210 110 184 L170 184 Q120 214 118 264 Z', ink.dark) +
  rect(58, 258, 284, 22, ink.deep, 10) +
  circle(118, 278, 42, DARK) +
  circle(118, 278, 22, ink.light) +
  circle(298, 288, 24, DARK) +
  rect(204, 182, 76, 28, DARK, 10) +
  shape('M40 312 L58 286 L66 312 L84 290 L92 312 L316 312 L326 288 L338 312 L352 294 L360 312 Z', '#7fb27a');

const kettleGrill = (ink: Ink): string =>
  stroke('M150 250 L110 334 M250 250 L290 334 M200 256 L200 330', STEEL, 10) +
  shape('M84 190 L316 190 Q306 270 200 274 Q94 270 84 190 Z', ink.dark) +
  shape('M84 178 Q92 80 200 78 Q308 80 316 178 Z', ink.base) +
  rect(76, 174, 248, 18, STEEL, 8) +
  rect(178, 58, 44, 16, DARK, 8) +
  circle(262, 124, 12, METAL) +
  faded(0.4, shape('M112 164 Q124 106 176 94 Q140 124 136 166 Z', '#ffffff'));

const firepit = (ink: Ink): string =>
  stroke('M112 240 L88 330 M288 240 L312 330', STEEL, 10) +
  shape('M200 82 C 232 122 262 140 238 186 L162 186 C 142 150 190 130 200 82 Z', '#f0883e') +
  shape('M202 130 C 220 152 226 166 216 188 L184 188 C 176 166 198 154 202 130 Z', '#ffd873') +
  shape('M70 176 L330 176 L306 248 L94 248 Z', ink.dark) +
  rect(58, 166, 284, 18, ink.base, 6) +
  [104, 152, 200, 248, 296].map((x) => stroke(`M${x} 146 L${x} 222`, METAL, 6)).join('');

const pressureWasher = (ink: Ink): string =>
  stroke('M130 128 L130 74 L242 74 L242 128', DARK, 13) +
  rect(110, 118, 152, 176, ink.dark, 30) +
  rect(110, 114, 152, 170, ink.base, 30) +
  circle(186, 184, 34, DARK) +
  circle(186, 184, 20, '#f4c440') +
  circle(136, 302, 30, DARK) +
  circle(236, 302, 30, DARK) +
  stroke('M262 220 C 330 220 330 150 296 132', '#f4c440', 11) +
  stroke('M300 138 L340 60', STEEL, 11);

const flowerPot = (ink: Ink): string =>
  ellipse(200, 318, 106, 17, ink.deep) +
  shape('M116 138 L284 138 L256 300 Q254 314 240 314 L160 314 Q146 314 144 300 Z', ink.base) +
  shape('M116 138 L150 138 L166 314 L160 314 Q146 314 144 300 Z', ink.light) +
  rect(102, 112, 196, 42, ink.dark, 14) +
  ellipse(200, 116, 84, 10, '#5b4632');

const carSeat = (ink: Ink): string =>
  shape('M120 66 Q200 36 280 66 L296 214 L104 214 Z', ink.base) +
  shape('M148 84 Q200 66 252 84 L258 204 L142 204 Z', ink.light) +
  rect(84, 160, 44, 122, ink.dark, 22) +
  rect(272, 160, 44, 122, ink.dark, 22) +
  rect(112, 206, 176, 86, ink.dark, 30) +
  rect(124, 208, 152, 58, ink.light, 24) +
  stroke('M170 92 L196 226 M230 92 L204 226', DARK, 12) +
  rect(182, 214, 36, 30, '#d8554f', 8) +
  rect(124, 288, 152, 36, DARK, 14);

const highChair = (ink: Ink): string =>
  stroke('M138 224 L106 338 M262 224 L294 338', '#a9764c', 13) +
  stroke('M122 300 L278 300', '#a9764c', 9) +
  rect(142, 60, 116, 138, ink.dark, 38) +
  rect(150, 66, 100, 124, ink.light, 32) +
  rect(126, 184, 148, 52, ink.dark, 20) +
  rect(84, 172, 232, 24, '#f4f1ea', 12) +
  circle(180, 178, 11, '#e98f5b') +
  circle(222, 178, 9, '#7fb27a');

const scooter = (ink: Ink): string =>
  stroke('M128 296 L268 296 L310 112', ink.base, 16) +
  stroke('M272 104 L344 104', DARK, 14) +
  rect(118, 284, 138, 18, ink.dark, 8) +
  [104, 286].map((x) => circle(x, 312, 27, DARK) + circle(x, 312, 13, METAL)).join('');

const balanceBike = (ink: Ink): string =>
  [112, 292]
    .map(
      (x) =>
        `<circle cx="${x}" cy="262" r="58" fill="none" stroke="${DARK}" stroke-width="17"/>` +
        circle(x, 262, 13, METAL),
    )
    .join('') +
  stroke('M112 262 L182 178 L268 186 L292 262 M268 186 L258 128', ink.base, 17) +
  stroke('M228 122 L292 122', DARK, 13) +
  rect(134, 146, 82, 24, ink.dark, 12);

const blaster = (ink: Ink): string =>
  rect(40, 142, 70, 26, '#e98f3b', 6) +
  rect(92, 118, 226, 76, ink.base, 20) +
  rect(112, 132, 118, 22, ink.light, 8) +
  rect(152, 92, 116, 32, '#e98f3b', 10) +
  shape('M228 190 L296 190 L318 304 Q318 316 304 316 L262 316 Q250 316 248 304 Z', ink.dark) +
  stroke('M214 194 C 208 238 232 242 244 236', '#e98f3b', 10) +
  rect(300, 126, 60, 46, '#e98f3b', 12);

const playhouse = (ink: Ink): string =>
  rect(86, 166, 228, 158, '#f6dfe6', 6) +
  shape('M66 172 L200 66 L334 172 Z', ink.base) +
  rect(252, 84, 26, 54, ink.dark, 3) +
  rect(174, 234, 52, 90, ink.dark, 8) +
  rect(108, 196, 48, 48, '#9cccec', 6) +
  rect(244, 196, 48, 48, '#9cccec', 6) +
  circle(200, 128, 20, '#ffffff') +
  rect(86, 316, 228, 14, ink.deep, 4);

const cube = (_ink: Ink): string => {
  const face = (place: string, colours: readonly string[]): string =>
    `<g transform="${place}">${rect(0, 0, 132, 132, '#16181d', 8)}${colours.map((fill, at) => rect(6 + (at % 3) * 42, 6 + Math.floor(at / 3) * 42, 36, 36, fill, 5)).join('')}</g>`;
  const [red, blue, gold, green, white, orange] = [
    '#d8443c',
    '#3f6fc4',
    '#f0c340',
    '#45a062',
    '#f7f7f4',
    '#ee8a34',
  ];
  return (
    face('matrix(0.87 0.43 0 1 85 130)', [red, blue, gold, green, red, white, blue, orange, red]) +
    face('matrix(0.87 -0.43 0 1 200 187)', [blue, green, white, blue, gold, red, orange, blue, green]) +
    face('matrix(0.87 0.43 -0.87 0.43 200 73)', [gold, white, green, white, white, orange, gold, blue, gold])
  );
};

const modellingClay = (ink: Ink): string =>
  [
    [104, 226, '#d8554f'],
    [200, 226, '#e9bd4a'],
    [296, 226, ink.base],
    [152, 140, '#5aa06f'],
    [248, 140, '#8d78bd'],
  ]
    .map(([x, y, fill]) => {
      const left = Number(x);
      const top = Number(y);
      return (
        rect(left - 40, top, 80, 76, '#f4efe2', 10) +
        rect(left - 44, top - 18, 88, 32, String(fill), 10) +
        circle(left, top + 46, 17, String(fill))
      );
    })
    .join('');

export const outdoors = {
  lawnMower,
  robotMower,
  kettleGrill,
  firepit,
  pressureWasher,
  flowerPot,
  carSeat,
  highChair,
  scooter,
  balanceBike,
  blaster,
  playhouse,
  cube,
  modellingClay,
} as const;
