import type { Ink } from './ink.ts';
import { circle, ellipse, faded, rect, shape, stroke } from './shapes.ts';

const METAL = '#c9ced6';
const STEEL = '#8b929d';
const DARK = '#23272f';

const fan = (ink: Ink): string =>
  rect(190, 250, 20, 66, ink.dark, 6) +
  ellipse(200, 322, 74, 16, ink.dark) +
  circle(200, 166, 108, ink.deep) +
  circle(200, 166, 98, '#eef2f6') +
  [0, 120, 240]
    .map(
      (turn) =>
        `<path d="M200 166 C 150 150 150 88 200 78 C 236 96 232 140 200 166 Z" fill="${ink.base}" transform="rotate(${turn} 200 166)"/>`,
    )
    .join('') +
  circle(200, 166, 20, ink.deep);

const radiator = (ink: Ink): string =>
  [0, 1, 2, 3, 4, 5]
    .map((rib) => rect(78 + rib * 40, 96, 34, 194, rib % 2 === 0 ? ink.base : ink.light, 17))
    .join('') +
  rect(66, 136, 268, 12, ink.dark, 6) +
  rect(66, 242, 268, 12, ink.dark, 6) +
  circle(104, 306, 15, DARK) +
  circle(296, 306, 15, DARK) +
  rect(300, 108, 34, 46, ink.deep, 8);

const purifier = (ink: Ink): string =>
  rect(118, 62, 164, 270, ink.dark, 28) +
  rect(118, 60, 164, 262, ink.base, 28) +
  ellipse(200, 78, 66, 13, ink.deep) +
  circle(200, 132, 26, DARK) +
  circle(200, 132, 17, '#7fe0b0') +
  [0, 1, 2, 3, 4, 5].map((row) => rect(142, 188 + row * 20, 116, 8, ink.dark, 4)).join('');

const humidifier = (ink: Ink): string =>
  faded(
    0.75,
    stroke('M200 118 C 176 92 224 74 202 46', '#ffffff', 13) +
      stroke('M230 112 C 214 92 252 82 240 58', '#ffffff', 9),
  ) +
  shape(
    'M138 150 Q138 122 166 122 L234 122 Q262 122 262 150 L276 300 Q278 330 250 330 L150 330 Q122 330 124 300 Z',
    ink.base,
  ) +
  shape(
    'M132 222 Q166 206 200 222 Q234 238 268 222 L276 300 Q278 330 250 330 L150 330 Q122 330 124 300 Z',
    '#8fc3ea',
  ) +
  ellipse(200, 124, 34, 9, ink.deep) +
  circle(200, 292, 12, '#ffffff');

const airConditioner = (ink: Ink): string =>
  rect(44, 122, 312, 106, ink.dark, 22) +
  rect(44, 120, 312, 98, ink.base, 22) +
  rect(66, 186, 268, 14, ink.deep, 7) +
  rect(276, 146, 50, 16, DARK, 5) +
  rect(284, 151, 22, 6, '#7fd0ee', 2) +
  faded(
    0.8,
    stroke(
      'M120 246 C 116 268 136 276 126 302 M200 246 C 196 268 216 276 206 302 M280 246 C 276 268 296 276 286 302',
      '#7fb9e6',
      9,
    ),
  );

const oven = (ink: Ink): string =>
  rect(72, 62, 256, 264, ink.dark, 16) +
  rect(72, 60, 256, 258, ink.base, 16) +
  rect(92, 82, 216, 40, DARK, 8) +
  circle(122, 102, 11, METAL) +
  circle(278, 102, 11, METAL) +
  rect(168, 94, 64, 16, '#3a4656', 4) +
  rect(96, 138, 208, 12, METAL, 6) +
  rect(92, 162, 216, 132, DARK, 12) +
  rect(106, 176, 188, 104, '#4a3b2c', 8) +
  rect(106, 240, 188, 5, STEEL) +
  ellipse(200, 238, 58, 22, '#e0a45e');

const hob = (ink: Ink): string =>
  shape('M96 130 L304 130 L346 286 L54 286 Z', ink.deep) +
  shape('M96 122 L304 122 L346 276 L54 276 Z', DARK) +
  [
    [150, 164, 30, 14],
    [250, 164, 30, 14],
    [132, 226, 42, 20],
    [266, 226, 42, 20],
  ]
    .map(
      ([x, y, rx, ry]) =>
        `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="none" stroke="#d8644a" stroke-width="6"/>`,
    )
    .join('') +
  rect(182, 258, 36, 7, '#7fd0ee', 3);

const grinder = (ink: Ink): string =>
  shape('M144 84 L256 84 L240 160 L160 160 Z', '#dbe8f0') +
  ellipse(200, 148, 38, 14, '#6f4a2f') +
  rect(136, 70, 128, 22, ink.deep, 10) +
  rect(136, 156, 128, 168, ink.dark, 22) +
  rect(136, 154, 128, 162, ink.base, 22) +
  circle(200, 212, 22, ink.pale) +
  rect(168, 262, 64, 40, ink.deep, 8);

const frenchPress = (ink: Ink): string =>
  circle(200, 62, 13, ink.deep) +
  rect(196, 70, 8, 48, STEEL) +
  rect(134, 110, 132, 22, METAL, 8) +
  rect(140, 130, 120, 176, '#dfe9f0', 8) +
  rect(146, 186, 108, 116, '#6f4a2f', 6) +
  rect(140, 182, 120, 9, STEEL) +
  rect(132, 298, 136, 16, METAL, 8) +
  stroke('M262 158 C 330 158 330 276 262 276', ink.deep, 15);

const meatGrinder = (ink: Ink): string =>
  shape('M224 92 L316 92 L296 138 L244 138 Z', METAL) +
  rect(112, 132, 176, 120, ink.dark, 30) +
  rect(112, 130, 176, 112, ink.base, 30) +
  rect(62, 156, 62, 62, METAL, 10) +
  [172, 187, 202].map((y) => circle(70, y, 5, STEEL)).join('') +
  circle(250, 186, 17, ink.pale) +
  rect(126, 244, 148, 72, ink.deep, 16);

const scales = (ink: Ink): string =>
  shape('M92 118 L308 118 L340 280 Q342 300 322 300 L78 300 Q58 300 60 280 Z', ink.dark) +
  shape('M92 112 L308 112 L340 270 Q342 290 322 290 L78 290 Q58 290 60 270 Z', ink.base) +
  rect(156, 132, 88, 40, DARK, 8) +
  `<text x="200" y="162" text-anchor="middle" font-family="monospace" font-size="26" fill="#9fe6c1">72.4</text>` +
  faded(0.5, ellipse(138, 232, 34, 38, ink.pale) + ellipse(262, 232, 34, 38, ink.pale));

const sewingMachine = (ink: Ink): string =>
  rect(62, 276, 276, 42, ink.dark, 14) +
  rect(230, 128, 84, 160, ink.base, 20) +
  rect(82, 110, 232, 66, ink.base, 26) +
  rect(82, 120, 58, 92, ink.light, 16) +
  rect(108, 210, 7, 56, STEEL) +
  rect(96, 258, 34, 9, STEEL, 4) +
  circle(320, 178, 25, ink.deep) +
  circle(272, 214, 17, ink.pale) +
  rect(196, 84, 12, 32, STEEL, 4) +
  rect(190, 72, 24, 26, '#d8554f', 5);

const ironingBoard = (ink: Ink): string =>
  stroke('M132 186 L266 324 M268 186 L134 324', STEEL, 11) +
  shape(
    'M44 168 Q84 148 150 150 L334 150 Q352 152 352 170 Q352 188 334 190 L150 190 Q84 190 44 168 Z',
    ink.dark,
  ) +
  shape(
    'M44 162 Q84 142 150 144 L334 144 Q352 146 352 162 Q352 178 334 180 L150 180 Q84 182 44 162 Z',
    ink.base,
  ) +
  faded(0.5, stroke('M120 162 L320 162', ink.pale, 5));

const jug = (ink: Ink): string =>
  stroke('M262 138 C 340 138 330 282 256 282', ink.deep, 17) +
  shape('M122 108 L270 108 L258 306 Q256 322 240 322 L156 322 Q140 322 138 306 Z', '#dcebf4') +
  shape('M131 196 L264 196 L258 306 Q256 322 240 322 L156 322 Q140 322 138 306 Z', '#9cccec') +
  rect(114, 88, 164, 32, ink.base, 12) +
  rect(158, 120, 72, 66, ink.light, 8);

const smartPlug = (ink: Ink): string =>
  rect(112, 112, 176, 176, ink.dark, 52) +
  rect(112, 108, 176, 172, ink.base, 52) +
  circle(200, 194, 56, ink.light) +
  circle(178, 194, 10, ink.deep) +
  circle(222, 194, 10, ink.deep) +
  circle(200, 262, 6, '#63d48a');

export const appliances = {
  fan,
  radiator,
  purifier,
  humidifier,
  airConditioner,
  oven,
  hob,
  grinder,
  frenchPress,
  meatGrinder,
  scales,
  sewingMachine,
  ironingBoard,
  jug,
  smartPlug,
} as const;
