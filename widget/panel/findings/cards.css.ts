export const cardsCss = `
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
`;
