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

/** The colours of both schemes; a page can change those with a `--storevoice-` name. */
const paletteCss = `
:host { ${light} color-scheme: light; }
@media (prefers-color-scheme: dark) {
  :host(:not([data-scheme='light'])) { ${dark} color-scheme: dark; }
}
:host([data-scheme='dark']) { ${dark} color-scheme: dark; }
`;

/** The launcher's styles; the panel brings its own. The position is fixed, so that the page never moves. */
export const launcherCss = `
:host { all: initial; }
${paletteCss}
:host {
  --accent: var(--storevoice-accent, #0f766e);
  --on-accent: var(--storevoice-on-accent, #ffffff);
  --offset-x: calc(var(--storevoice-offset-x, 20px) + env(safe-area-inset-right, 0px));
  --offset-y: calc(var(--storevoice-offset-y, 20px) + env(safe-area-inset-bottom, 0px));
  --font: var(--storevoice-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif);
  position: fixed;
  z-index: var(--storevoice-z-index, 2147483000);
  right: var(--offset-x);
  bottom: calc(var(--offset-y) + var(--storevoice-index, 0) * 72px);
  font: 400 15px/1.45 var(--font);
  -webkit-text-size-adjust: 100%;
}
:host([hidden]), :host([data-hidden]), [hidden] { display: none !important; }
:host([data-position='bottom-left']) {
  --offset-x: calc(var(--storevoice-offset-x, 20px) + env(safe-area-inset-left, 0px));
  right: auto;
  left: var(--offset-x);
}
@media print { :host { display: none !important; } }

.launcher-frame { display: flex; flex-direction: column; align-items: flex-end; gap: 10px; }
:host([data-position='bottom-left']) .launcher-frame { align-items: flex-start; }
.launcher-frame[data-state='open'] { display: none; }
.launcher {
  all: unset;
  position: relative;
  box-sizing: border-box;
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: 10px;
  min-width: 56px;
  height: 56px;
  padding: 0 16px;
  border-radius: 28px;
  background: var(--accent);
  color: var(--on-accent);
  font: 600 15px/1 var(--font);
  cursor: pointer;
  box-shadow: 0 1px 2px rgb(0 0 0 / 0.16), 0 8px 24px -6px rgb(0 0 0 / 0.32);
  transition: transform 160ms ease, box-shadow 160ms ease;
  -webkit-tap-highlight-color: transparent;
  user-select: none;
}
.launcher:hover { transform: translateY(-2px); box-shadow: 0 2px 4px rgb(0 0 0 / 0.16), 0 14px 32px -8px rgb(0 0 0 / 0.38); }
.launcher:active { transform: scale(0.97); }
.launcher:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
.launcher-label { padding-right: 4px; max-width: calc(100vw - 112px); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }

.sign { display: inline-flex; align-items: center; justify-content: center; gap: 3px; width: 27px; height: 24px; }
.sign .bar { width: 3px; height: 22px; border-radius: 2px; background: currentColor; transform-origin: center; transform: scaleY(0.3); }
.sign .bar:nth-child(2) { transform: scaleY(0.62); }
.sign .bar:nth-child(3) { transform: scaleY(1); }
.sign .bar:nth-child(4) { transform: scaleY(0.5); }
.sign .bar:nth-child(5) { transform: scaleY(0.26); }
.launcher:hover .bar, .launcher[aria-busy='true'] .bar { animation: sv-sway 900ms ease-in-out infinite alternate; }
.launcher .bar:nth-child(2) { animation-delay: -300ms !important; }
.launcher .bar:nth-child(3) { animation-delay: -600ms !important; }
.launcher .bar:nth-child(4) { animation-delay: -150ms !important; }
.launcher .bar:nth-child(5) { animation-delay: -450ms !important; }
@keyframes sv-sway { from { transform: scaleY(0.25); } to { transform: scaleY(0.95); } }

.launcher-failure {
  box-sizing: border-box;
  margin: 0;
  max-width: min(300px, calc(100vw - 40px));
  padding: 12px 14px;
  border-radius: 14px;
  background: var(--surface);
  color: var(--text);
  border: 1px solid var(--line);
  box-shadow: 0 8px 24px -8px rgb(0 0 0 / 0.3);
  font: 400 14px/1.4 var(--font);
}
.launcher-failure:empty { display: none; }
[data-awaited] .launcher::after {
  content: ''; position: absolute; top: -1px; right: -1px; width: 15px; height: 15px; border-radius: 50%;
  background: #e5484d; border: 2px solid var(--surface); box-sizing: border-box;
}
@media (prefers-reduced-motion: reduce) {
  .launcher, .bar { transition: none !important; animation: none !important; }
  .launcher:hover { transform: none; }
}
`;
