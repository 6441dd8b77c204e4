export const dockCss = `
.dock { display: flex; flex-direction: column; gap: 8px; padding: 8px 12px 4px; }
.panel .primary {
  display: flex; align-items: center; justify-content: center; gap: 10px;
  width: 100%; min-height: 54px; padding: 0 20px; border: 0; border-radius: 27px;
  background: var(--accent); color: var(--on-accent); font-weight: 650; font-size: 16px; cursor: pointer;
  transition: filter 120ms ease, transform 120ms ease;
}
.panel .primary:hover { filter: brightness(1.08); }
.panel .primary:active { transform: scale(0.985); }
.panel .quiet {
  flex: 1; min-height: 54px; padding: 0 16px; border: 1px solid var(--edge); border-radius: 27px;
  background: transparent; font-weight: 600; cursor: pointer;
}
.panel .quiet:hover { background: var(--raised); border-color: var(--text); }
.resting-buttons { display: flex; gap: 8px; }
.resting .primary { flex: 1; }
.panel .because { margin-bottom: 6px; color: var(--soft); font-size: 13.5px; text-align: center; text-wrap: balance; }

.running {
  display: flex; align-items: center; gap: 6px; min-height: 54px; padding: 0 4px 0 18px;
  border-radius: 27px; background: var(--raised); border: 1px solid var(--line);
  transition: background 200ms ease, border-color 200ms ease;
}
.running[data-status='listening'], .running[data-status='hearing'] {
  border-color: var(--accent); background: color-mix(in srgb, var(--accent) 9%, var(--surface));
}
.running[data-status='hearing'] { box-shadow: 0 0 0 3px color-mix(in srgb, var(--accent) 24%, transparent); }
.running[data-status='muted'], .running[data-status='lost'] { background: var(--warn-surface); color: var(--warn-text); }
.running[data-status='muted'] .voice-sign, .running[data-status='lost'] .voice-sign { color: inherit; }
.running .voice-sign { color: var(--accent); margin-right: 12px; }
@media (prefers-color-scheme: dark) { :host(:not([data-scheme='light'])) .running .voice-sign { color: var(--text); } }
:host([data-scheme='dark']) .running .voice-sign { color: var(--text); }
.running-status { flex: 1; min-width: 0; font-size: 14.5px; line-height: 1.3; }
.panel .round[data-muted='true'] { background: var(--warn-text); color: var(--warn-surface); }
.panel .stop { background: var(--sunken); color: var(--text); }
.panel .ending { color: var(--bad); background: var(--sunken); }
.ending .icon { width: 22px; height: 22px; fill: currentColor; stroke-width: 1; }
.panel .inviting { background: var(--accent); color: var(--on-accent); }
.panel .inviting:hover { background: var(--accent); color: var(--on-accent); filter: brightness(1.08); }
.panel .ending:hover { color: #ffffff; background: #a02b1d; }

.composer {
  display: flex; align-items: center; padding: 3px 3px 3px 18px; transition: border-color 120ms ease, box-shadow 120ms ease;
  border: 1px solid var(--edge); border-radius: 26px; background: var(--surface);
}
.composer:focus-within { border-color: var(--text); box-shadow: 0 0 0 3px color-mix(in srgb, var(--accent) 26%, transparent); }
.panel .field {
  all: unset; flex: 1; min-width: 0; height: 44px; color: var(--text); font: 400 16px/1.4 var(--font);
}
.panel .field:focus-visible { outline: none; }
.field::placeholder { color: var(--soft); opacity: 1; }
.panel .send {
  display: grid; place-items: center; flex: none; width: 44px; height: 44px; padding: 0; border: 0; border-radius: 50%;
  background: var(--accent); color: var(--on-accent); cursor: pointer; transition: opacity 120ms ease, background 120ms ease;
}
.panel .send[aria-disabled='true'] { background: transparent; color: var(--soft); cursor: default; }

.footer { min-height: 8px; color: var(--soft); font-size: 12.5px; line-height: 1.4; }
.consent { padding: 2px 6px 8px !important; }
.consent[hidden] { display: block !important; visibility: hidden; }
.consent a { color: inherit; }
.copied { color: var(--good); }
`;
