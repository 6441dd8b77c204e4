import { widgetScriptPath } from '../../../lambdas/contract/paths.ts';
import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import { type Html, html } from '../html.ts';
import type { PageContent, View } from '../view.ts';
import controls from './controls.json' with { type: 'json' };
import playgroundTexts from './texts.json' with { type: 'json' };

/** A field of the playground. Text fields accept wrong values, so that the widget's warnings can be seen. */
interface Control {
  readonly name: string;
  /** `text`, `lines` or `switch`. */
  readonly kind: string;
  /** Shown in an empty field: an example or the default. */
  readonly placeholder?: string;
  readonly suggestions?: readonly string[];
  /** A value that the widget refuses with a warning in the console. */
  readonly wrong?: string;
}

/** Every attribute of the tag, in the order of docs/widget.md. A test compares the list with the widget's. */
export const attributeControls: readonly Control[] = controls.attributes;
export const variableControls: readonly Control[] = controls.variables;
/** What can happen to a widget. `public/playground-scenes.js` makes each happen. */
export const scenes = controls.scenes;

/** What the parts of the page are made from. */
interface Bench extends View {
  readonly words: (typeof playgroundTexts)[Locale];
}

type Kind = 'attribute' | 'variable';

const CONTEXT_EXAMPLE = '{ "productId": 2, "variantId": 3 }';

const suggestionsId = ({ name }: Control): string => `suggestions-${name}`;

const input = (control: Control, kind: Kind, view: View): Html => {
  const { name, placeholder = '', wrong = '' } = control;
  switch (control.kind) {
    case 'switch':
      return html`<input type="checkbox" id="${name}" name="${name}" data-${kind}>`;
    case 'lines':
      return html`<textarea id="${name}" name="${name}" rows="3" data-${kind}>${view.texts.samples.join('\n')}</textarea>`;
    default:
      return html`<input type="text" id="${name}" name="${name}" placeholder="${placeholder}" autocomplete="off" spellcheck="false"${control.suggestions && html` list="${suggestionsId(control)}"`} data-wrong="${wrong}" data-${kind}>`;
  }
};

const suggestions = (control: Control): Html | undefined =>
  control.suggestions &&
  html`<datalist id="${suggestionsId(control)}">${control.suggestions.map((value) => html`<option value="${value}">`)}</datalist>`;

const fields = (shown: readonly Control[], kind: Kind, view: View): Html =>
  html`<div class="fields">${shown.map(
    (control) =>
      html`<label for="${control.name}"><code>${control.name}</code></label>${input(control, kind, view)}${suggestions(control)}`,
  )}</div>`;

const form = (view: Bench): Html => html`<form class="controls" autocomplete="off">
  <h2 class="small">${view.words.attributes}</h2>
  <p class="quiet">${view.words.attributesHint}</p>
  ${fields(attributeControls, 'attribute', view)}
  <label class="check"><input type="checkbox" data-checkout> ${view.words.checkout}</label>
  <p class="control-buttons"><button class="plain" type="button" data-fill-wrong>${view.words.wrong}</button><button class="plain" type="button" data-clear>${view.words.clear}</button></p>
  <h2 class="small">${view.words.variables}</h2>
  <p class="quiet">${view.words.variablesHint}</p>
  ${fields(variableControls, 'variable', view)}
</form>`;

const toggle = (name: string, value: string, text: string, isOn: boolean): Html =>
  html`<button type="button" data-${name}="${value}" aria-pressed="${String(isOn)}">${text}</button>`;

const preview = ({ words, href }: Bench): Html => html`<section class="preview" aria-label="${words.preview}">
  <div class="preview-tools">
    <span class="segments">${toggle('width', 'phone', words.phone, false)}${toggle('width', 'desktop', words.desktop, true)}</span>
    <span class="segments">${toggle('theme', 'light', words.light, true)}${toggle('theme', 'dark', words.dark, false)}</span>
  </div>
  <div class="window" data-window data-width="desktop" data-theme="light">
    <iframe title="${words.preview}" data-preview="${href('/playground/preview')}" allow="microphone; autoplay; clipboard-write"></iframe>
  </div>
</section>`;

const sceneButtons = ({
  words,
  locale,
}: Bench): Html => html`<section class="scenes"><div class="line"><h2 class="small">${words.scenes}</h2><button class="plain" type="button" data-again>${words.again}</button></div>
<p class="quiet">${words.scenesHint}</p>
<p class="scene-buttons">${scenes.map((scene) => toggle('scene', scene.name, scene[locale], scene.name === 'open'))}</p></section>`;

const snippet = ({
  words,
}: Bench): Html => html`<section class="snippet"><div class="line"><h2 class="small">${words.snippet}</h2><button class="button" type="button" data-copy="${words.copy}" data-copied="${words.copied}">${words.copy}</button></div>
<pre tabindex="0"><code data-snippet></code></pre></section>`;

const call = (name: string, words: Bench['words'], argument?: string): Html =>
  html`<p class="call"><code>${name}(</code>${
    argument !== undefined &&
    html`<input type="text" value="${argument}" aria-label="${name}" spellcheck="false" data-argument="${name}">`
  }<code>)</code><button class="plain" type="button" data-call="${name}" aria-label="${words.run} ${name}">${words.run}</button></p>`;

const pageApi = ({ words }: Bench): Html => html`<section><h2 class="small">${words.api}</h2>
${call('open', words)}${call('speak', words)}${call('close', words)}${call('ask', words, words.question)}${call('setContext', words, CONTEXT_EXAMPLE)}</section>`;

/** Filled by the script of the page, with the marks of `storevoice doctor`. */
const doctor = ({ words, href }: Bench): Html =>
  html`<section><h2 class="small" id="doctor-title">${words.works}</h2><ul class="journal" data-doctor="${href('/playground/check')}" tabindex="0" aria-labelledby="doctor-title"></ul></section>`;

const journal = (title: string, empty: string, name: string): Html =>
  html`<section><h2 class="small" id="${name}-title">${title}</h2><ol class="journal" data-${name} data-empty="${empty}" tabindex="0" aria-labelledby="${name}-title"></ol></section>`;

/** A page to try every attribute, colour and circumstance of the widget, and to copy the snippet. */
export const playgroundPage = (view: View): PageContent => {
  const words = playgroundTexts[view.locale];
  const bench = { ...view, words };
  return {
    title: words.title,
    styles: ['/demo/playground.css', '/demo/playground-stage.css'],
    scripts: ['/demo/playground.js'],
    assistant: false,
    main: html`<div class="wrap page playground">
<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<div class="bench">
${form(bench)}
<div class="stage">
${preview(bench)}
${sceneButtons(bench)}
${snippet(bench)}
<div class="journals">${pageApi(bench)}${journal(words.console, words.noWarnings, 'console')}${journal(words.events, words.noEvents, 'events')}${doctor(bench)}</div>
</div>
</div>
</div>`,
  };
};

/** The page inside the playground's frame. It is plain, so that only the widget draws attention. */
export const playgroundPreview = (view: View): string => {
  const texts = playgroundTexts[view.locale];
  return html`<!doctype html>
<html lang="${view.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${texts.shopTitle}</title>
<link rel="icon" href="/demo/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo/playground-preview.css">
${view.isKeyless && html`<script src="/demo/hearing.js"></script>`}<script src="/demo/playground-scenes.js"></script>
</head>
<body>
<main>
<h1>${texts.shopTitle}</h1>
<p>${texts.shopText}</p>
<div class="shelf" aria-hidden="true">${Array.from({ length: 6 }, () => html`<i></i>`)}</div>
</main>
<script src="${widgetScriptPath}" data-manual async></script>
</body>
</html>
`.markup;
};
