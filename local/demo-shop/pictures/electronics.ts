import type { Ink } from './ink.ts';
import { circle, ellipse, faded, mirrored, rect, shape, stroke, turned } from './shapes.ts';

const GLASS = '#10131a';
const SCREEN = '#1c2433';
const METAL = '#c9ced6';

const phone = (ink: Ink): string =>
  turned(
    -8,
    rect(212, 82, 116, 236, ink.deep, 24) +
      rect(216, 86, 108, 228, GLASS, 20) +
      shape(
        'M220 250 C 250 190 290 240 320 170 L320 294 Q320 310 304 310 L236 310 Q220 310 220 294 Z',
        ink.base,
      ) +
      shape(
        'M220 280 C 256 240 284 280 320 230 L320 294 Q320 310 304 310 L236 310 Q220 310 220 294 Z',
        ink.light,
      ) +
      rect(250, 96, 40, 11, '#000', 6),
  ) +
  turned(
    6,
    rect(92, 76, 124, 250, ink.dark, 27) +
      rect(96, 78, 118, 246, ink.base, 25) +
      rect(106, 90, 58, 58, ink.light, 17) +
      circle(123, 107, 12, ink.deep) +
      circle(123, 107, 6, GLASS) +
      circle(147, 132, 12, ink.deep) +
      circle(147, 132, 6, GLASS) +
      circle(149, 104, 5, '#fff6d8') +
      faded(0.18, shape('M200 84 L212 92 L212 250 L126 322 L108 316 Z', '#ffffff')),
  );

const buttonPhone = (ink: Ink): string =>
  rect(142, 62, 116, 276, ink.dark, 26) +
  rect(148, 66, 104, 268, ink.base, 22) +
  rect(160, 84, 80, 84, SCREEN, 8) +
  rect(166, 92, 68, 26, '#3b82c4', 4) +
  rect(176, 182, 48, 26, ink.light, 12) +
  [0, 1, 2, 3]
    .flatMap((row) => [0, 1, 2].map((column) => rect(160 + column * 29, 222 + row * 26, 22, 17, ink.pale, 6)))
    .join('');

const tablet = (ink: Ink): string =>
  turned(
    -5,
    rect(86, 92, 228, 220, ink.dark, 22) +
      rect(90, 94, 222, 214, GLASS, 20) +
      rect(102, 106, 198, 190, ink.light, 10) +
      shape(
        'M102 240 C 150 190 190 260 300 170 L300 286 Q300 296 290 296 L112 296 Q102 296 102 286 Z',
        ink.base,
      ) +
      circle(256, 146, 22, ink.pale),
  );

const laptop = (ink: Ink): string =>
  rect(92, 96, 216, 150, ink.deep, 14) +
  rect(100, 104, 200, 134, SCREEN, 8) +
  shape(
    'M100 204 C 150 150 210 226 300 140 L300 230 Q300 238 292 238 L108 238 Q100 238 100 230 Z',
    '#4b7bd1',
  ) +
  shape(
    'M100 224 C 160 180 220 240 300 190 L300 230 Q300 238 292 238 L108 238 Q100 238 100 230 Z',
    '#89b1f2',
  ) +
  shape('M92 246 L308 246 L346 286 Q348 296 338 296 L62 296 Q52 296 54 286 Z', ink.base) +
  shape('M106 254 L294 254 L314 274 L86 274 Z', ink.dark) +
  shape('M170 278 L230 278 L236 290 L164 290 Z', ink.light);

const headphones = (ink: Ink): string => {
  const cup =
    rect(70, 200, 62, 116, ink.dark, 30) +
    rect(78, 206, 54, 104, ink.base, 26) +
    rect(118, 208, 30, 100, ink.deep, 15) +
    ellipse(98, 258, 12, 30, ink.light);
  return (
    stroke('M104 222 C 96 50 304 50 296 222', ink.dark, 22) +
    stroke('M104 216 C 98 58 302 58 296 216', ink.base, 12) +
    stroke('M140 118 C 168 82 232 82 260 118', ink.pale, 7) +
    cup +
    mirrored(cup)
  );
};

const earbuds = (ink: Ink): string => {
  const bud =
    rect(128, 118, 24, 98, ink.base, 12) +
    circle(140, 112, 32, ink.base) +
    ellipse(154, 118, 15, 18, ink.dark) +
    ellipse(128, 100, 10, 12, ink.light) +
    rect(134, 206, 12, 8, ink.deep, 3);
  return (
    bud +
    mirrored(bud) +
    rect(112, 232, 176, 96, ink.dark, 42) +
    rect(112, 228, 176, 92, ink.base, 42) +
    rect(112, 262, 176, 4, ink.dark) +
    circle(200, 284, 5, '#63d48a') +
    rect(132, 238, 60, 8, ink.light, 4)
  );
};

const watch = (ink: Ink): string =>
  shape('M156 60 L244 60 L252 142 L148 142 Z', ink.dark) +
  shape('M148 258 L252 258 L244 340 L156 340 Z', ink.dark) +
  rect(128, 124, 144, 152, METAL, 42) +
  rect(136, 132, 128, 136, GLASS, 36) +
  `<circle cx="200" cy="200" r="46" fill="none" stroke="#e4587a" stroke-width="9" stroke-dasharray="220 289" stroke-linecap="round" transform="rotate(-90 200 200)"/>` +
  `<circle cx="200" cy="200" r="32" fill="none" stroke="#8fdc5c" stroke-width="9" stroke-dasharray="140 201" stroke-linecap="round" transform="rotate(-90 200 200)"/>` +
  `<circle cx="200" cy="200" r="18" fill="none" stroke="#55c8e8" stroke-width="9" stroke-dasharray="86 113" stroke-linecap="round" transform="rotate(-90 200 200)"/>` +
  rect(270, 180, 12, 34, METAL, 5);

const television = (ink: Ink): string =>
  rect(52, 92, 296, 184, GLASS, 10) +
  rect(60, 100, 280, 164, '#274a86', 4) +
  shape(
    'M60 220 L130 156 L186 208 L246 138 L340 226 L340 260 Q340 264 336 264 L64 264 Q60 264 60 260 Z',
    '#4d86c9',
  ) +
  shape(
    'M60 244 L120 204 L190 248 L262 196 L340 250 L340 260 Q340 264 336 264 L64 264 Q60 264 60 260 Z',
    '#9fd0ee',
  ) +
  circle(286, 138, 18, '#ffd98a') +
  shape('M120 276 L104 312 L118 312 L138 276 Z', ink.dark) +
  shape('M280 276 L296 312 L282 312 L262 276 Z', ink.dark);

const monitor = (ink: Ink): string =>
  rect(64, 88, 272, 172, ink.deep, 14) +
  rect(72, 96, 256, 148, SCREEN, 8) +
  rect(88, 112, 96, 68, '#3f6fb5', 6) +
  rect(194, 112, 118, 12, '#516079', 5) +
  rect(194, 134, 88, 12, '#3d4a60', 5) +
  rect(194, 156, 104, 12, '#3d4a60', 5) +
  rect(88, 192, 224, 36, ink.base, 6) +
  rect(186, 260, 28, 44, ink.dark) +
  rect(136, 302, 128, 14, ink.base, 7);

const speaker = (ink: Ink): string =>
  rect(124, 74, 152, 254, ink.dark, 44) +
  rect(128, 72, 144, 250, ink.base, 42) +
  circle(200, 238, 54, ink.deep) +
  circle(200, 238, 40, ink.dark) +
  circle(200, 238, 15, ink.pale) +
  circle(200, 132, 30, ink.deep) +
  circle(200, 132, 15, ink.light) +
  rect(142, 92, 10, 60, ink.light, 5);

const camera = (ink: Ink): string =>
  shape('M150 118 L166 92 L234 92 L250 118 Z', ink.dark) +
  rect(72, 116, 256, 172, ink.base, 26) +
  rect(72, 152, 256, 96, ink.deep) +
  circle(200, 204, 74, ink.dark) +
  circle(200, 204, 62, GLASS) +
  circle(200, 204, 42, '#243f66') +
  circle(200, 204, 22, '#0b1726') +
  circle(184, 186, 11, '#9cc4ea') +
  rect(92, 128, 42, 14, ink.light, 7) +
  circle(296, 134, 9, '#e05555');

export const electronics = {
  phone,
  buttonPhone,
  tablet,
  laptop,
  headphones,
  earbuds,
  watch,
  television,
  monitor,
  speaker,
  camera,
} as const;
