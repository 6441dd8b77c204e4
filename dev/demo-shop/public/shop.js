const WIDGET = 'storevoice-widget';

const find = (selector) => document.querySelector(selector);

/** A merchant writes this to call the assistant, whichever of the two scripts runs first. */
const withAssistant = (use) => {
  const assistant = find(WIDGET);
  if (assistant?.ask) use(assistant);
  else document.addEventListener('storevoice:ready', (event) => use(event.target), { once: true });
};

/** A merchant writes this to tell the assistant which product is on screen. */
const product = find('[data-product-id]');
if (product !== null) {
  const { productId, variantId, title } = product.dataset;
  withAssistant((assistant) => assistant.setContext({ productId, variantId, title, url: location.href }));
}

for (const button of document.querySelectorAll('[data-ask]')) {
  button.addEventListener('click', () => withAssistant((assistant) => assistant.ask(button.dataset.ask)));
}
/** A merchant writes this to start a spoken conversation from a button of the shop. */
find('[data-talk]')?.addEventListener('click', () => withAssistant((assistant) => assistant.speak()));
find('[data-open]')?.addEventListener('click', () => withAssistant((assistant) => assistant.open()));
