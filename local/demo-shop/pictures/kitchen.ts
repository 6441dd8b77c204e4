import type { Ink } from './ink.ts';
import { circle, ellipse, faded, rect, shape, stroke } from './shapes.ts';

const METAL = '#c9ced6';
const STEEL = '#8b929d';
const DARK = '#23272f';
const WOOD = '#a9764c';

const kettle = (ink: Ink): string =>
  stroke('M262 128 C 350 118 350 258 268 264', ink.deep, 20) +
  shape('M146 116 L254 116 L284 292 Q286 308 270 308 L130 308 Q114 308 116 292 Z', ink.base) +
  shape('M146 116 L172 116 L152 308 L130 308 Q114 308 116 292 Z', ink.light) +
  shape('M148 128 L96 158 Q92 166 102 168 L138 176 Z', ink.dark) +
  rect(140, 100, 120, 20, ink.dark, 10) +
  rect(184, 82, 32, 22, ink.deep, 9) +
  rect(104, 304, 192, 18, ink.deep, 9) +
  rect(210, 190, 22, 82, ink.pale, 10) +
  rect(214, 226, 14, 42, '#7fb9e6', 7);

const coffeeMachine = (ink: Ink): string =>
  rect(96, 72, 208, 252, ink.dark, 24) +
  rect(96, 70, 208, 244, ink.base, 24) +
  rect(118, 146, 164, 128, DARK, 14) +
  rect(178, 140, 44, 34, METAL, 8) +
  rect(190, 172, 6, 34, '#6f4a2f', 3) +
  rect(204, 172, 6, 34, '#6f4a2f', 3) +
  shape('M166 206 L234 206 L226 260 Q224 268 216 268 L184 268 Q176 268 174 260 Z', '#f7f4ee') +
  stroke('M234 218 C 258 216 256 248 230 246', '#f7f4ee', 8) +
  rect(118, 92, 74, 32, DARK, 8) +
  rect(126, 100, 40, 7, '#7fd0ee', 3) +
  circle(224, 108, 11, ink.light) +
  circle(258, 108, 11, ink.light) +
  rect(106, 280, 188, 18, METAL, 8);

const blender = (ink: Ink): string =>
  shape('M138 84 L262 84 L244 232 L156 232 Z', '#dbe8f0') +
  shape('M147 150 L253 150 L244 232 L156 232 Z', '#e88aa0') +
  rect(130, 66, 140, 24, ink.dark, 10) +
  rect(178, 50, 44, 20, ink.deep, 8) +
  shape('M156 232 L244 232 L270 316 Q272 326 262 326 L138 326 Q128 326 130 316 Z', ink.base) +
  circle(200, 286, 20, ink.pale) +
  circle(200, 286, 9, ink.deep) +
  stroke('M256 110 C 304 110 298 196 250 194', '#c3d5e0', 12) +
  faded(0.6, shape('M156 98 L176 98 L176 222 L168 222 Z', '#ffffff'));

const toaster = (ink: Ink): string =>
  rect(126, 90, 66, 100, '#e0b478', 18) +
  rect(208, 90, 66, 100, '#d7a868', 18) +
  rect(76, 150, 248, 160, ink.dark, 44) +
  rect(76, 146, 248, 156, ink.base, 44) +
  rect(114, 158, 172, 14, ink.deep, 7) +
  rect(292, 196, 16, 60, ink.deep, 8) +
  rect(284, 206, 32, 16, METAL, 8) +
  circle(128, 256, 15, ink.pale) +
  rect(100, 300, 30, 14, DARK, 6) +
  rect(270, 300, 30, 14, DARK, 6);

const microwave = (ink: Ink): string =>
  rect(54, 104, 292, 196, ink.dark, 20) +
  rect(54, 102, 292, 188, ink.base, 20) +
  rect(76, 124, 178, 144, DARK, 12) +
  rect(90, 138, 150, 116, '#39424f', 8) +
  ellipse(165, 226, 56, 12, '#5b6675') +
  rect(270, 126, 58, 30, DARK, 6) +
  rect(278, 136, 34, 8, '#7fe0b0', 4) +
  circle(299, 192, 19, ink.pale) +
  circle(299, 244, 19, ink.pale) +
  rect(254, 136, 8, 120, METAL, 4);

const fridge = (ink: Ink): string =>
  rect(118, 50, 164, 290, ink.dark, 20) +
  rect(118, 48, 164, 284, ink.base, 20) +
  rect(118, 150, 164, 5, ink.dark) +
  rect(134, 82, 10, 50, ink.deep, 5) +
  rect(134, 174, 10, 92, ink.deep, 5) +
  faded(0.35, rect(244, 62, 22, 76, '#ffffff', 10) + rect(244, 170, 22, 144, '#ffffff', 10)) +
  rect(132, 332, 26, 10, DARK, 4) +
  rect(242, 332, 26, 10, DARK, 4);

const washer = (ink: Ink): string =>
  rect(98, 62, 204, 272, ink.dark, 18) +
  rect(98, 60, 204, 266, ink.base, 18) +
  rect(98, 106, 204, 4, ink.dark) +
  rect(116, 76, 62, 18, ink.pale, 8) +
  circle(276, 84, 12, ink.deep) +
  rect(206, 78, 44, 14, DARK, 5) +
  circle(200, 218, 78, METAL) +
  circle(200, 218, 62, DARK) +
  circle(200, 218, 54, '#3c6b96') +
  shape('M146 222 C 170 196 196 246 222 220 C 236 206 248 216 254 224 A54 54 0 0 1 146 222 Z', '#8fc3ea') +
  circle(182, 194, 9, '#cfe6f7');

const vacuum = (ink: Ink): string =>
  circle(200, 204, 118, ink.dark) +
  circle(200, 198, 118, ink.base) +
  circle(200, 198, 94, ink.light) +
  circle(200, 178, 34, ink.deep) +
  circle(200, 178, 24, ink.dark) +
  circle(200, 178, 8, '#7fe0b0') +
  shape('M92 236 A118 118 0 0 0 308 236 L284 236 A94 94 0 0 1 116 236 Z', ink.deep) +
  rect(176, 236, 48, 12, ink.pale, 6);

const stickVacuum = (ink: Ink): string =>
  stroke('M252 74 L172 268', METAL, 14) +
  rect(226, 54, 76, 66, ink.base, 22) +
  stroke('M286 66 C 330 84 316 130 280 122', ink.deep, 13) +
  rect(236, 104, 46, 62, ink.pale, 18) +
  shape('M130 268 L206 268 Q216 268 220 280 L232 320 L92 320 Q92 286 130 268 Z', ink.base) +
  rect(88, 312, 150, 16, ink.deep, 8);

const iron = (ink: Ink): string =>
  shape('M64 282 C 84 190 150 158 236 158 L314 158 Q330 158 332 176 L342 282 Z', ink.base) +
  shape('M64 282 L342 282 L346 304 Q346 310 338 310 L60 310 Q56 300 64 282 Z', METAL) +
  stroke('M148 176 C 160 96 286 96 306 160', ink.deep, 22) +
  rect(232, 196, 66, 40, ink.light, 14) +
  circle(150, 240, 13, ink.pale);

const pan = (ink: Ink): string =>
  rect(256, 196, 116, 26, WOOD, 13) +
  ellipse(166, 216, 124, 84, ink.deep) +
  ellipse(166, 204, 124, 84, ink.base) +
  ellipse(166, 204, 100, 65, ink.dark) +
  ellipse(166, 208, 92, 57, ink.deep) +
  shape(
    'M110 206 C 96 168 150 152 178 166 C 222 160 244 206 206 232 C 176 254 122 246 110 206 Z',
    '#fbf8f0',
  ) +
  circle(166, 204, 25, '#f5b93f');

const pot = (ink: Ink): string =>
  stroke('M96 190 L62 190', ink.deep, 18) +
  stroke('M304 190 L338 190', ink.deep, 18) +
  shape('M92 164 L308 164 L300 290 Q298 312 276 312 L124 312 Q102 312 100 290 Z', ink.base) +
  shape('M92 164 L130 164 L138 312 L124 312 Q102 312 100 290 Z', ink.light) +
  shape('M86 164 Q200 96 314 164 Z', ink.dark) +
  rect(82, 156, 236, 16, METAL, 8) +
  circle(200, 116, 14, ink.deep);

const knife = (ink: Ink): string =>
  `<g transform="rotate(-38 200 200)">${shape('M48 190 L248 172 L248 226 Q130 232 48 190 Z', '#e3e8ee')}${shape('M48 190 L248 206 L248 226 Q130 232 48 190 Z', METAL)}${rect(244, 170, 14, 58, STEEL, 3)}${rect(254, 176, 112, 44, ink.deep, 16)}${circle(282, 198, 5, METAL)}${circle(334, 198, 5, METAL)}</g>`;

const plate = (ink: Ink): string =>
  ellipse(200, 232, 146, 96, ink.dark) +
  ellipse(200, 222, 146, 96, ink.base) +
  ellipse(200, 220, 108, 68, ink.light) +
  ellipse(200, 222, 90, 54, ink.pale);

const cup = (ink: Ink): string =>
  stroke('M262 176 C 338 166 330 266 256 258', ink.dark, 20) +
  shape('M112 142 L270 142 L258 286 Q254 312 228 312 L154 312 Q128 312 124 286 Z', ink.base) +
  shape('M112 142 L142 142 L160 312 L154 312 Q128 312 124 286 Z', ink.light) +
  ellipse(191, 142, 79, 19, ink.dark) +
  ellipse(191, 144, 66, 13, '#5d3c26') +
  faded(
    0.55,
    stroke('M170 112 C 158 92 184 84 172 62', '#ffffff', 8) +
      stroke('M212 112 C 200 92 226 84 214 62', '#ffffff', 8),
  );

const flask = (ink: Ink): string =>
  rect(150, 56, 100, 50, ink.deep, 14) +
  shape(
    'M142 122 Q142 104 160 104 L240 104 Q258 104 258 122 L258 318 Q258 336 240 336 L160 336 Q142 336 142 318 Z',
    ink.base,
  ) +
  rect(154, 114, 20, 208, ink.light, 10) +
  rect(142, 290, 116, 8, ink.dark) +
  rect(150, 88, 100, 10, METAL, 4);

export const kitchen = {
  kettle,
  coffeeMachine,
  blender,
  toaster,
  microwave,
  fridge,
  washer,
  vacuum,
  stickVacuum,
  iron,
  pan,
  pot,
  knife,
  plate,
  cup,
  flask,
} as const;
