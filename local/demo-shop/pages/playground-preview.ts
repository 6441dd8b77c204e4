import { widgetScriptPath } from '../../../lambdas/contract/paths.ts';
import { html } from '../html.ts';
import { playgroundTexts } from '../playground/texts.ts';
import type { View } from '../view.ts';

/** The page inside of the playground: as plain as a page can be, so that the widget is what is looked at. */
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
<script src="/demo/playground-scenes.js"></script>
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
