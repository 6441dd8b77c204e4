const WIDGET = 'storevoice-widget';
const EVENTS = 'ready open close message products product-click add-to-cart cart error'.split(' ');
const MAX_LOGGED = 40;

const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const frame = find('[data-preview]');

/** The chosen values by name, without the empty fields. */
const chosen = (kind) =>
  Object.fromEntries(
    all(`[data-${kind}]`)
      .map((field) => [field.name, readField(field)])
      .filter(([, value]) => value !== undefined),
  );

const readField = (field) => {
  if (field.type === 'checkbox') return field.checked ? '' : undefined;
  const lines = field.value.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('|') || undefined;
};

const escapeAttribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const snippet = () => {
  const attributes = Object.entries(chosen('attribute')).map(([name, value]) =>
    value === '' ? `data-${name}` : `data-${name}="${escapeAttribute(value)}"`,
  );
  const variables = Object.entries(chosen('variable')).map(([name, value]) => `  ${name}: ${value};`);
  const style = variables.length === 0 ? '' : `<style>\n${WIDGET} {\n${variables.join('\n')}\n}\n</style>\n`;
  const tag = ['<script', `src="${location.origin}/widget.js"`, ...attributes, 'async'];
  const separator = attributes.length > 1 ? '\n  ' : ' ';
  return `${style}${tag.join(separator)}></script>`;
};

/** The preview calls this before its widget is on the page, since the widget reads some attributes only once. */
window.applyAttributes = (widget) => {
  const attributes = chosen('attribute');
  for (const { name } of all('[data-attribute]')) {
    if (attributes[name] === undefined) widget.removeAttribute(name);
    else if (widget.getAttribute(name) !== attributes[name]) widget.setAttribute(name, attributes[name]);
  }
};

/** Changes the running widget in the preview, as a page that changes its attributes would. */
const apply = () => {
  find('[data-snippet]').textContent = snippet();
  const page = frame.contentDocument;
  const widget = page?.querySelector(WIDGET);
  if (!widget) return;
  window.applyAttributes(widget);
  const variables = chosen('variable');
  for (const { name } of all('[data-variable]')) {
    // The widget inherits from the body, so that an attribute of its own tag stays stronger.
    if (variables[name] === undefined) page.body.style.removeProperty(name);
    else page.body.style.setProperty(name, variables[name]);
  }
  page.body.classList.toggle('checkout', find('[data-checkout]').checked);
  page.body.classList.toggle('dark', find('[data-window]').dataset.theme === 'dark');
};

const log = (list, title, detail) => {
  const item = document.createElement('li');
  const name = document.createElement('b');
  name.textContent = title;
  item.append(name, detail === undefined ? '' : ` ${detail}`);
  list.prepend(item);
  while (list.children.length > MAX_LOGGED) list.lastElementChild.remove();
};

const watchPage = (page, view) => {
  for (const event of EVENTS) {
    page.addEventListener(`storevoice:${event}`, ({ detail }) =>
      log(find('[data-events]'), event, detail === null ? undefined : JSON.stringify(detail)),
    );
  }
  page.addEventListener('storevoice:add-to-cart', (event) => event.preventDefault());
  page.addEventListener('storevoice:product-click', (event) => event.preventDefault());
  const warn = view.console.warn.bind(view.console);
  view.console.warn = (...words) => {
    warn(...words);
    if (String(words[0]).startsWith('[storevoice]')) log(find('[data-console]'), '⚠', words.join(' '));
  };
};

/** The preview calls this before its widget is on the page. */
window.previewStarted = (view) => {
  find('[data-events]').replaceChildren();
  find('[data-console]').replaceChildren();
  watchPage(view.document, view);
};
window.previewReady = apply;

/** Shows the button of this value as the chosen one of its kind. */
const press = (kind, value) => {
  for (const button of all(`[data-${kind}]`))
    button.setAttribute('aria-pressed', String(button.dataset[kind] === value));
};

const showScene = (name) => {
  press('scene', name);
  const address = new URL(frame.dataset.preview, location.href);
  address.searchParams.set('scene', name);
  frame.src = address.href;
};

const currentScene = () => find('[data-scene][aria-pressed="true"]').dataset.scene;

const choose = (kind, onChosen) => {
  for (const button of all(`[data-${kind}]`)) {
    button.addEventListener('click', () => {
      press(kind, button.dataset[kind]);
      onChosen(button.dataset[kind]);
    });
  }
};

for (const field of all('[data-attribute], [data-variable], [data-checkout]'))
  field.addEventListener('input', apply);
// The widget opens by itself only when the page loads.
find('[name="open"]').addEventListener('input', () => showScene('closed'));
choose('scene', showScene);
find('[data-again]').addEventListener('click', () => showScene(currentScene()));

const fill = (valueFor) => {
  for (const field of all('[data-attribute], [data-variable]')) {
    if (field.type === 'checkbox') field.checked = false;
    else field.value = valueFor(field);
  }
  apply();
};
find('[data-fill-wrong]').addEventListener('click', () => fill(({ dataset }) => dataset.wrong ?? ''));
find('[data-clear]').addEventListener('click', () => fill(({ defaultValue }) => defaultValue));

find('[data-copy]').addEventListener('click', async ({ currentTarget: button }) => {
  await navigator.clipboard.writeText(snippet());
  button.textContent = button.dataset.copied;
  setTimeout(() => {
    button.textContent = button.dataset.copy;
  }, 2_000);
});

const MARKS = { fine: '✓', warning: '!', problem: '✗' };

const showWhetherItWorks = async (list) => {
  const answer = await fetch(list.dataset.doctor);
  const findings = await answer.json();
  for (const { level, text, lines } of findings.reverse())
    log(list, MARKS[level], [text, ...lines].join(' '));
};
const doctor = find('[data-doctor]');
showWhetherItWorks(doctor).catch(({ message }) => log(doctor, MARKS.problem, message));

for (const button of all('[data-call]')) {
  button.addEventListener('click', () => {
    const widget = frame.contentDocument?.querySelector(WIDGET);
    const argument = find(`[data-argument="${button.dataset.call}"]`)?.value;
    try {
      const value = button.dataset.call === 'setContext' ? JSON.parse(argument) : argument;
      void widget?.[button.dataset.call](value);
    } catch (error) {
      log(find('[data-console]'), '⚠', String(error));
    }
  });
}

choose('width', (width) => {
  find('[data-window]').dataset.width = width;
});
// A page cannot change the system's colour scheme, so the attribute sets it.
choose('theme', (theme) => {
  find('[data-window]').dataset.theme = theme;
  find('[name="color-scheme"]').value = theme;
  apply();
});
apply();
showScene('open');
