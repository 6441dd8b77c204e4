const STORAGE_KEY = 'lumi-demo-cart';
const COUPON_KEY = 'lumi-demo-coupon';
const COUPON = 'LUMI10';
const COUPON_LEAVES = 0.9;

const find = (selector) => document.querySelector(selector);
const all = (selector) => document.querySelectorAll(selector);
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

const keyOf = ({ productId, variantId }) => `${productId}/${variantId}`;

const addToCart = (line, quantity = 1) => {
  const lines = readCart();
  const known = lines.find((each) => keyOf(each) === keyOf(line));
  if (known === undefined) lines.push({ ...line, quantity });
  else known.quantity += quantity;
  writeCart(lines);
};

const changeLine = (key, quantity) =>
  writeCart(
    readCart()
      .map((line) => (keyOf(line) === key ? { ...line, quantity } : line))
      .filter((line) => line.quantity > 0),
  );

const enterCoupon = (code) => {
  const isKnown = code.trim().toUpperCase() === COUPON;
  if (isKnown) localStorage.setItem(COUPON_KEY, COUPON);
  showCart();
  return isKnown;
};

const totalOf = (lines) => {
  const priced = lines.filter((line) => line.price);
  if (priced.length === 0) return undefined;
  const sum = priced.reduce((total, line) => total + line.price.minor * line.quantity, 0);
  const share = localStorage.getItem(COUPON_KEY) === COUPON ? COUPON_LEAVES : 1;
  return { minor: Math.round(sum * share), currency: priced[0].price.currency };
};

const money = ({ minor, currency }) => {
  // As the pages and the assistant write amounts.
  const format = new Intl.NumberFormat(locale === 'ru' && currency !== 'USD' ? 'ru' : 'en', {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return format.format(minor / 10 ** maximumFractionDigits);
};

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const lineElement = (line, texts) => {
  const remove = element('button', { type: 'button', textContent: texts.remove });
  remove.addEventListener('click', () => changeLine(keyOf(line), 0));
  const quantity = element('input', { type: 'number', min: 1, max: 99, value: line.quantity });
  quantity.setAttribute('aria-label', `${texts.quantity}: ${line.title}`);
  quantity.addEventListener('change', () => changeLine(keyOf(line), Number(quantity.value)));
  return element(
    'li',
    {},
    element('img', { src: line.image ?? '', alt: '', width: 64, height: 64 }),
    element(
      'div',
      {},
      element('a', { href: line.url ?? '#', textContent: line.title }),
      element('span', {}, quantity, line.price ? ` × ${money(line.price)}` : ''),
    ),
    remove,
  );
};

const showCart = () => {
  const lines = readCart();
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);
  const badge = find('[data-cart-count]');
  badge.textContent = String(count);
  badge.hidden = count === 0;
  for (const empty of all('[data-cart-empty]')) empty.hidden = count > 0;
  for (const foot of all('[data-cart-foot]')) foot.hidden = count === 0;
  for (const list of all('[data-cart-lines]'))
    list.replaceChildren(...lines.map((line) => lineElement(line, list.dataset)));
  const total = totalOf(lines);
  for (const place of all('[data-cart-total]')) place.textContent = total ? money(total) : '';
};

const cart = find('[data-cart]');
find('[data-open-cart]').addEventListener('click', () => cart.showModal());
find('[data-close-cart]').addEventListener('click', () => cart.close());
cart.addEventListener('click', (event) => {
  if (event.target === cart) cart.close();
});

for (const button of all('[data-add-to-cart]')) {
  button.addEventListener('click', () => {
    addToCart(JSON.parse(button.dataset.addToCart));
    cart.showModal();
  });
}

const coupon = find('[data-coupon]');
coupon?.addEventListener('submit', (event) => {
  event.preventDefault();
  const isKnown = enterCoupon(coupon.elements.code.value);
  coupon.querySelector('output').textContent = isKnown ? coupon.dataset.accepted : coupon.dataset.refused;
});

/** A merchant writes this to register a cart or tools, whichever of the two scripts runs first. */
window.storevoice ??= {
  tools: [],
  registerTool(tool) {
    this.tools.push(tool);
  },
  registerCart(cart) {
    this.cart = cart;
  },
};

/** A merchant writes this to let the assistant use the shop's own cart. */
window.storevoice.registerCart({
  read: () => {
    const lines = readCart();
    return {
      lines: lines.map((line) => ({ ...line, line: keyOf(line) })),
      total: totalOf(lines),
      url: cart.dataset.page,
    };
  },
  add: ({ productId, variantId, title, price, image, url }, quantity) =>
    addToCart({ productId, variantId, title, price, image, url }, quantity),
  change: changeLine,
  applyCoupon: (code) => {
    if (!enterCoupon(code)) throw new Error(cart.dataset.refused);
  },
  checkoutUrl: cart.dataset.checkoutPage,
});

addEventListener('storage', showCart);
showCart();
