import { widgetScriptPath } from '../../../lambdas/contract/paths.ts';
import { type Html, html } from '../html.ts';
import type { PageContent, View } from '../view.ts';
import controls from './controls.json' with { type: 'json' };
import playgroundTexts from './texts.json' with { type: 'json' };

/** A field of the playground. Text fields accept wrong values, so that the widget's warnings can be seen. */
export interface Control {
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

const form = (view: View): Html => {
  const texts = playgroundTexts[view.locale];
  return html`<form class="controls" autocomplete="off">
  <h2 class="small">${texts.attributes}</h2>
  <p class="quiet">${texts.attributesHint}</p>
  ${fields(attributeControls, 'attribute', view)}
  <label class="check"><input type="checkbox" data-checkout> ${texts.checkout}</label>
  <p class="control-buttons"><button class="plain" type="button" data-fill-wrong>${texts.wrong}</button><button class="plain" type="button" data-clear>${texts.clear}</button></p>
  <h2 class="small">${texts.variables}</h2>
  <p class="quiet">${texts.variablesHint}</p>
  ${fields(variableControls, 'variable', view)}
</form>`;
};

const toggle = (name: string, value: string, text: string, isOn: boolean): Html =>
  html`<button type="button" data-${name}="${value}" aria-pressed="${String(isOn)}">${text}</button>`;

const preview = (view: View): Html => {
  const texts = playgroundTexts[view.locale];
  return html`<section class="preview" aria-label="${texts.preview}">
  <div class="preview-tools">
    <span class="segments">${toggle('width', 'phone', texts.phone, false)}${toggle('width', 'desktop', texts.desktop, true)}</span>
    <span class="segments">${toggle('theme', 'light', texts.light, true)}${toggle('theme', 'dark', texts.dark, false)}</span>
  </div>
  <div class="window" data-window data-width="desktop" data-theme="light">
    <iframe title="${texts.preview}" data-preview="${view.href('/playground/preview')}" allow="microphone; autoplay; clipboard-write"></iframe>
  </div>
</section>`;
};

const sceneButtons = (view: View): Html => {
  const texts = playgroundTexts[view.locale];
  return html`<section class="scenes"><div class="line"><h2 class="small">${texts.scenes}</h2><button class="plain" type="button" data-again>${texts.again}</button></div>
<p class="quiet">${texts.scenesHint}</p>
<p class="scene-buttons">${scenes.map((scene) => toggle('scene', scene.name, scene[view.locale], scene.name === 'open'))}</p></section>`;
};

const snippet = (view: View): Html => {
  const texts = playgroundTexts[view.locale];
  return html`<section class="snippet"><div class="line"><h2 class="small">${texts.snippet}</h2><button class="button" type="button" data-copy="${texts.copy}" data-copied="${texts.copied}">${texts.copy}</button></div>
<pre tabindex="0"><code data-snippet></code></pre></section>`;
};

const call = (name: string, view: View, argument?: string): Html => {
  const texts = playgroundTexts[view.locale];
  return html`<p class="call"><code>${name}(</code>${
    argument !== undefined &&
    html`<input type="text" value="${argument}" aria-label="${name}" spellcheck="false" data-argument="${name}">`
  }<code>)</code><button class="plain" type="button" data-call="${name}" aria-label="${texts.run} ${name}">${texts.run}</button></p>`;
};

const pageApi = (view: View): Html => {
  const texts = playgroundTexts[view.locale];
  return html`<section><h2 class="small">${texts.api}</h2>
${call('open', view)}${call('speak', view)}${call('close', view)}${call('ask', view, texts.question)}${call('setContext', view, CONTEXT_EXAMPLE)}</section>`;
};

/** Filled by the script of the page, with the marks of `storevoice doctor`. */
const doctor = (view: View): Html => {
  const { works } = playgroundTexts[view.locale];
  return html`<section><h2 class="small" id="doctor-title">${works}</h2><ul class="journal" data-doctor="${view.href('/playground/check')}" tabindex="0" aria-labelledby="doctor-title"></ul></section>`;
};

const journal = (title: string, empty: string, name: string): Html =>
  html`<section><h2 class="small" id="${name}-title">${title}</h2><ol class="journal" data-${name} data-empty="${empty}" tabindex="0" aria-labelledby="${name}-title"></ol></section>`;

/** A page to try every attribute, colour and circumstance of the widget, and to copy the snippet. */
export const playgroundPage = (view: View): PageContent => {
  const texts = playgroundTexts[view.locale];
  return {
    title: `${texts.title} — ${view.texts.shopName}`,
    styles: ['/demo/playground.css', '/demo/playground-stage.css'],
    scripts: ['/demo/playground.js'],
    assistant: false,
    main: html`<div class="wrap page playground">
<h1>${texts.title}</h1>
<p class="lead">${texts.lead}</p>
<div class="bench">
${form(view)}
<div class="stage">
${preview(view)}
${sceneButtons(view)}
${snippet(view)}
<div class="journals">${pageApi(view)}${journal(texts.console, texts.noWarnings, 'console')}${journal(texts.events, texts.noEvents, 'events')}${doctor(view)}</div>
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
