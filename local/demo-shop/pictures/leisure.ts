import type { Ink } from './ink.ts';
import { circle, ellipse, faded, rect, shape, stroke } from './shapes.ts';

const METAL = '#c9ced6';
const DARK = '#23272f';

const teddy = (ink: Ink): string =>
  circle(136, 96, 34, ink.dark) +
  circle(264, 96, 34, ink.dark) +
  circle(136, 98, 18, ink.pale) +
  circle(264, 98, 18, ink.pale) +
  ellipse(118, 250, 32, 52, ink.dark) +
  ellipse(282, 250, 32, 52, ink.dark) +
  ellipse(200, 266, 84, 76, ink.base) +
  ellipse(200, 272, 54, 52, ink.light) +
  circle(200, 148, 82, ink.base) +
  ellipse(200, 172, 38, 30, ink.pale) +
  ellipse(200, 160, 14, 10, DARK) +
  circle(168, 138, 9, DARK) +
  circle(232, 138, 9, DARK) +
  stroke('M200 170 Q200 186 184 186 M200 170 Q200 186 216 186', DARK, 4) +
  ellipse(146, 326, 38, 26, ink.dark) +
  ellipse(254, 326, 38, 26, ink.dark);

const blocks = (ink: Ink): string => {
  const brick = (x: number, y: number, fill: string, top: string): string =>
    rect(x + 14, y - 14, 30, 18, top, 5) +
    rect(x + 62, y - 14, 30, 18, top, 5) +
    rect(x, y, 106, 66, fill, 8) +
    rect(x, y, 106, 14, top, 6);
  return (
    brick(90, 252, '#d8554f', '#e5807a') +
    brick(204, 252, ink.base, ink.light) +
    brick(148, 172, '#e9bd4a', '#f3d482') +
    brick(148, 92, '#5aa06f', '#83bd95')
  );
};

const toyCar = (ink: Ink): string =>
  shape('M112 184 Q128 116 176 116 L246 116 Q282 118 300 184 Z', ink.dark) +
  shape('M134 182 Q144 134 178 134 L198 134 L198 182 Z', '#cfe6f5') +
  shape('M212 134 L242 134 Q264 136 276 182 L212 182 Z', '#cfe6f5') +
  rect(54, 178, 292, 82, ink.base, 34) +
  rect(54, 222, 292, 14, ink.dark) +
  rect(316, 194, 26, 20, '#ffe08a', 8) +
  [122, 278].map((x) => circle(x, 264, 38, DARK) + circle(x, 264, 18, METAL)).join('');

const doll = (ink: Ink): string =>
  circle(200, 118, 62, '#7a4b31') +
  rect(138, 112, 32, 96, '#7a4b31', 16) +
  rect(230, 112, 32, 96, '#7a4b31', 16) +
  circle(200, 130, 48, '#f3cdb0') +
  shape('M152 122 Q176 82 200 96 Q228 82 248 122 Q220 108 200 112 Q176 108 152 122 Z', '#7a4b31') +
  circle(182, 134, 5, DARK) +
  circle(218, 134, 5, DARK) +
  stroke('M188 154 Q200 164 212 154', '#c86a6a', 4) +
  shape('M172 184 L228 184 L280 316 Q200 340 120 316 Z', ink.base) +
  shape('M172 184 L228 184 L236 206 L164 206 Z', ink.dark) +
  rect(170, 318, 18, 24, '#f3cdb0', 6) +
  rect(212, 318, 18, 24, '#f3cdb0', 6);

const puzzle = (ink: Ink): string =>
  rect(84, 118, 232, 190, ink.dark, 14) +
  rect(84, 112, 232, 188, ink.base, 14) +
  stroke(
    'M200 116 L200 160 C 176 150 176 190 200 182 L200 296 M88 206 L140 206 C 130 182 168 182 160 206 L312 206',
    ink.pale,
    6,
  ) +
  circle(140, 158, 20, '#f0c75e') +
  shape('M224 280 L262 230 L296 280 Z', '#6fae87');

const stroller = (ink: Ink): string =>
  shape('M98 190 C 98 96 190 72 232 84 L206 190 Z', ink.base) +
  shape('M98 190 C 98 128 140 94 176 84 C 156 112 150 150 152 190 Z', ink.dark) +
  shape('M92 190 L272 190 C 268 244 230 258 182 258 C 132 258 96 240 92 190 Z', ink.light) +
  stroke('M264 196 L318 104 L342 104', DARK, 11) +
  stroke('M150 258 L122 300 M222 256 L258 300 M138 290 L246 262', METAL, 10) +
  [118, 262].map((x) => circle(x, 306, 32, DARK) + circle(x, 306, 18, METAL)).join('');

const diapers = (ink: Ink): string =>
  rect(88, 92, 224, 232, ink.dark, 24) +
  rect(88, 88, 224, 228, ink.base, 24) +
  rect(88, 88, 224, 36, ink.light, 18) +
  circle(200, 214, 70, '#ffffff') +
  shape('M150 190 L250 190 Q244 250 200 252 Q156 250 150 190 Z', ink.pale) +
  shape('M150 190 L172 190 L164 216 Z', ink.base) +
  shape('M250 190 L228 190 L236 216 Z', ink.base);

const babyBottle = (ink: Ink): string =>
  shape('M176 104 Q178 52 200 52 Q222 52 224 104 Z', '#f2c8b4') +
  rect(142, 100, 116, 42, ink.base, 12) +
  rect(138, 142, 124, 194, '#e8f1f6', 36) +
  rect(138, 206, 124, 130, '#ffffff', 30) +
  [190, 222, 254, 286].map((y) => rect(226, y, 26, 5, ink.base, 2)).join('') +
  faded(0.7, rect(152, 156, 14, 150, '#ffffff', 7));

const pencils = (ink: Ink): string => {
  const pencil = (x: number, fill: string, top: number): string =>
    rect(x, top + 44, 30, 150, fill) +
    shape(`M${x} ${top + 44} L${x + 15} ${top} L${x + 30} ${top + 44} Z`, '#f0d9b5') +
    shape(`M${x + 10} ${top + 15} L${x + 15} ${top} L${x + 20} ${top + 15} Z`, fill);
  return (
    pencil(106, '#d8554f', 92) +
    pencil(146, '#e9bd4a', 64) +
    pencil(186, '#5aa06f', 84) +
    pencil(226, ink.base, 58) +
    pencil(266, '#8d78bd', 96) +
    rect(86, 206, 228, 122, ink.dark, 16) +
    rect(86, 202, 228, 116, ink.light, 16)
  );
};

const box = (ink: Ink): string =>
  shape('M72 146 L200 96 L328 146 L200 198 Z', ink.light) +
  shape('M72 146 L200 198 L200 336 L72 278 Z', ink.base) +
  shape('M328 146 L200 198 L200 336 L328 278 Z', ink.dark) +
  shape('M122 126 L250 178 L250 216 L272 206 L272 168 L146 116 Z', ink.pale);

export const leisure = {
  teddy,
  blocks,
  toyCar,
  doll,
  puzzle,
  stroller,
  diapers,
  babyBottle,
  pencils,
  box,
} as const;
