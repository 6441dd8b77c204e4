import type { Ink } from './ink.ts';
import { circle, ellipse, faded, mirrored, rect, shape, stroke } from './shapes.ts';

const WOOD = '#a9764c';
const WOOD_DARK = '#7f5636';
const GLOW = '#ffe3a3';

const sofa = (ink: Ink): string =>
  rect(76, 296, 16, 30, WOOD_DARK, 4) +
  rect(308, 296, 16, 30, WOOD_DARK, 4) +
  rect(84, 132, 232, 120, ink.dark, 30) +
  rect(88, 136, 108, 104, ink.base, 24) +
  rect(204, 136, 108, 104, ink.base, 24) +
  rect(56, 182, 52, 120, ink.dark, 24) +
  rect(292, 182, 52, 120, ink.dark, 24) +
  rect(58, 180, 46, 110, ink.light, 22) +
  rect(296, 180, 46, 110, ink.light, 22) +
  rect(100, 226, 200, 68, ink.dark, 18) +
  rect(102, 222, 97, 54, ink.light, 16) +
  rect(201, 222, 97, 54, ink.light, 16) +
  `<g transform="rotate(-12 150 196)">${rect(122, 172, 56, 52, '#f0d9a8', 14)}</g>`;

const armchair = (ink: Ink): string =>
  stroke('M126 286 L112 332', WOOD_DARK, 13) +
  stroke('M274 286 L288 332', WOOD_DARK, 13) +
  rect(116, 74, 168, 190, ink.dark, 56) +
  rect(122, 80, 156, 170, ink.base, 50) +
  rect(86, 178, 52, 116, ink.dark, 25) +
  rect(262, 178, 52, 116, ink.dark, 25) +
  rect(90, 176, 44, 106, ink.light, 22) +
  rect(266, 176, 44, 106, ink.light, 22) +
  rect(128, 220, 144, 70, ink.dark, 20) +
  rect(130, 216, 140, 54, ink.light, 20) +
  circle(200, 140, 5, ink.dark);

const chair = (ink: Ink): string =>
  stroke('M140 244 L122 336', WOOD_DARK, 12) +
  stroke('M260 244 L278 336', WOOD_DARK, 12) +
  stroke('M158 244 L152 316', WOOD, 10) +
  stroke('M242 244 L248 316', WOOD, 10) +
  shape('M130 72 Q200 54 270 72 L258 208 L142 208 Z', ink.base) +
  shape('M146 86 Q200 72 254 86 L246 192 L154 192 Z', ink.light) +
  rect(118, 206, 164, 42, ink.dark, 20) +
  rect(118, 202, 164, 34, ink.base, 17);

const officeChair = (ink: Ink): string =>
  rect(134, 58, 132, 150, ink.dark, 34) +
  rect(140, 62, 120, 138, ink.base, 30) +
  rect(152, 78, 96, 10, ink.light, 5) +
  rect(152, 102, 96, 10, ink.light, 5) +
  rect(118, 214, 164, 40, ink.dark, 20) +
  rect(118, 210, 164, 32, ink.base, 16) +
  rect(92, 176, 16, 52, ink.deep, 8) +
  rect(292, 176, 16, 52, ink.deep, 8) +
  rect(190, 248, 20, 48, '#8b929d') +
  stroke('M200 296 L118 322 M200 296 L282 322 M200 296 L200 330', '#3a3f48', 12) +
  circle(116, 330, 11, '#23272f') +
  circle(284, 330, 11, '#23272f') +
  circle(200, 338, 11, '#23272f');

const table = (ink: Ink): string => {
  const leg = stroke('M96 178 L76 326', ink.dark, 16);
  return (
    leg +
    mirrored(leg) +
    stroke('M134 178 L128 290', ink.deep, 12) +
    stroke('M266 178 L272 290', ink.deep, 12) +
    rect(48, 150, 304, 34, ink.dark, 12) +
    rect(48, 144, 304, 28, ink.base, 12) +
    rect(64, 150, 190, 5, ink.light, 2) +
    shape('M182 100 L218 100 L212 144 L188 144 Z', '#e9e4d8') +
    stroke('M200 104 C 196 70 172 66 162 54 M200 104 C 206 72 228 72 238 58 M200 104 L200 48', '#6aa27d', 8)
  );
};

const desk = (ink: Ink): string =>
  rect(52, 152, 296, 26, ink.base, 8) +
  rect(52, 172, 296, 8, ink.dark, 4) +
  rect(66, 178, 16, 146, ink.dark, 4) +
  rect(232, 178, 104, 146, ink.dark, 8) +
  rect(240, 188, 88, 38, ink.light, 5) +
  rect(240, 232, 88, 38, ink.light, 5) +
  rect(240, 276, 88, 38, ink.light, 5) +
  [207, 251, 295].map((y) => circle(284, y, 5, ink.deep)).join('') +
  rect(96, 96, 92, 56, '#2b3140', 6) +
  rect(102, 102, 80, 44, '#6a9bd8', 4);

const bed = (ink: Ink): string =>
  rect(62, 92, 276, 142, WOOD_DARK, 20) +
  rect(70, 98, 260, 130, WOOD, 16) +
  rect(90, 164, 98, 62, '#ffffff', 22) +
  rect(212, 164, 98, 62, '#f4f1ea', 22) +
  rect(54, 210, 292, 92, ink.dark, 20) +
  rect(54, 206, 292, 84, ink.base, 20) +
  rect(54, 206, 292, 30, ink.pale, 15) +
  rect(66, 296, 20, 28, WOOD_DARK, 4) +
  rect(314, 296, 20, 28, WOOD_DARK, 4);

const wardrobe = (ink: Ink): string =>
  rect(96, 52, 208, 280, ink.dark, 12) +
  rect(100, 54, 200, 268, ink.base, 10) +
  rect(198, 54, 4, 268, ink.dark) +
  rect(112, 68, 76, 190, ink.light, 6) +
  rect(212, 68, 76, 190, ink.light, 6) +
  rect(112, 270, 176, 40, ink.light, 6) +
  rect(182, 148, 7, 40, ink.deep, 3) +
  rect(211, 148, 7, 40, ink.deep, 3) +
  rect(180, 286, 40, 7, ink.deep, 3);

const shelf = (ink: Ink): string => {
  const books = (y: number, from: number): string =>
    ['#c86a52', '#4d7ea8', '#e0b252', '#6d9a7a', '#8d78bd']
      .map((fill, index) =>
        rect(from + index * 18, y - 44 + (index % 3) * 6, 14, 44 - (index % 3) * 6, fill, 2),
      )
      .join('');
  return (
    rect(98, 54, 204, 280, ink.dark, 10) +
    rect(110, 66, 180, 256, ink.pale, 4) +
    [136, 204, 272].map((y) => rect(110, y, 180, 10, ink.base)).join('') +
    books(136, 118) +
    books(272, 176) +
    circle(260, 182, 20, '#e6dccb') +
    rect(124, 164, 60, 40, '#d9b48f', 6) +
    rect(124, 292, 76, 30, '#c7b299', 6)
  );
};

const lamp = (ink: Ink): string =>
  faded(0.5, ellipse(200, 232, 128, 84, GLOW)) +
  rect(194, 176, 12, 136, '#8b7355', 6) +
  ellipse(200, 320, 62, 14, '#6f5a41') +
  shape('M152 78 L248 78 L286 186 Q200 210 114 186 Z', ink.base) +
  shape('M152 78 L182 78 L160 196 Q134 192 114 186 Z', ink.light) +
  ellipse(200, 188, 84, 13, GLOW) +
  stroke('M240 194 L240 232', '#8b7355', 4) +
  circle(240, 238, 6, '#8b7355');

const pillow = (ink: Ink): string =>
  shape('M82 120 Q200 150 318 120 Q296 212 322 296 Q200 268 78 296 Q104 212 82 120 Z', ink.dark) +
  shape('M82 112 Q200 142 318 112 Q296 204 322 286 Q200 258 78 286 Q104 204 82 112 Z', ink.base) +
  shape('M120 142 Q200 158 280 142 Q268 204 284 254 Q200 238 116 254 Q132 204 120 142 Z', ink.light);

const rug = (ink: Ink): string =>
  shape('M108 130 L292 130 L346 296 L54 296 Z', ink.dark) +
  shape('M108 124 L292 124 L346 286 L54 286 Z', ink.base) +
  shape('M124 142 L276 142 L314 268 L86 268 Z', ink.pale) +
  shape('M200 158 L256 204 L200 254 L144 204 Z', ink.base) +
  shape('M200 180 L230 205 L200 232 L170 205 Z', ink.light);

const bedding = (ink: Ink): string =>
  rect(84, 262, 232, 52, ink.dark, 20) +
  rect(84, 214, 232, 56, ink.base, 22) +
  rect(90, 166, 220, 56, ink.light, 22) +
  rect(98, 116, 204, 58, ink.pale, 24) +
  rect(84, 240, 232, 5, ink.dark) +
  rect(90, 192, 220, 5, ink.base);

const mirror = (ink: Ink): string =>
  ellipse(200, 192, 106, 138, ink.dark) +
  ellipse(200, 188, 106, 138, ink.base) +
  ellipse(200, 188, 90, 121, '#d9e8f2') +
  faded(0.8, shape('M140 220 L232 92 L256 108 L156 260 Z', '#ffffff'));

export const furniture = {
  sofa,
  armchair,
  chair,
  officeChair,
  table,
  desk,
  bed,
  wardrobe,
  shelf,
  lamp,
  pillow,
  rug,
  bedding,
  mirror,
} as const;
