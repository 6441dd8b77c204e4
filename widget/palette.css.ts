const light = `
  --surface: var(--storevoice-surface, #ffffff);
  --text: var(--storevoice-text, #191c1b);
  --raised: #f5f5f2;
  --sunken: #ecece7;
  --line: #dfdfd9;
  --edge: #85898680;
  --soft: #585e5b;
  --good: #14663f;
  --bad: #a02b1d;
  --warn-surface: #fdf3df;
  --warn-text: #5c4308;
  --shadow: 0 2px 6px rgb(20 24 22 / 0.06), 0 24px 64px -16px rgb(20 24 22 / 0.34);
`;

const dark = `
  --surface: var(--storevoice-surface, #151817);
  --text: var(--storevoice-text, #eef1ef);
  --raised: #1f2423;
  --sunken: #2a302e;
  --line: #313836;
  --edge: #8d959180;
  --soft: #a9b1ad;
  --good: #6fd3a2;
  --bad: #ff9c8c;
  --warn-surface: #3a2e12;
  --warn-text: #f5deb0;
  --shadow: 0 2px 6px rgb(0 0 0 / 0.4), 0 24px 64px -16px rgb(0 0 0 / 0.8);
`;

/** The colours of both schemes; a page changes the ones that have a `--storevoice-` name. */
export const paletteCss = `
:host { ${light} color-scheme: light; }
@media (prefers-color-scheme: dark) {
  :host(:not([data-scheme='light'])) { ${dark} color-scheme: dark; }
}
:host([data-scheme='dark']) { ${dark} color-scheme: dark; }
`;
