import type { Ink } from './ink.ts';
import { circle, faded, rect, shape, stroke } from './shapes.ts';

const METAL = '#c9ced6';
const GOLD = '#d8b46a';

const perfume = (ink: Ink): string =>
  rect(168, 66, 64, 62, GOLD, 10) +
  rect(176, 124, 48, 22, METAL, 4) +
  rect(112, 142, 176, 182, ink.dark, 30) +
  rect(112, 140, 176, 178, ink.light, 30) +
  rect(126, 190, 148, 114, ink.base, 20) +
  rect(152, 208, 96, 60, '#ffffff', 6) +
  rect(168, 226, 64, 7, ink.dark, 3) +
  rect(178, 242, 44, 6, ink.base, 3) +
  faded(0.5, rect(126, 156, 16, 140, '#ffffff', 8));

const bottle = (ink: Ink): string =>
  rect(166, 56, 68, 58, ink.deep, 12) +
  shape(
    'M128 150 Q128 112 166 112 L234 112 Q272 112 272 150 L272 306 Q272 334 244 334 L156 334 Q128 334 128 306 Z',
    ink.base,
  ) +
  rect(140, 128, 22, 190, ink.light, 11) +
  rect(128, 178, 144, 96, '#ffffff', 0) +
  rect(152, 196, 96, 12, ink.base, 6) +
  rect(152, 218, 72, 8, ink.pale, 4) +
  rect(152, 236, 84, 8, ink.pale, 4);

const pump = (ink: Ink): string =>
  rect(190, 62, 20, 62, METAL, 4) +
  shape('M152 64 L222 64 Q232 64 232 76 L232 90 L152 84 Z', ink.deep) +
  rect(164, 112, 72, 26, ink.deep, 8) +
  rect(128, 134, 144, 198, ink.base, 34) +
  rect(142, 150, 20, 164, ink.light, 10) +
  rect(158, 190, 84, 84, '#ffffff', 10) +
  circle(200, 222, 17, ink.pale) +
  rect(176, 250, 48, 8, ink.base, 4);

const jar = (ink: Ink): string =>
  rect(92, 188, 216, 124, ink.dark, 34) +
  rect(92, 182, 216, 120, ink.light, 34) +
  rect(84, 124, 232, 74, ink.deep, 20) +
  rect(84, 120, 232, 68, ink.base, 20) +
  rect(132, 218, 136, 56, '#ffffff', 8) +
  rect(154, 234, 92, 8, ink.base, 4) +
  rect(168, 250, 64, 7, ink.pale, 3);

const tube = (ink: Ink): string =>
  shape('M134 62 L266 62 L246 276 L154 276 Z', ink.base) +
  shape('M134 62 L162 62 L172 276 L154 276 Z', ink.light) +
  rect(130, 54, 140, 20, ink.dark, 4) +
  rect(150, 274, 100, 62, ink.deep, 14) +
  rect(166, 124, 68, 78, '#ffffff', 8) +
  rect(178, 142, 44, 8, ink.base, 4) +
  rect(178, 160, 32, 7, ink.pale, 3);

const lipstick = (ink: Ink): string =>
  shape('M164 176 L164 112 Q166 76 224 62 Q236 64 236 84 L236 176 Z', ink.base) +
  shape('M164 112 Q166 76 224 62 Q236 64 236 84 Q196 92 164 128 Z', ink.light) +
  rect(152, 170, 96, 66, GOLD, 6) +
  rect(140, 230, 120, 104, '#2b2d33', 10) +
  faded(0.25, rect(154, 240, 14, 84, '#ffffff', 7));

const mascara = (ink: Ink): string =>
  `<g transform="rotate(28 200 200)">${rect(176, 176, 48, 168, ink.base, 14)}${rect(184, 190, 10, 140, ink.light, 5)}${rect(176, 160, 48, 18, GOLD, 3)}${rect(195, 60, 10, 104, METAL)}${rect(184, 48, 32, 78, '#23272f', 14)}</g>`;

const hairDryer = (ink: Ink): string =>
  shape('M176 204 L236 204 L222 330 Q220 340 210 340 L188 340 Q178 340 178 330 Z', ink.dark) +
  rect(96, 98, 212, 118, ink.base, 59) +
  shape('M92 116 L58 100 L58 214 L92 198 Z', ink.deep) +
  circle(250, 157, 42, ink.dark) +
  circle(250, 157, 30, ink.deep) +
  stroke('M232 157 L268 157 M250 139 L250 175', ink.light, 5) +
  rect(116, 118, 84, 14, ink.light, 7) +
  rect(194, 244, 14, 34, ink.light, 7);

const shaver = (ink: Ink): string =>
  rect(146, 132, 108, 206, ink.dark, 46) +
  rect(148, 130, 104, 202, ink.base, 44) +
  circle(164, 96, 30, METAL) +
  circle(236, 96, 30, METAL) +
  circle(200, 130, 30, METAL) +
  [
    [164, 96],
    [236, 96],
    [200, 130],
  ]
    .map(([x = 0, y = 0]) => circle(x, y, 20, '#6f7782') + circle(x, y, 8, METAL))
    .join('') +
  circle(200, 222, 17, ink.pale) +
  rect(190, 268, 20, 40, ink.deep, 10);

const toothbrush = (ink: Ink): string =>
  `<g transform="rotate(18 200 200)">${rect(176, 150, 48, 190, ink.base, 22)}${rect(184, 166, 12, 160, ink.light, 6)}${rect(190, 92, 20, 62, METAL, 6)}${rect(182, 50, 36, 52, '#ffffff', 12)}${rect(216, 54, 22, 44, '#7fb9e6', 6)}${circle(204, 206, 11, ink.deep)}</g>`;

export const beauty = {
  perfume,
  bottle,
  pump,
  jar,
  tube,
  lipstick,
  mascara,
  hairDryer,
  shaver,
  toothbrush,
} as const;
