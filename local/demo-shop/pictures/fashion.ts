import type { Ink } from './ink.ts';
import { circle, ellipse, faded, mirrored, rect, shape, stroke } from './shapes.ts';

const METAL = '#c9ced6';
const SOLE = '#f5f2ec';

const sneakers = (ink: Ink): string =>
  shape(
    'M58 236 C 60 176 92 150 118 146 L160 138 C 184 190 232 204 292 212 C 332 218 348 238 348 262 L58 262 Z',
    ink.base,
  ) +
  shape('M58 236 C 60 176 92 150 118 146 L134 143 C 140 190 112 220 58 236 Z', ink.dark) +
  shape('M250 206 C 322 208 348 232 348 262 L262 262 C 268 240 264 222 250 206 Z', ink.light) +
  shape('M50 258 L352 258 Q360 292 332 294 L76 294 Q48 292 50 258 Z', SOLE) +
  rect(52, 280, 300, 14, ink.deep, 7) +
  stroke('M166 164 L146 184 M186 182 L166 202 M208 196 L190 216', '#ffffff', 8) +
  stroke('M108 240 C 160 250 190 236 214 224', ink.pale, 10);

const boots = (ink: Ink): string =>
  shape('M128 68 L222 68 L226 204 C 262 214 322 222 330 272 L330 286 L124 286 Z', ink.base) +
  shape('M128 68 L160 68 L156 286 L124 286 Z', ink.dark) +
  rect(122, 60, 106, 24, ink.light, 10) +
  shape(
    'M118 284 L336 284 Q340 316 316 316 L230 316 L222 304 L206 304 L200 316 L132 316 Q116 312 118 284 Z',
    ink.deep,
  ) +
  stroke('M178 112 L222 112 M178 142 L222 142 M178 172 L222 172', ink.pale, 7);

const shirtBody =
  'M144 84 L104 104 L58 164 L96 200 L120 178 L120 318 L280 318 L280 178 L304 200 L342 164 L296 104 L256 84 Q200 126 144 84 Z';

const tshirt = (ink: Ink): string =>
  shape(shirtBody, ink.base) +
  shape('M120 178 L120 318 L150 318 L144 150 Z', ink.dark) +
  stroke('M144 84 Q200 132 256 84', ink.deep, 9) +
  faded(0.5, shape('M280 178 L280 318 L262 318 L266 160 Z', ink.dark));

const hoodie = (ink: Ink): string =>
  shape(
    'M140 92 L104 112 L62 262 L102 276 L122 206 L122 324 L278 324 L278 206 L298 276 L338 262 L296 112 L260 92 Z',
    ink.base,
  ) +
  shape('M140 92 Q134 56 200 54 Q266 56 260 92 Q246 140 200 144 Q154 140 140 92 Z', ink.dark) +
  ellipse(200, 96, 38, 32, ink.deep) +
  shape('M152 238 L248 238 L264 294 L136 294 Z', ink.dark) +
  stroke('M184 138 L182 196 M216 138 L218 190', ink.pale, 6) +
  rect(122, 310, 156, 16, ink.dark, 5);

const jacket = (ink: Ink): string =>
  shape(
    'M142 80 L100 102 L62 272 L104 284 L124 206 L124 324 L276 324 L276 206 L296 284 L338 272 L300 102 L258 80 L200 98 Z',
    ink.base,
  ) +
  shape('M142 80 L200 98 L200 190 L150 128 Z', ink.dark) +
  shape('M258 80 L200 98 L200 190 L250 128 Z', ink.dark) +
  rect(197, 120, 6, 204, METAL) +
  rect(140, 232, 44, 9, ink.deep, 4) +
  rect(216, 232, 44, 9, ink.deep, 4) +
  faded(0.4, stroke('M124 170 L196 170 M204 170 L276 170 M124 270 L196 270 M204 270 L276 270', ink.deep, 5));

const dress = (ink: Ink): string =>
  stroke('M160 66 L166 110 M240 66 L234 110', ink.dark, 9) +
  shape('M154 100 Q200 134 246 100 L252 180 L306 322 Q200 348 94 322 L148 180 Z', ink.base) +
  shape('M148 180 L94 322 Q120 332 150 336 L178 186 Z', ink.dark) +
  rect(146, 174, 108, 18, ink.deep, 8) +
  faded(0.5, stroke('M214 196 L234 336 M188 196 L178 338', ink.light, 6));

const trousers = (ink: Ink): string =>
  shape('M134 66 L266 66 L284 334 L222 334 L200 158 L178 334 L116 334 Z', ink.base) +
  shape('M134 66 L156 66 L140 334 L116 334 Z', ink.dark) +
  rect(132, 62, 136, 26, ink.dark, 6) +
  circle(200, 76, 6, METAL) +
  stroke('M150 92 Q156 124 136 132 M250 92 Q244 124 264 132', ink.pale, 4) +
  rect(197, 88, 5, 60, ink.dark);

const bag = (ink: Ink): string =>
  stroke('M146 160 C 146 66 254 66 254 160', ink.dark, 14) +
  shape('M86 146 L314 146 L332 304 Q334 322 316 322 L84 322 Q66 322 68 304 Z', ink.base) +
  shape('M86 146 L314 146 L320 198 Q200 244 80 198 Z', ink.dark) +
  rect(180, 202, 40, 34, '#d8b46a', 8) +
  circle(200, 220, 6, '#8a6a2c');

const backpack = (ink: Ink): string =>
  stroke('M164 78 C 164 46 236 46 236 78', ink.deep, 14) +
  rect(96, 148, 34, 150, ink.dark, 16) +
  rect(270, 148, 34, 150, ink.dark, 16) +
  shape(
    'M116 150 C 116 92 150 70 200 70 C 250 70 284 92 284 150 L284 306 Q284 330 260 330 L140 330 Q116 330 116 306 Z',
    ink.base,
  ) +
  rect(138, 216, 124, 94, ink.dark, 20) +
  rect(138, 210, 124, 92, ink.light, 20) +
  rect(150, 232, 100, 6, ink.deep, 3) +
  rect(150, 124, 100, 7, ink.deep, 3) +
  rect(228, 128, 8, 24, METAL, 3);

const hat = (ink: Ink): string =>
  shape('M112 236 C 108 116 292 116 288 236 Z', ink.base) +
  shape('M112 236 C 110 168 146 140 172 132 C 150 164 146 200 148 236 Z', ink.light) +
  rect(98, 222, 204, 56, ink.dark, 20) +
  [120, 148, 176, 204, 232, 260].map((x) => rect(x, 228, 9, 44, ink.base, 4)).join('') +
  circle(200, 132, 26, ink.pale);

const glasses = (ink: Ink): string => {
  const lens =
    circle(132, 206, 60, ink.deep) +
    circle(132, 206, 48, '#5d7894') +
    faded(0.45, shape('M102 222 L142 166 L160 174 L116 240 Z', '#fff'));
  return (
    lens +
    mirrored(lens) +
    stroke('M188 192 Q200 178 212 192', ink.deep, 10) +
    stroke('M76 190 L52 172 M324 190 L348 172', ink.deep, 10)
  );
};

const socks = (ink: Ink): string =>
  shape(
    'M164 60 L242 60 L242 204 C 242 222 250 228 264 240 L310 278 C 336 304 302 344 268 330 L184 272 Q164 258 164 232 Z',
    ink.base,
  ) +
  rect(160, 56, 86, 40, ink.dark, 8) +
  shape('M264 240 L310 278 C 336 304 302 344 268 330 L236 308 C 270 300 280 270 264 240 Z', ink.light) +
  rect(164, 124, 78, 14, ink.pale) +
  rect(164, 152, 78, 14, ink.pale);

export const fashion = {
  sneakers,
  boots,
  tshirt,
  hoodie,
  jacket,
  dress,
  trousers,
  bag,
  backpack,
  hat,
  glasses,
  socks,
} as const;
