/** Small words for SVG, so that a drawing reads like what it draws. */

export const rect = (x: number, y: number, width: number, height: number, fill: string, r = 0): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${r}" fill="${fill}"/>`;

export const circle = (cx: number, cy: number, r: number, fill: string): string =>
  `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${fill}"/>`;

export const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string): string =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;

export const shape = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`;

export const stroke = (d: string, colour: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

export const turned = (degrees: number, inner: string): string =>
  `<g transform="rotate(${degrees} 200 200)">${inner}</g>`;

export const faded = (opacity: number, inner: string): string => `<g opacity="${opacity}">${inner}</g>`;

/** The same drawing mirrored left to right. */
export const mirrored = (inner: string): string => `<g transform="translate(400 0) scale(-1 1)">${inner}</g>`;
