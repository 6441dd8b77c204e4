import { dockCss } from './dock.css.ts';
import { transcriptCss } from './transcript.css.ts';

const frameCss = `
.panel-frame {
  position: fixed;
  right: var(--offset-x);
  bottom: var(--offset-y);
  width: min(404px, calc(100vw - 32px));
  height: min(720px, calc(100dvh - var(--offset-y) - 20px));
}
:host([data-position='bottom-left']) .panel-frame { right: auto; left: var(--offset-x); }
:host([data-open]) { z-index: calc(var(--storevoice-z-index, 2147483000) + 1); }

.panel, .panel *, .panel *::before, .panel *::after { box-sizing: border-box; }
.panel p, .panel h2, .panel h3, .panel ul, .panel ol { margin: 0; padding: 0; list-style: none; font: inherit; }
.panel button { font: inherit; color: inherit; -webkit-tap-highlight-color: transparent; }
.panel {
  position: relative;
  display: flex;
  flex-direction: column;
  width: 100%;
  height: 100%;
  overflow: hidden;
  border-radius: var(--storevoice-radius, 22px);
  border: 1px solid var(--line);
  background: var(--surface);
  color: var(--text);
  font: 400 15px/1.5 var(--font);
  box-shadow: var(--shadow);
  animation: sv-rise 220ms cubic-bezier(0.2, 0.8, 0.2, 1);
}
.panel::before {
  content: '';
  position: absolute;
  inset: 0 0 auto;
  height: 220px;
  background: radial-gradient(120% 100% at 12% 0%, var(--accent), transparent 68%);
  opacity: 0.1;
  pointer-events: none;
}
.panel > * { position: relative; }
.panel-frame { pointer-events: none; }
.panel { pointer-events: auto; }
.panel:focus { outline: none; }
.panel :focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
@keyframes sv-rise { from { opacity: 0; transform: translateY(14px) scale(0.985); } }

.visually-hidden {
  position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
.icon {
  width: 20px; height: 20px; flex: none; fill: none;
  stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round;
}
.panel .round {
  display: inline-grid; place-items: center; flex: none;
  width: 44px; height: 44px; padding: 0; border: 0; border-radius: 50%;
  background: transparent; color: var(--soft); cursor: pointer;
  transition: background 120ms ease, color 120ms ease;
}
.panel .round:hover { background: var(--sunken); color: var(--text); }

.header { display: flex; align-items: center; gap: 2px; padding: 12px 10px 10px 16px; }
.badge {
  display: grid; place-items: center; flex: none; width: 40px; height: 40px; margin-right: 10px;
  border-radius: 14px; background: var(--accent); color: var(--on-accent);
}
.badge .sign { transform: scale(0.82); }
.logo { width: 100%; height: 100%; border-radius: inherit; background: var(--surface); object-fit: contain; }
.header-words { flex: 1; min-width: 0; }
.panel .title { font-weight: 650; font-size: 15px; line-height: 1.3; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.panel .status { color: var(--soft); font-size: 13px; line-height: 1.35; }

.menu { position: relative; flex: none; }
.menu > .round .icon { stroke-width: 2.6; }
.menu-items {
  position: absolute; z-index: 3; top: 46px; right: -44px; width: max-content; max-width: 290px; padding: 6px;
  border: 1px solid var(--line); border-radius: 16px; background: var(--surface); box-shadow: var(--shadow); font-size: 14px;
}
.panel .menu-item {
  display: flex; align-items: center; flex-wrap: wrap; gap: 6px; width: 100%; min-height: 44px; padding: 0 10px; border: 0; border-radius: 11px;
  background: transparent; text-align: start; cursor: pointer;
}
.panel .menu-item:hover { background: var(--raised); }
.menu-item code { font: 500 13px/1 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
.menu-item .icon { width: 16px; height: 16px; }
.panel .minimise { display: none; }
.panel.minimised { position: absolute; bottom: 0; height: auto; overflow: visible; border: 0; background: none; box-shadow: none; }
.panel.minimised::before { content: none; }
.pill { box-shadow: var(--shadow); background: var(--surface); }
.panel .pill-expand {
  display: flex; align-items: center; flex: 1; min-width: 0; min-height: 52px; padding: 0; border: 0; background: none; text-align: start; cursor: pointer;
}

.notice {
  display: flex; align-items: flex-start; gap: 4px; margin: 0 12px 8px; padding: 4px 4px 4px 14px;
  border-radius: 14px; background: var(--warn-surface); color: var(--warn-text);
  font-size: 14px; line-height: 1.4;
}
.panel .done { align-items: center; padding: 0 14px; background: var(--raised); color: var(--text); }
.panel .done .notice-action { margin: 0; }
.notice-words { flex: 1; min-width: 0; }
.panel .notice p { padding: 10px 0 8px; }
.panel .notice .round { color: inherit; }
.panel .notice-action {
  min-width: 44px; min-height: 44px; margin: -6px 0 2px; padding: 0; border: 0; border-radius: 12px;
  background: transparent; font-weight: 650; text-decoration: underline; text-underline-offset: 3px; cursor: pointer;
}
`;

const signCss = `
.voice-sign { --level: 0; }
.voice-sign .bar { transition: transform 90ms linear; }
.voice-sign[data-status='listening'] .bar, .voice-sign[data-status='hearing'] .bar {
  transform: scaleY(calc(0.22 + 0.78 * var(--level) * var(--lean, 1)));
}
.voice-sign .bar:nth-child(1) { --lean: 0.55; }
.voice-sign .bar:nth-child(2) { --lean: 0.85; }
.voice-sign .bar:nth-child(4) { --lean: 0.8; }
.voice-sign .bar:nth-child(5) { --lean: 0.5; }
.voice-sign[data-status='speaking'] .bar { animation: sv-sway 520ms ease-in-out infinite alternate; }
.voice-sign[data-status='connecting'] .bar, .voice-sign[data-status='asking'] .bar,
.voice-sign[data-status='lost'] .bar, .voice-sign[data-status='thinking'] .bar {
  animation: sv-pulse 1200ms ease-in-out infinite;
}
.voice-sign[data-status='searching'] .bar { animation: sv-sweep 1000ms ease-in-out infinite; }
.voice-sign[data-status='muted'] .bar, .voice-sign[data-status='paused'] .bar,
.voice-sign[data-status='ended'] .bar { transform: scaleY(0.16); }
.voice-sign .bar:nth-child(2) { animation-delay: -400ms; }
.voice-sign .bar:nth-child(3) { animation-delay: -250ms; }
.voice-sign .bar:nth-child(4) { animation-delay: -150ms; }
.voice-sign .bar:nth-child(5) { animation-delay: -80ms; }
@keyframes sv-pulse { 0%, 100% { transform: scaleY(0.2); opacity: 0.55; } 50% { transform: scaleY(0.5); opacity: 1; } }
@keyframes sv-sweep { 0%, 70%, 100% { transform: scaleY(0.2); } 30% { transform: scaleY(1); } }
`;

/** Screens that the open panel covers completely. */
export const COVERS_PAGE = '(max-width: 480px)';

const adaptCss = `
@media ${COVERS_PAGE} {
  .panel-frame, :host([data-position='bottom-left']) .panel-frame {
    left: 0; right: 0; bottom: var(--keyboard, 0px); width: 100%;
    height: calc(100dvh - var(--keyboard, 0px) - max(10px, env(safe-area-inset-top, 0px)));
  }
  .welcome-words { margin-top: 0; }
  .panel-frame::before {
    content: ''; position: absolute; inset: 0; border-radius: var(--storevoice-radius, 22px) var(--storevoice-radius, 22px) 0 0;
    border-top: 1px solid var(--line); box-shadow: var(--shadow); transform: translateY(var(--free, 120%));
  }
  .panel:not(.minimised) { clip-path: inset(var(--free, 0px) 0 0 round var(--storevoice-radius, 22px) var(--storevoice-radius, 22px) 0 0); }
  .panel::before, .header, .welcome, .transcript { transform: translateY(var(--free, 0px)); }
  .header { z-index: 1; }
  .aura { transform: translateY(calc(var(--free, 0px) / -2)); }
  .panel .minimise { display: inline-grid; }
  .panel.minimised { inset: auto 10px 10px; width: auto; padding-bottom: env(safe-area-inset-bottom, 0px); }
  .panel { border-bottom-left-radius: 0; border-bottom-right-radius: 0; border-width: 1px 0 0; padding-bottom: env(safe-area-inset-bottom, 0px); }
}
@media (max-height: 560px) and (min-width: 600px) {
  .panel-frame {
    bottom: calc(8px + env(safe-area-inset-bottom, 0px));
    width: min(800px, calc(100vw - 32px - env(safe-area-inset-left, 0px) - env(safe-area-inset-right, 0px)));
    height: calc(100dvh - 16px - env(safe-area-inset-top, 0px) - env(safe-area-inset-bottom, 0px));
  }
  .panel { display: grid; grid-template: auto auto 1fr / 1fr minmax(0, 340px); }
  .header { grid-area: 1 / 2; }
  .welcome, .transcript { grid-area: 1 / 1 / 4 / 2; }
  .notice { grid-area: 2 / 2; }
  .dock { grid-area: 3 / 2; align-self: end; }
}
@media (prefers-reduced-motion: reduce) {
  .panel, .panel *, .panel ::before, .panel ::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
@media (forced-colors: active) {
  .panel, .bubble, .product { border: 1px solid; }
  .sign .bar { background: CanvasText; }
}
`;

export const panelCss = [frameCss, signCss, transcriptCss, dockCss, adaptCss].join('');
