import { type Html, html } from '../html.ts';
import { attributeControls, type Control, variableControls } from '../playground/controls.ts';
import { scenes } from '../playground/scenes.ts';
import { playgroundTexts } from '../playground/texts.ts';
import type { View } from '../view.ts';
import type { PageContent } from './layout.ts';

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
    case 'text':
      return html`<input type="text" id="${name}" name="${name}" placeholder="${placeholder}" autocomplete="off" spellcheck="false"${control.suggestions && html` list="${suggestionsId(control)}"`} data-wrong="${wrong}" data-${kind}>`;
  }
};

const suggestions = (control: Control): Html | undefined =>
  control.suggestions &&
  html`<datalist id="${suggestionsId(control)}">${control.suggestions.map((value) => html`<option value="${value}">`)}</datalist>`;

const fields = (controls: readonly Control[], kind: Kind, view: View): Html =>
  html`<div class="fields">${controls.map(
    (control) =>
      html`<label for="${control.name}"><code>${control.name}</code></label>${input(control, kind, view)}${suggestions(control)}`,
  )}</div>`;

const controls = (view: View): Html => {
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
${call('open', view)}${call('close', view)}${call('ask', view, texts.question)}${call('setContext', view, CONTEXT_EXAMPLE)}</section>`;
};

const journal = (title: string, empty: string, name: string): Html =>
  html`<section><h2 class="small" id="${name}-title">${title}</h2><ol class="journal" data-${name} data-empty="${empty}" tabindex="0" aria-labelledby="${name}-title"></ol></section>`;

export const playgroundStyles = ['/demo/playground.css', '/demo/playground-stage.css'];

/** Where every attribute, colour and circumstance of the widget can be tried, and its snippet copied. */
export const playgroundPage = (view: View): PageContent => {
  const texts = playgroundTexts[view.locale];
  return {
    title: `${texts.title} — ${view.texts.shopName}`,
    styles: playgroundStyles,
    scripts: ['/demo/playground.js'],
    assistant: false,
    main: html`<div class="wrap page playground">
<h1>${texts.title}</h1>
<p class="lead">${texts.lead}</p>
<div class="bench">
${controls(view)}
<div class="stage">
${preview(view)}
${sceneButtons(view)}
${snippet(view)}
<div class="journals">${pageApi(view)}${journal(texts.console, texts.noWarnings, 'console')}${journal(texts.events, texts.noEvents, 'events')}</div>
</div>
</div>
</div>`,
  };
};
