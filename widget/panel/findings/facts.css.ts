export const factsCss = `
.facts { overflow: hidden; border: 1px solid var(--line); border-radius: 18px; background: var(--surface); }
.fact { display: flex; align-items: center; gap: 12px; min-height: 56px; padding: 8px 14px; color: inherit; text-decoration: none; }
.panel p.fact { padding: 8px 14px; }
.fact + .fact { border-top: 1px solid var(--line); }
.fact .icon { color: var(--soft); }
.fact .icon:last-child { width: 16px; height: 16px; }
a.fact:hover { background: var(--raised); }
.fact-words { display: flex; flex-direction: column; flex: 1; min-width: 0; font-weight: 550; line-height: 1.35; overflow-wrap: anywhere; }
.fact-words small { color: var(--soft); font-size: 12.5px; font-weight: 400; }
.panel .facts :focus-visible { outline-offset: -3px; border-radius: 15px; }
.panel .order-status { padding: 12px 14px 4px; font-size: 17px; font-weight: 650; line-height: 1.3; }
.order-days { display: grid; grid-template-columns: auto 1fr; gap: 2px 14px; margin: 0; padding: 0 14px 12px; font-size: 14px; }
.order-days dt { color: var(--soft); }
.order-days dd { margin: 0; }
.order .fact { border-top: 1px solid var(--line); }
.panel .ticket { padding: 12px 14px; }
.ticket strong { font-weight: 650; font-variant-numeric: tabular-nums; }

.cart-view ul { display: grid; }
.cart-line { display: flex; align-items: baseline; justify-content: space-between; gap: 14px; font-size: 14px; line-height: 1.35; overflow-wrap: anywhere; }
.panel .cart-line { padding: 10px 14px; }
.cart-line + .cart-line, .panel .cart-total { border-top: 1px solid var(--line); }
.cart-amount { flex: none; max-width: 65%; text-align: end; font-variant-numeric: tabular-nums; }
.panel .cart-total { font-size: 15px; font-weight: 650; }
.panel .cart-empty { padding: 12px 14px; color: var(--soft); }
.cart-actions { display: flex; justify-content: space-between; gap: 8px; padding: 8px; border-top: 1px solid var(--line); }
.cart-link {
  display: inline-flex; align-items: center; gap: 8px; min-height: 44px; margin-left: auto; padding: 0 18px;
  border-radius: 22px; background: var(--accent); color: var(--on-accent); font-weight: 600; text-decoration: none;
}
.cart-link .icon { width: 14px; height: 14px; stroke-width: 2.4; }

.comparison { overflow-x: auto; border: 1px solid var(--line); border-radius: 18px; scrollbar-width: thin; overscroll-behavior-x: contain; }
.comparison table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: 13.5px; line-height: 1.35; }
.comparison th, .comparison td {
  min-width: 116px; max-width: 180px; padding: 9px 12px; vertical-align: top; text-align: start; background: var(--surface); overflow-wrap: anywhere;
}
.comparison thead th { font-weight: 600; }
.comparison tbody th, .comparison tbody td { border-top: 1px solid var(--line); font-variant-numeric: tabular-nums; }
.comparison th:first-child {
  position: sticky; left: 0; z-index: 1; min-width: 92px; max-width: 112px; border-right: 1px solid var(--line);
  background: var(--raised); color: var(--soft); font-weight: 400;
}
@media (forced-colors: active) { .facts, .comparison, .product { border: 1px solid; } }
`;
