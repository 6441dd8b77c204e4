export const findingsCss = `
.findings { gap: 10px; }
.products { margin: 0 -16px; }
.product-alone { padding: 0 16px !important; }
.product-row {
  scroll-behavior: smooth;
  display: flex; gap: 10px; padding: 2px 16px !important; overflow-x: auto;
  scroll-snap-type: x proximity; scroll-padding: 16px; scrollbar-width: none;
}
.product-row::-webkit-scrollbar { display: none; }
.product {
  position: relative; display: flex; gap: 12px; padding: 10px;
  border: 1px solid var(--line); border-radius: 20px; background: var(--surface);
  transition: border-color 120ms ease;
}
.product:hover { border-color: var(--edge); }
.product-row .product { flex: none; flex-direction: column; gap: 8px; width: 172px; scroll-snap-align: start; }
.picture {
  display: grid; place-items: center; flex: none; width: 112px; height: 112px; overflow: hidden;
  border-radius: 12px; background: var(--raised); color: var(--soft);
}
.product-row .picture { width: 100%; height: 128px; }
.picture img { width: 100%; height: 100%; object-fit: cover; }
.picture .icon { width: 30px; height: 30px; stroke-width: 1.3; }
.product-words { display: flex; flex-direction: column; align-items: flex-start; gap: 1px; flex: 1; min-width: 0; }
.product-alone .product-words { padding: 2px 4px 0 0; }
.product-row .product-words { padding: 0 2px; }
.panel .product-title { font-weight: 600; line-height: 1.3; overflow-wrap: anywhere; }
.product-row .product-title { font-size: 14.5px; hyphens: auto; }
.product-title a { color: inherit; text-decoration: none; }
.product-title a::after { content: ''; position: absolute; inset: 0; border-radius: 20px; }
.product-title a:hover { text-decoration: underline; text-underline-offset: 3px; }
.product:has(a:focus-visible) { outline: 2px solid var(--text); outline-offset: 2px; }
.product-title a:focus-visible { outline: none; }
.panel .reason {
  margin: 3px 0 2px; padding: 3px 8px; border-radius: 9px; font-size: 13px; line-height: 1.35; overflow-wrap: anywhere;
  background: color-mix(in srgb, var(--accent) 12%, var(--surface));
}
.options { color: var(--soft); font-size: 13px; }
.panel .price { display: flex; align-items: baseline; flex-wrap: wrap; gap: 0 8px; font-size: 18px; line-height: 1.4; font-weight: 650; font-variant-numeric: tabular-nums; letter-spacing: -0.01em; overflow-wrap: anywhere; }
.product-row .price[data-long='true'] { font-size: 14px; letter-spacing: -0.02em; }
.price s { color: var(--soft); font-size: 13.5px; font-weight: 400; }
.panel .price-unknown { color: var(--soft); font-size: 14px; font-weight: 400; }
.availability { display: flex; align-items: center; gap: 6px; color: var(--soft); font-size: 13px; }
.availability::before { content: ''; width: 7px; height: 7px; border-radius: 50%; background: currentColor; }
[data-availability='in-stock'] .availability { color: var(--good); }
[data-availability='out-of-stock'] .availability { color: var(--bad); }
[data-availability='out-of-stock'] .picture { opacity: 0.55; }
.panel .cart {
  position: relative; z-index: 1; min-height: 44px; margin-top: 8px; padding: 0 18px;
  border: 0; border-radius: 22px; background: var(--sunken); font-weight: 600; cursor: pointer;
  transition: background 120ms ease, color 120ms ease;
}
.product-row .cart { width: 100%; margin-top: auto; }
.product-row .availability { margin-bottom: 8px; }
.panel .cart:hover, .panel .cart[data-state='added'] { background: var(--accent); color: var(--on-accent); }
.row-buttons { display: none; justify-content: flex-end; padding: 2px 10px 0; }
@media (hover: hover) { .row-buttons { display: flex; } }
.choices { display: flex; flex-wrap: wrap; gap: 8px; margin: 0; padding: 0; border: 0; min-width: 0; }
.panel .choice {
  min-height: 44px; padding: 0 16px; border: 1px solid var(--edge); border-radius: 22px;
  background: var(--surface); font-weight: 550; cursor: pointer; transition: background 120ms ease;
}
.panel .choice:hover { background: var(--raised); border-color: var(--text); }

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
