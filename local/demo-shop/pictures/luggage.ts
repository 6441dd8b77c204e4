import type { Ink } from './ink.ts';
import { circle, rect, shape, stroke } from './shapes.ts';

const METAL = '#c9ced6';
const STEEL = '#8b929d';
const DARK = '#23272f';

const suitcase = (ink: Ink): string =>
  stroke('M164 96 L164 46 L236 46 L236 96', STEEL, 11) +
  rect(108, 92, 184, 232, ink.dark, 28) +
  rect(108, 88, 184, 228, ink.base, 28) +
  [0, 1, 2, 3].map((rib) => rect(132 + rib * 38, 112, 12, 180, ink.dark, 6)).join('') +
  rect(108, 196, 184, 6, ink.deep) +
  circle(142, 328, 14, DARK) +
  circle(258, 328, 14, DARK);

const wallet = (ink: Ink): string =>
  rect(74, 116, 252, 176, ink.dark, 24) +
  rect(74, 126, 252, 168, ink.base, 24) +
  rect(238, 184, 100, 54, ink.light, 18) +
  circle(268, 211, 12, '#d8b46a') +
  `<rect x="86" y="138" width="228" height="144" rx="16" fill="none" stroke="${ink.light}" stroke-width="3" stroke-dasharray="10 8"/>`;

const sleeve = (ink: Ink): string =>
  rect(70, 106, 260, 196, ink.dark, 22) +
  rect(70, 102, 260, 190, ink.base, 22) +
  rect(84, 84, 232, 60, METAL, 12) +
  shape('M70 126 L330 126 L330 150 Q200 188 70 150 Z', ink.dark) +
  rect(188, 156, 24, 12, ink.pale, 5);

const laptopStand = (ink: Ink): string =>
  shape('M96 116 L326 116 L296 220 L66 220 Z', ink.light) +
  shape('M78 210 L308 210 L312 226 L62 226 Z', ink.dark) +
  stroke('M252 222 L196 306 M122 222 L178 306', ink.base, 18) +
  rect(106, 300, 188, 20, ink.dark, 10);

const hub = (ink: Ink): string =>
  stroke('M70 196 C 36 196 40 120 84 122', ink.deep, 11) +
  rect(84, 108, 34, 28, METAL, 5) +
  rect(68, 170, 276, 68, ink.dark, 22) +
  rect(68, 166, 276, 62, ink.base, 22) +
  [0, 1, 2].map((port) => rect(108 + port * 52, 188, 36, 16, DARK, 4)).join('') +
  rect(270, 186, 46, 20, DARK, 9);

const furnitureCover = (ink: Ink): string =>
  shape(
    'M66 168 Q78 120 128 118 L272 118 Q322 120 334 168 L346 312 Q330 300 316 314 Q302 300 288 314 Q274 300 260 314 Q246 300 232 314 Q218 300 204 314 Q190 300 176 314 Q162 300 148 314 Q134 300 120 314 Q106 300 92 314 Q76 300 54 312 Z',
    ink.base,
  ) +
  shape('M106 168 Q200 150 294 168 L298 226 L102 226 Z', ink.light) +
  rect(98, 222, 204, 22, ink.dark, 11) +
  stroke('M200 160 L200 224', ink.dark, 4);

const chest = (ink: Ink): string =>
  rect(92, 82, 216, 232, ink.dark, 10) +
  rect(92, 78, 216, 228, ink.base, 10) +
  [0, 1, 2, 3]
    .map(
      (drawer) =>
        rect(106, 94 + drawer * 52, 188, 44, ink.light, 5) + rect(182, 112 + drawer * 52, 36, 7, ink.deep, 3),
    )
    .join('') +
  rect(106, 312, 16, 20, ink.deep, 3) +
  rect(278, 312, 16, 20, ink.deep, 3);

const tvStand = (ink: Ink): string =>
  rect(98, 92, 204, 122, '#10131a', 6) +
  rect(104, 98, 192, 106, '#3d6ea8', 3) +
  rect(46, 222, 308, 78, ink.dark, 8) +
  rect(46, 218, 308, 72, ink.base, 8) +
  [0, 1, 2].map((door) => rect(58 + door * 98, 230, 88, 50, ink.light, 4)).join('') +
  rect(66, 296, 12, 28, ink.deep, 3) +
  rect(322, 296, 12, 28, ink.deep, 3);

const beanbag = (ink: Ink): string =>
  shape(
    'M96 300 C 54 270 84 178 150 128 C 172 84 238 84 256 128 C 320 182 350 268 304 300 C 262 326 138 326 96 300 Z',
    ink.base,
  ) +
  shape('M96 300 C 54 270 84 178 150 128 C 150 204 132 262 154 316 C 130 314 110 308 96 300 Z', ink.dark) +
  shape('M166 204 C 188 178 232 178 250 206 C 238 240 180 242 166 204 Z', ink.light);

const insoles = (ink: Ink): string =>
  `<g transform="rotate(-10 140 200)">${shape('M112 72 C 168 56 190 118 172 170 C 160 206 176 244 168 296 C 160 338 108 338 102 296 C 96 236 74 96 112 72 Z', ink.base)}${shape('M116 236 C 132 226 150 226 162 238 C 166 262 166 280 162 296 C 154 322 116 322 110 296 Z', ink.light)}</g>` +
  `<g transform="translate(400 0) scale(-1 1) rotate(-10 140 200)">${shape('M112 72 C 168 56 190 118 172 170 C 160 206 176 244 168 296 C 160 338 108 338 102 296 C 96 236 74 96 112 72 Z', ink.dark)}${shape('M116 236 C 132 226 150 226 162 238 C 166 262 166 280 162 296 C 154 322 116 322 110 296 Z', ink.base)}</g>`;

const clogs = (ink: Ink): string =>
  shape(
    'M62 262 C 58 196 100 152 160 152 C 212 152 236 196 276 200 C 320 204 346 226 346 262 L346 282 Q346 298 330 298 L80 298 Q62 298 62 282 Z',
    ink.base,
  ) +
  shape(
    'M226 188 C 276 172 330 182 340 226 C 316 206 292 200 276 200 C 256 198 240 196 226 188 Z',
    ink.dark,
  ) +
  [
    [112, 204],
    [146, 188],
    [180, 192],
    [128, 232],
    [166, 224],
    [204, 224],
  ]
    .map(([x = 0, y = 0]) => circle(x, y, 9, ink.deep))
    .join('') +
  rect(62, 276, 284, 22, ink.light, 11);

export const luggage = {
  suitcase,
  wallet,
  sleeve,
  laptopStand,
  hub,
  furnitureCover,
  chest,
  tvStand,
  beanbag,
  insoles,
  clogs,
} as const;
