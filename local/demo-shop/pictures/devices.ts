import type { Ink } from './ink.ts';
import { circle, ellipse, faded, mirrored, rect, shape, stroke, turned } from './shapes.ts';

const METAL = '#c9ced6';
const STEEL = '#8b929d';
const DARK = '#23272f';

const desktop = (ink: Ink): string =>
  rect(128, 56, 144, 276, ink.dark, 16) +
  rect(128, 54, 144, 270, ink.base, 16) +
  rect(144, 72, 112, 52, ink.deep, 8) +
  circle(200, 176, 34, ink.deep) +
  circle(200, 176, 24, '#5fb4e8') +
  circle(200, 252, 34, ink.deep) +
  circle(200, 252, 24, '#b07fe8') +
  circle(158, 98, 7, '#7ee2a1');

const miniComputer = (ink: Ink): string =>
  rect(72, 202, 256, 88, ink.dark, 34) +
  shape(
    'M72 226 Q72 172 126 166 L274 166 Q328 172 328 226 L328 238 Q328 262 304 262 L96 262 Q72 262 72 238 Z',
    ink.base,
  ) +
  ellipse(200, 204, 34, 13, ink.dark) +
  circle(300, 242, 5, '#ffffff');

const graphicsCard = (ink: Ink): string =>
  rect(46, 132, 14, 158, STEEL, 4) +
  rect(58, 142, 290, 128, ink.deep, 14) +
  rect(64, 148, 278, 116, ink.base, 12) +
  [132, 268]
    .map(
      (x) =>
        circle(x, 206, 48, DARK) +
        [0, 60, 120, 180, 240, 300]
          .map(
            (turn) =>
              `<ellipse cx="${x}" cy="182" rx="10" ry="20" fill="${ink.dark}" transform="rotate(${turn} ${x} 206)"/>`,
          )
          .join('') +
        circle(x, 206, 12, STEEL),
    )
    .join('') +
  rect(96, 270, 132, 15, '#d8b46a', 2);

const memory = (ink: Ink): string =>
  rect(46, 156, 308, 92, ink.dark, 8) +
  rect(46, 152, 308, 82, ink.base, 8) +
  [0, 1, 2, 3, 4, 5].map((chip) => rect(66 + chip * 46, 168, 34, 46, DARK, 4)).join('') +
  Array.from({ length: 22 }, (_, pin) => rect(56 + pin * 13.2, 234, 8, 16, '#d8b46a')).join('');

const memoryCard = (ink: Ink): string =>
  shape(
    'M126 70 L246 70 L290 118 L290 316 Q290 330 276 330 L124 330 Q110 330 110 316 L110 86 Q110 70 126 70 Z',
    ink.base,
  ) +
  [0, 1, 2, 3, 4].map((pin) => rect(132 + pin * 24, 88, 14, 40, '#d8b46a', 3)).join('') +
  rect(132, 170, 136, 118, ink.light, 10) +
  rect(150, 194, 80, 12, ink.dark, 5) +
  rect(150, 218, 54, 10, ink.base, 5);

const remote = (ink: Ink): string =>
  turned(
    14,
    rect(154, 50, 92, 296, ink.dark, 38) +
      rect(154, 48, 92, 290, ink.base, 38) +
      circle(200, 86, 11, '#d8554f') +
      circle(200, 146, 32, ink.light) +
      circle(200, 146, 13, ink.dark) +
      [0, 1, 2]
        .map((row) => circle(182, 212 + row * 30, 9, ink.pale) + circle(218, 212 + row * 30, 9, ink.pale))
        .join(''),
  );

const projector = (ink: Ink): string =>
  faded(0.55, shape('M96 190 L36 110 L36 296 L96 218 Z', '#ffe7a8')) +
  rect(86, 136, 250, 138, ink.dark, 30) +
  rect(86, 134, 250, 128, ink.base, 30) +
  circle(140, 198, 46, DARK) +
  circle(140, 198, 32, '#3f6fb5') +
  circle(128, 186, 9, '#bcd9f5') +
  [0, 1, 2, 3].map((slot) => rect(226, 170 + slot * 17, 82, 8, ink.deep, 4)).join('') +
  rect(112, 272, 26, 16, DARK, 5) +
  rect(284, 272, 26, 16, DARK, 5);

const soundbar = (ink: Ink): string =>
  rect(36, 178, 328, 72, ink.dark, 24) +
  rect(36, 174, 328, 66, ink.base, 24) +
  [0, 1, 2]
    .flatMap((row) =>
      Array.from({ length: 18 }, (_, column) => circle(70 + column * 15.3, 192 + row * 15, 3, ink.deep)),
    )
    .join('') +
  circle(344, 207, 4, '#7fe0b0');

const tvBox = (ink: Ink): string =>
  rect(94, 176, 212, 92, ink.dark, 32) +
  rect(94, 172, 212, 84, ink.base, 32) +
  shape('M184 192 L226 213 L184 234 Z', ink.pale) +
  circle(276, 238, 5, '#ffffff');

const turntable = (ink: Ink): string =>
  rect(54, 128, 292, 176, ink.dark, 18) +
  rect(54, 124, 292, 168, ink.base, 18) +
  circle(176, 208, 74, '#16181d') +
  [62, 50, 38]
    .map((r) => `<circle cx="176" cy="208" r="${r}" fill="none" stroke="#2c3038" stroke-width="3"/>`)
    .join('') +
  circle(176, 208, 25, '#d8644a') +
  circle(176, 208, 5, METAL) +
  stroke('M304 150 L304 218 L252 246', METAL, 9) +
  circle(304, 150, 17, STEEL);

const microphone = (ink: Ink): string =>
  rect(148, 56, 104, 172, ink.base, 52) +
  [0, 1, 2, 3, 4].map((row) => rect(158, 80 + row * 19, 84, 7, ink.dark, 3)).join('') +
  rect(148, 182, 104, 12, METAL) +
  stroke('M118 190 C 118 292 282 292 282 190', STEEL, 13) +
  rect(193, 264, 14, 50, STEEL) +
  ellipse(200, 322, 70, 15, ink.deep);

const drone = (ink: Ink): string => {
  const arm =
    stroke('M176 200 L96 152', ink.dark, 17) +
    rect(84, 132, 24, 34, ink.deep, 8) +
    ellipse(96, 128, 62, 9, STEEL);
  return (
    arm +
    mirrored(arm) +
    rect(136, 172, 128, 82, ink.dark, 34) +
    rect(136, 168, 128, 76, ink.base, 34) +
    circle(200, 226, 25, DARK) +
    circle(200, 226, 14, '#3f6fb5') +
    stroke('M152 250 L136 300 M248 250 L264 300', ink.deep, 10)
  );
};

const steeringWheel = (ink: Ink): string =>
  `<circle cx="200" cy="198" r="118" fill="none" stroke="${ink.deep}" stroke-width="32"/>` +
  shape('M96 178 L304 178 L292 220 L238 232 L226 300 L174 300 L162 232 L108 220 Z', ink.dark) +
  circle(200, 208, 42, ink.base) +
  circle(200, 208, 21, ink.light) +
  rect(194, 74, 12, 24, '#d8554f') +
  circle(142, 202, 8, '#5aa0dd') +
  circle(258, 202, 8, '#e6b84a');

const headset = (ink: Ink): string =>
  stroke('M80 190 C 92 110 308 110 320 190', ink.dark, 26) +
  rect(70, 154, 260, 134, ink.dark, 58) +
  rect(70, 150, 260, 128, ink.base, 58) +
  rect(104, 178, 192, 72, DARK, 34) +
  [140, 200, 260].map((x) => rect(x - 9, 186, 18, 54, '#2f3742', 9)).join('');

const tracker = (ink: Ink): string =>
  circle(200, 204, 106, STEEL) +
  circle(200, 198, 104, '#f4f6f8') +
  circle(200, 198, 62, METAL) +
  faded(0.8, shape('M146 236 L232 132 L252 148 L170 252 Z', '#ffffff')) +
  circle(200, 198, 7, ink.dark);

const keyRing = (ink: Ink): string =>
  `<circle cx="200" cy="92" r="40" fill="none" stroke="${STEEL}" stroke-width="11"/>` +
  rect(180, 122, 40, 84, ink.dark, 12) +
  circle(200, 248, 84, ink.dark) +
  circle(200, 244, 82, ink.base) +
  circle(200, 244, 54, '#f4f6f8') +
  `<circle cx="200" cy="244" r="70" fill="none" stroke="${ink.pale}" stroke-width="3" stroke-dasharray="9 7"/>`;

const doorLock = (ink: Ink): string =>
  rect(136, 52, 128, 292, ink.dark, 32) +
  rect(136, 50, 128, 284, ink.base, 32) +
  rect(152, 70, 96, 134, DARK, 14) +
  [0, 1, 2]
    .flatMap((row) => [0, 1, 2].map((column) => circle(176 + column * 24, 96 + row * 28, 6, '#dfe7f0')))
    .join('') +
  circle(200, 188, 6, '#7fe0b0') +
  rect(182, 244, 146, 26, METAL, 13) +
  circle(200, 257, 26, STEEL);

export const devices = {
  desktop,
  miniComputer,
  graphicsCard,
  memory,
  memoryCard,
  remote,
  projector,
  soundbar,
  tvBox,
  turntable,
  microphone,
  drone,
  steeringWheel,
  headset,
  tracker,
  keyRing,
  doorLock,
} as const;
