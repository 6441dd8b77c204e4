import type { Ink } from './ink.ts';
import { circle, ellipse, faded, rect, shape, stroke, turned } from './shapes.ts';

const METAL = '#c9ced6';
const STEEL = '#8b929d';
const DARK = '#23272f';

const cartridge = (ink: Ink): string =>
  shape('M70 162 L330 162 L330 244 Q330 262 312 262 L88 262 Q70 262 70 244 Z', ink.dark) +
  rect(54, 138, 292, 54, ink.base, 14) +
  rect(120, 204, 160, 36, ink.light, 6) +
  rect(136, 214, 96, 8, ink.deep, 4) +
  circle(330, 210, 17, STEEL) +
  rect(172, 112, 56, 30, ink.deep, 8);

const paper = (ink: Ink): string =>
  shape('M86 128 L314 128 L328 296 L72 296 Z', '#e6e9ee') +
  [0, 1, 2, 3, 4].map((sheet) => rect(74 - sheet, 276 + sheet * 7, 252 + sheet * 2, 3, '#c3cad4')).join('') +
  shape('M100 116 L300 116 L312 268 L88 268 Z', '#ffffff') +
  shape('M96 176 L304 176 L308 226 L92 226 Z', ink.base) +
  `<text x="200" y="214" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="38" fill="#ffffff">A4</text>`;

const capsules = (ink: Ink): string =>
  [
    [122, 236, ink.base],
    [200, 236, '#b3693f'],
    [278, 236, '#8d78bd'],
    [161, 158, '#d8b46a'],
    [239, 158, ink.dark],
  ]
    .map(([x, y, fill]) => {
      const left = Number(x);
      const top = Number(y);
      return (
        shape(
          `M${left - 34} ${top - 26} L${left + 34} ${top - 26} L${left + 24} ${top + 38} Q${left} ${top + 48} ${left - 24} ${top + 38} Z`,
          String(fill),
        ) + ellipse(left, top - 26, 37, 11, METAL)
      );
    })
    .join('');

const pouch = (ink: Ink): string =>
  shape('M112 84 L288 84 L304 316 Q306 332 290 332 L110 332 Q94 332 96 316 Z', ink.base) +
  rect(106, 70, 188, 26, ink.dark, 6) +
  rect(136, 158, 128, 108, '#ffffff', 14) +
  circle(200, 198, 22, ink.pale) +
  rect(164, 236, 72, 10, ink.base, 5);

const filter = (ink: Ink): string =>
  rect(122, 74, 156, 30, ink.dark, 10) +
  rect(132, 100, 136, 196, '#f1efe9', 6) +
  Array.from({ length: 9 }, (_, fold) => rect(140 + fold * 14, 104, 6, 188, '#d8d3c6')).join('') +
  rect(122, 292, 156, 30, ink.base, 10);

const dustBag = (ink: Ink): string =>
  shape('M128 130 Q200 96 272 130 L292 298 Q290 332 254 332 L146 332 Q110 332 108 298 Z', '#e8dfcf') +
  shape('M128 130 Q200 96 272 130 L276 164 Q200 134 124 164 Z', '#d6c9b2') +
  rect(140, 82, 120, 58, ink.base, 10) +
  circle(200, 110, 20, DARK) +
  stroke('M150 208 L250 208 M144 250 L256 250', '#cabb9f', 5);

const pads = (ink: Ink): string =>
  [2, 1, 0]
    .map(
      (layer) =>
        `<g transform="translate(0 ${layer * 26 - 26})">${ellipse(200, 226, 134, 66, ink.dark)}${ellipse(200, 216, 134, 66, layer === 0 ? ink.light : ink.base)}</g>`,
    )
    .join('') + ellipse(200, 190, 52, 25, ink.pale);

const earPads = (ink: Ink): string =>
  `<g transform="rotate(-8 130 200)"><ellipse cx="128" cy="200" rx="62" ry="92" fill="none" stroke="${ink.base}" stroke-width="38"/><ellipse cx="124" cy="192" rx="62" ry="92" fill="none" stroke="${ink.light}" stroke-width="8"/></g>` +
  `<g transform="rotate(8 270 200)"><ellipse cx="274" cy="204" rx="62" ry="92" fill="none" stroke="${ink.dark}" stroke-width="38"/><ellipse cx="270" cy="196" rx="62" ry="92" fill="none" stroke="${ink.base}" stroke-width="8"/></g>`;

const mousePad = (ink: Ink): string =>
  shape('M66 150 L300 150 L346 284 L96 296 Z', ink.deep) +
  shape('M66 142 L300 142 L346 274 L96 286 Z', ink.base) +
  faded(0.4, shape('M90 156 L190 156 L150 276 L110 278 Z', ink.light)) +
  rect(236, 176, 46, 72, '#e8ebef', 23) +
  rect(257, 182, 4, 24, STEEL);

const candle = (ink: Ink): string =>
  shape('M200 74 C 222 106 222 126 200 134 C 178 126 178 106 200 74 Z', '#f4b54a') +
  rect(197, 128, 6, 26, DARK) +
  rect(122, 148, 156, 182, '#eef2f4', 26) +
  rect(130, 176, 140, 146, ink.light, 20) +
  rect(150, 212, 100, 68, '#ffffff', 8) +
  rect(168, 232, 64, 8, ink.dark, 4) +
  rect(178, 250, 44, 6, ink.base, 3);

const curtains = (ink: Ink): string =>
  rect(44, 66, 312, 12, '#8b7355', 6) +
  circle(44, 72, 12, '#8b7355') +
  circle(356, 72, 12, '#8b7355') +
  rect(150, 84, 100, 220, '#dbe9f4') +
  [0, 1, 2, 3]
    .map((fold) =>
      shape(
        `M${62 + fold * 30} 78 L${92 + fold * 30} 78 L${88 + fold * 26} 326 L${62 + fold * 26} 326 Z`,
        fold % 2 === 0 ? ink.base : ink.dark,
      ),
    )
    .join('') +
  [0, 1, 2, 3]
    .map((fold) =>
      shape(
        `M${308 - fold * 30} 78 L${338 - fold * 30} 78 L${338 - fold * 26} 326 L${312 - fold * 26} 326 Z`,
        fold % 2 === 0 ? ink.base : ink.dark,
      ),
    )
    .join('');

const cutter = (ink: Ink): string =>
  circle(200, 200, 124, ink.deep) +
  circle(200, 200, 112, ink.base) +
  circle(200, 200, 54, '#d8644a') +
  circle(200, 200, 20, '#eef0f3') +
  faded(0.35, stroke('M118 150 A96 96 0 0 1 176 108 M282 250 A96 96 0 0 1 224 292', '#ffffff', 9));

const bits = (ink: Ink): string =>
  rect(70, 214, 260, 102, ink.dark, 16) +
  rect(70, 210, 260, 96, ink.base, 16) +
  [0, 1, 2, 3, 4, 5, 6]
    .map((bit) =>
      rect(
        92 + bit * 32,
        96 + (bit % 3) * 20,
        14,
        130 - (bit % 3) * 20,
        bit % 2 === 0 ? STEEL : '#d8b46a',
        5,
      ),
    )
    .join('') +
  rect(70, 226, 260, 80, ink.base, 14) +
  rect(104, 252, 192, 14, ink.light, 7);

const glue = (ink: Ink): string =>
  turned(
    24,
    shape('M192 50 L208 50 L216 112 L184 112 Z', DARK) +
      rect(172, 108, 56, 26, ink.deep, 6) +
      shape('M158 132 L242 132 L250 316 L150 316 Z', ink.base) +
      rect(146, 310, 108, 24, ink.dark, 4) +
      rect(168, 186, 64, 74, '#ffffff', 8) +
      rect(180, 206, 40, 9, '#d8554f', 4),
  );

const hatchet = (ink: Ink): string =>
  turned(
    28,
    rect(186, 96, 30, 250, '#3a3f48', 14) +
      rect(186, 236, 30, 106, ink.base, 14) +
      shape('M176 84 L226 84 L226 150 L176 150 Q128 166 100 178 Q94 116 100 60 Q140 84 176 84 Z', STEEL) +
      shape('M126 74 Q104 118 126 166 Q108 174 100 178 Q94 116 100 60 Z', METAL),
  );

const giftCard = (ink: Ink): string =>
  turned(
    -7,
    rect(62, 122, 276, 170, ink.dark, 22) +
      rect(62, 116, 276, 168, ink.base, 22) +
      rect(128, 116, 30, 168, '#e6b84a') +
      rect(62, 182, 276, 28, '#e6b84a') +
      shape('M143 196 C 96 150 92 196 143 196 C 194 150 196 196 143 196 Z', '#c98f2a') +
      rect(206, 238, 96, 12, ink.pale, 6),
  );

export const supplies = {
  cartridge,
  paper,
  capsules,
  pouch,
  filter,
  dustBag,
  pads,
  earPads,
  mousePad,
  candle,
  curtains,
  cutter,
  bits,
  glue,
  hatchet,
  giftCard,
} as const;
