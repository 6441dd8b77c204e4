import type { Ink } from './ink.ts';
import { circle, ellipse, faded, mirrored, rect, shape, stroke, turned } from './shapes.ts';

const GLASS = '#12161f';
const METAL = '#c9ced6';
const STEEL = '#8b929d';

const gamepad = (ink: Ink): string => {
  const half =
    shape('M200 132 L128 132 C 88 132 74 176 66 236 C 60 286 92 300 118 266 L142 236 L200 236 Z', ink.base) +
    shape('M66 236 C 60 286 92 300 118 266 L132 248 C 100 262 78 256 68 226 Z', ink.dark);
  return (
    half +
    mirrored(half) +
    rect(120, 170, 46, 14, ink.deep, 5) +
    rect(136, 154, 14, 46, ink.deep, 5) +
    circle(264, 158, 9, '#e6b84a') +
    circle(282, 176, 9, '#d95757') +
    circle(246, 176, 9, '#5aa0dd') +
    circle(264, 194, 9, '#62b37c') +
    circle(166, 218, 19, ink.deep) +
    circle(234, 218, 19, ink.deep) +
    circle(166, 216, 12, ink.light) +
    circle(234, 216, 12, ink.light) +
    rect(186, 150, 28, 10, ink.light, 5)
  );
};

const gameConsole = (ink: Ink): string =>
  rect(60, 226, 280, 66, ink.dark, 16) +
  rect(60, 220, 280, 62, ink.base, 16) +
  rect(60, 246, 280, 8, ink.deep) +
  rect(250, 260, 64, 8, '#7cd6ff', 4) +
  circle(92, 264, 8, ink.light) +
  `<g transform="translate(70 0) scale(0.65)">${gamepad(ink)}</g>`;

const keyboard = (ink: Ink): string => {
  const keys = [0, 1, 2]
    .flatMap((row) =>
      Array.from({ length: 10 }, (_, column) =>
        rect(74 + column * 25.6 - row * 0, 164 + row * 28, 20, 21, ink.light, 5),
      ),
    )
    .join('');
  return (
    rect(54, 150, 292, 132, ink.dark, 20) +
    rect(54, 144, 292, 130, ink.base, 20) +
    keys +
    rect(74, 248, 44, 17, ink.light, 5) +
    rect(126, 248, 148, 17, ink.pale, 5) +
    rect(282, 248, 44, 17, ink.light, 5)
  );
};

const mouse = (ink: Ink): string =>
  rect(132, 76, 136, 252, ink.dark, 68) +
  rect(134, 74, 132, 246, ink.base, 66) +
  shape('M198 74 L202 74 L202 172 L198 172 Z', ink.deep) +
  shape('M134 168 Q200 196 266 168 L266 173 Q200 201 134 173 Z', ink.deep) +
  rect(190, 108, 20, 46, ink.deep, 10) +
  rect(195, 116, 10, 24, ink.pale, 5) +
  faded(0.25, ellipse(166, 226, 14, 58, '#ffffff'));

const charger = (ink: Ink): string =>
  rect(170, 60, 14, 48, METAL, 5) +
  rect(216, 60, 14, 48, METAL, 5) +
  rect(126, 100, 148, 164, ink.dark, 30) +
  rect(126, 98, 148, 156, ink.base, 30) +
  rect(170, 226, 60, 16, ink.deep, 8) +
  shape('M208 130 L178 184 L198 184 L190 218 L224 164 L204 164 Z', ink.light) +
  stroke('M200 262 C 200 320 120 300 116 336', ink.pale, 9);

const cable = (ink: Ink): string =>
  stroke(
    'M118 128 C 118 330 282 350 282 222 C 282 120 150 150 166 226 C 182 300 300 260 292 132',
    ink.dark,
    15,
  ) +
  stroke(
    'M118 128 C 118 330 282 350 282 222 C 282 120 150 150 166 226 C 182 300 300 260 292 132',
    ink.base,
    10,
  ) +
  rect(102, 86, 32, 56, ink.deep, 9) +
  rect(108, 62, 20, 28, METAL, 4) +
  rect(276, 90, 32, 56, ink.deep, 9) +
  rect(282, 66, 20, 28, METAL, 4);

const powerBank = (ink: Ink): string =>
  turned(
    8,
    rect(124, 74, 152, 252, ink.dark, 30) +
      rect(126, 72, 148, 248, ink.base, 28) +
      faded(0.2, rect(140, 84, 26, 222, '#ffffff', 13)) +
      rect(172, 84, 56, 12, ink.deep, 6) +
      [0, 1, 2, 3]
        .map((light) => circle(176 + light * 16, 288, 4.5, light < 3 ? '#7ee2a1' : ink.deep))
        .join('') +
      shape('M212 160 L176 218 L199 218 L188 256 L226 198 L203 198 Z', ink.pale),
  );

const phoneCase = (ink: Ink): string =>
  turned(
    -6,
    rect(122, 60, 156, 282, ink.dark, 40) +
      rect(128, 64, 146, 272, ink.base, 36) +
      rect(144, 84, 66, 66, ink.deep, 20) +
      rect(150, 90, 54, 54, GLASS, 15) +
      circle(166, 106, 10, STEEL) +
      circle(188, 128, 10, STEEL) +
      `<circle cx="200" cy="226" r="38" fill="none" stroke="${ink.light}" stroke-width="9"/>` +
      rect(196, 272, 8, 28, ink.light, 4),
  );

const screenGlass = (ink: Ink): string =>
  turned(
    8,
    rect(138, 66, 132, 264, ink.deep, 26) +
      rect(144, 72, 120, 252, GLASS, 22) +
      `<g opacity="0.72" transform="translate(-26 10)">${rect(138, 66, 132, 264, '#cfe6f5', 26)}${shape('M160 90 L210 90 L156 220 L156 120 Z', '#ffffff')}</g>`,
  );

const stand = (ink: Ink): string =>
  ellipse(200, 318, 88, 18, ink.dark) +
  rect(188, 196, 24, 124, ink.base, 10) +
  turned(-12, rect(146, 76, 108, 176, GLASS, 18) + rect(154, 86, 92, 156, '#4b7bd1', 10)) +
  rect(148, 232, 104, 20, ink.light, 10);

const router = (ink: Ink): string =>
  stroke('M112 232 L92 90', ink.deep, 12) +
  stroke('M200 232 L200 82', ink.deep, 12) +
  stroke('M288 232 L308 90', ink.deep, 12) +
  rect(62, 216, 276, 84, ink.dark, 22) +
  rect(62, 212, 276, 78, ink.base, 22) +
  [0, 1, 2, 3].map((light) => circle(104 + light * 24, 258, 6, '#7ee2a1')).join('') +
  rect(230, 252, 80, 10, ink.light, 5);

const printer = (ink: Ink): string =>
  rect(122, 78, 156, 84, '#ffffff', 6) +
  rect(70, 146, 260, 126, ink.dark, 20) +
  rect(70, 142, 260, 118, ink.base, 20) +
  rect(104, 224, 192, 20, ink.deep, 8) +
  shape('M122 238 L278 238 L292 318 L108 318 Z', '#ffffff') +
  rect(140, 262, 120, 8, '#c9d3e2', 4) +
  rect(138, 280, 124, 8, '#dde4ee', 4) +
  circle(296, 172, 8, '#7ee2a1');

const drive = (ink: Ink): string =>
  turned(
    -6,
    rect(126, 82, 148, 240, ink.dark, 22) +
      rect(128, 80, 144, 236, ink.base, 20) +
      rect(148, 104, 104, 120, ink.light, 12) +
      circle(200, 164, 38, ink.pale) +
      circle(200, 164, 11, ink.dark) +
      rect(148, 262, 60, 10, ink.deep, 5) +
      circle(242, 267, 6, '#74c9f2'),
  );

export const gadgets = {
  gamepad,
  gameConsole,
  keyboard,
  mouse,
  charger,
  cable,
  powerBank,
  phoneCase,
  screenGlass,
  stand,
  router,
  printer,
  drive,
} as const;
