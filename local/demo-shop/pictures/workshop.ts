import type { Ink } from './ink.ts';
import { circle, ellipse, rect, shape, stroke } from './shapes.ts';

const METAL = '#c9ced6';
const STEEL = '#8b929d';
const DARK = '#23272f';
const _WOOD = '#b98554';

const drill = (ink: Ink): string =>
  rect(42, 146, 62, 12, METAL, 3) +
  rect(98, 132, 36, 42, STEEL, 6) +
  rect(126, 104, 190, 92, ink.dark, 30) +
  rect(126, 102, 190, 86, ink.base, 28) +
  shape('M228 182 L302 182 L316 282 L240 282 Z', ink.dark) +
  rect(222, 276, 116, 56, DARK, 12) +
  rect(232, 284, 60, 12, ink.base, 6) +
  rect(214, 190, 18, 40, DARK, 8) +
  [150, 168, 186].map((x) => rect(x, 122, 8, 44, ink.deep, 4)).join('') +
  rect(222, 118, 66, 16, ink.light, 8);

const toolbox = (ink: Ink): string =>
  stroke('M150 150 L150 104 L250 104 L250 150', DARK, 17) +
  rect(62, 144, 276, 168, ink.dark, 18) +
  rect(62, 142, 276, 160, ink.base, 18) +
  rect(62, 190, 276, 10, ink.deep) +
  rect(120, 178, 34, 40, METAL, 6) +
  rect(246, 178, 34, 40, METAL, 6) +
  rect(86, 242, 228, 12, ink.light, 6);

const paint = (ink: Ink): string =>
  stroke('M110 142 C 110 50 290 50 290 142', STEEL, 8) +
  rect(98, 138, 204, 192, '#e9ebef', 14) +
  rect(98, 190, 204, 100, ink.base) +
  ellipse(200, 140, 102, 24, METAL) +
  ellipse(200, 140, 86, 17, ink.base) +
  shape('M112 146 C 116 190 120 226 136 226 C 152 226 146 182 158 150 Z', ink.light) +
  rect(148, 222, 104, 40, '#ffffff', 8);

const ladder = (ink: Ink): string =>
  stroke('M162 60 L98 336 M238 60 L302 336', ink.base, 17) +
  [112, 164, 216, 268, 316]
    .map((y, step) => rect(150 - step * 12, y, 100 + step * 24, 15, ink.light, 6))
    .join('') +
  rect(150, 52, 100, 22, ink.dark, 8);

const bulb = (ink: Ink): string =>
  circle(200, 160, 98, '#fff1c4') +
  shape(
    'M118 166 A84 84 0 1 1 282 166 C 278 214 240 222 236 262 L164 262 C 160 222 122 214 118 166 Z',
    '#ffd873',
  ) +
  stroke('M176 258 L170 190 L200 212 L230 190 L224 258', '#e09a35', 7) +
  rect(160, 262, 80, 20, METAL, 8) +
  rect(166, 286, 68, 18, STEEL, 8) +
  rect(176, 308, 48, 20, ink.deep, 8);

const tape = (ink: Ink): string =>
  rect(86, 104, 208, 200, ink.dark, 52) +
  rect(86, 100, 208, 196, ink.base, 50) +
  circle(190, 198, 62, DARK) +
  circle(190, 198, 48, ink.light) +
  rect(262, 268, 98, 24, '#ffe08a', 3) +
  stroke('M286 292 L286 280 M308 292 L308 276 M330 292 L330 280', DARK, 4) +
  rect(350, 264, 10, 42, METAL, 3);

const hose = (ink: Ink): string =>
  [0, 1, 2]
    .map(
      (ring) =>
        `<ellipse cx="200" cy="${250 - ring * 36}" rx="112" ry="52" fill="none" stroke="${ring % 2 === 0 ? ink.base : ink.dark}" stroke-width="24"/>`,
    )
    .join('') +
  stroke('M306 176 C 330 130 300 110 268 92', ink.base, 20) +
  rect(222, 66, 56, 32, '#e6b84a', 10);

const faucet = (ink: Ink): string =>
  stroke('M178 310 L178 150 C 178 70 296 70 296 156', ink.dark, 34) +
  stroke('M176 310 L176 150 C 176 72 294 72 294 152', ink.base, 26) +
  stroke('M168 300 L168 150', ink.pale, 6) +
  rect(276, 150, 38, 24, ink.deep, 8) +
  stroke('M186 204 L246 188', ink.base, 16) +
  rect(126, 302, 102, 24, ink.dark, 10) +
  shape('M295 190 Q312 218 295 228 Q278 218 295 190 Z', '#7fb9e6');

export const workshop = {
  drill,
  toolbox,
  paint,
  ladder,
  bulb,
  tape,
  hose,
  faucet,
} as const;
