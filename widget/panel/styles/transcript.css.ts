export const transcriptCss = `
.welcome, .transcript {
  flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 14px 16px 12px; scrollbar-width: thin;
  -webkit-mask-image: linear-gradient(transparent, #000 16px calc(100% - 12px), transparent);
  mask-image: linear-gradient(transparent, #000 16px calc(100% - 12px), transparent);
}
.welcome { display: flex; flex-direction: column; }
.welcome-words { display: flex; flex-direction: column; gap: 8px; margin-top: auto; }
.panel .greeting { margin-bottom: 10px; font-size: 23px; line-height: 1.28; font-weight: 600; letter-spacing: -0.012em; text-wrap: balance; }
.hint, .panel .samples-title { color: var(--soft); font-size: 14px; }
.samples { display: grid; gap: 8px; }
.panel .sample {
  display: flex; align-items: center; justify-content: space-between; gap: 10px;
  width: 100%; min-height: 48px; padding: 10px 12px 10px 16px; text-align: start;
  border: 1px solid var(--line); border-radius: 16px; background: var(--surface); cursor: pointer;
  transition: border-color 120ms ease, background 120ms ease;
}
.panel .sample:hover { background: var(--raised); border-color: var(--edge); }
.sample .icon { width: 16px; height: 16px; color: var(--soft); }

.transcript { display: flex; flex-direction: column; }
.aura {
  position: absolute; inset: 110px 0 200px; display: grid; place-items: center; color: var(--accent); pointer-events: none;
  background: radial-gradient(closest-side, color-mix(in srgb, var(--accent) 16%, transparent), transparent);
}
.aura .sign { transform: scale(3.4); }
.turns { display: flex; flex-direction: column; gap: 14px; position: relative; }
.turn { display: flex; flex-direction: column; max-width: 100%; animation: sv-appear 180ms ease; }
@keyframes sv-appear { from { opacity: 0; transform: translateY(6px); } }
.from-shopper { align-items: flex-end; padding-left: 44px; }
.bubble {
  padding: 9px 14px !important; border-radius: 18px 18px 5px 18px; background: var(--accent); color: var(--on-accent);
  overflow-wrap: anywhere; white-space: pre-wrap;
}
.bubble em { font-style: normal; opacity: 0.86; }
.from-shopper[data-delivery='queued'] .bubble { opacity: 0.72; }
.from-assistant { align-items: flex-start; padding-right: 20px; }
.words { overflow-wrap: anywhere; white-space: pre-wrap; }
.panel .so { color: var(--soft); font-size: 13.5px; text-align: center; text-wrap: balance; }
.note { margin-top: 4px; color: var(--soft); font-size: 12.5px; line-height: 1.35; }
.from-assistant[data-preamble='true'] .words { color: var(--soft); font-style: italic; }
.from-assistant[data-delivery='cut'] .words { color: var(--soft); }
.from-assistant[data-delivery='cut'] .note { padding-left: 10px; border-left: 2px solid var(--edge); }

.dots {
  display: inline-flex; justify-content: space-between; flex: none; width: 31px; padding: 9px 0;
  background: radial-gradient(circle, var(--soft) 0 3.5px, transparent 4px) center / 7px 7px no-repeat;
}
.dots::before, .dots::after {
  content: ''; width: 7px; height: 7px; border-radius: 50%; background: var(--soft);
  animation: sv-blink 1000ms ease-in-out infinite;
}
.dots::after { animation-delay: 300ms; }
.waiting { flex-direction: row; align-items: center; gap: 10px; }
.sought { color: var(--soft); font-size: 14px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
@keyframes sv-blink { 0%, 100% { opacity: 0.25; } 50% { opacity: 1; } }
`;
