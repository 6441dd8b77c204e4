import type { Ink } from './ink.ts';
import { circle, ellipse, rect, shape, stroke } from './shapes.ts';

const METAL = '#c9ced6';
const STEEL = '#8b929d';
const DARK = '#23272f';
const WOOD = '#b98554';

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

const hammer = (ink: Ink): string =>
  `<g transform="rotate(32 200 200)">${rect(186, 120, 30, 226, ink.base, 13)}${rect(190, 130, 9, 200, ink.light, 4)}${rect(140, 72, 120, 58, STEEL, 10)}${rect(122, 66, 30, 70, METAL, 8)}${shape('M258 72 L314 92 Q318 104 300 106 L258 126 Z', STEEL)}</g>`;

const screwdriver = (ink: Ink): string =>
  `<g transform="rotate(-40 200 200)">${rect(42, 190, 150, 18, METAL, 5)}${shape('M28 192 L46 186 L46 212 L28 206 Z', STEEL)}${rect(182, 166, 164, 66, ink.base, 28)}${rect(196, 178, 130, 12, ink.light, 6)}${rect(196, 206, 130, 12, ink.dark, 6)}${rect(178, 176, 24, 46, ink.deep, 8)}</g>`;

const wrench = (ink: Ink): string =>
  `<g transform="rotate(-38 200 200)">${rect(120, 184, 190, 34, ink.base, 12)}${shape('M66 168 Q96 138 134 168 L134 234 Q96 264 66 234 L102 222 L102 180 Z', ink.base)}${circle(316, 201, 42, ink.base)}${circle(316, 201, 21, '#eef0f3')}${rect(140, 194, 150, 8, ink.pale, 4)}</g>`;

const saw = (ink: Ink): string =>
  `<g transform="rotate(-20 200 200)">${shape('M50 168 L256 150 L256 232 L50 190 Z', METAL)}${stroke('M54 192 L66 204 L76 196 L90 210 L100 202 L114 214 L126 206 L140 220 L152 212 L166 226 L178 216 L194 230 L206 222 L222 234 L236 228', STEEL, 6)}${shape('M248 134 L330 142 Q364 160 344 216 L318 250 L248 240 Z', ink.base)}${shape('M278 172 L316 174 Q328 184 318 206 L306 222 L278 218 Z', '#f1ede5')}</g>`;

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

const roller = (ink: Ink): string =>
  rect(78, 78, 206, 74, ink.base, 26) +
  rect(88, 88, 186, 18, ink.light, 9) +
  stroke('M284 114 L322 114 L322 188 L200 188 L200 236', STEEL, 11) +
  rect(184, 230, 32, 104, WOOD, 14);

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

const bucket = (ink: Ink): string =>
  stroke('M96 140 C 100 50 300 50 304 140', STEEL, 8) +
  shape('M86 136 L314 136 L286 312 Q284 328 268 328 L132 328 Q116 328 114 312 Z', ink.base) +
  shape('M86 136 L122 136 L146 328 L132 328 Q116 328 114 312 Z', ink.light) +
  ellipse(200, 138, 114, 24, ink.dark);

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
  hammer,
  screwdriver,
  wrench,
  saw,
  toolbox,
  paint,
  roller,
  ladder,
  bulb,
  tape,
  hose,
  bucket,
  faucet,
} as const;
