const STORAGE_KEY = 'lumi-demo-cart';
const WIDGET = 'storevoice-widget';

const find = (selector) => document.querySelector(selector);
const locale = document.documentElement.lang;

const readCart = () => {
  try {
    const lines = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(lines) ? lines : [];
  } catch {
    return [];
  }
};

const writeCart = (lines) => {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(lines));
  showCart();
};

const isSame = (one, other) => one.productId === other.productId && one.variantId === other.variantId;

const addToCart = (line, quantity = 1) => {
  const lines = readCart();
  const known = lines.find((each) => isSame(each, line));
  if (known === undefined) lines.push({ ...line, quantity });
  else known.quantity += quantity;
  writeCart(lines);
};

const money = (minor, currency) => {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  // As the pages and the assistant write amounts.
  const format = new Intl.NumberFormat(locale === 'ru' && currency !== 'USD' ? 'ru' : 'en', {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return format.format(minor / 10 ** maximumFractionDigits);
};

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const lineElement = (line, removeText) => {
  const remove = element('button', { type: 'button', textContent: removeText });
  remove.addEventListener('click', () => writeCart(readCart().filter((each) => !isSame(each, line))));
  const count = line.quantity > 1 ? `${line.quantity} × ` : '';
  return element(
    'li',
    {},
    element('img', { src: line.image ?? '', alt: '', width: 64, height: 64 }),
    element(
      'div',
      {},
      element('a', { href: line.url ?? '#', textContent: line.title }),
      element('span', {
        textContent: line.price ? count + money(line.price.minor, line.price.currency) : count,
      }),
    ),
    remove,
  );
};

const showTotal = (lines) => {
  const priced = lines.filter((line) => line.price);
  const total = priced.reduce((sum, line) => sum + line.price.minor * line.quantity, 0);
  find('[data-cart-total]').textContent = priced.length > 0 ? money(total, priced[0].price.currency) : '';
};

const showCart = () => {
  const lines = readCart();
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);
  const badge = find('[data-cart-count]');
  badge.textContent = String(count);
  badge.hidden = count === 0;
  find('[data-cart-empty]').hidden = count > 0;
  find('[data-cart-foot]').hidden = count === 0;
  const list = find('[data-cart-lines]');
  list.replaceChildren(...lines.map((line) => lineElement(line, list.dataset.remove)));
  showTotal(lines);
};

const cart = find('[data-cart]');
find('[data-open-cart]').addEventListener('click', () => cart.showModal());
find('[data-close-cart]').addEventListener('click', () => cart.close());
cart.addEventListener('click', (event) => {
  if (event.target === cart) cart.close();
});

for (const button of document.querySelectorAll('[data-add-to-cart]')) {
  button.addEventListener('click', () => {
    addToCart(JSON.parse(button.dataset.addToCart));
    cart.showModal();
  });
}

/** A merchant writes this to let the assistant's cards fill the shop's own cart. */
document.addEventListener('storevoice:add-to-cart', (event) => {
  event.preventDefault();
  const { product, quantity } = event.detail;
  const { productId, variantId, title, price, image, url } = product;
  addToCart({ productId, variantId, title, price, image, url }, quantity);
});

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

addEventListener('storage', showCart);
showCart();
