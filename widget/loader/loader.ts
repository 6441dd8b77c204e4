import { widgetScriptPath } from '../../lambdas/contract/paths.ts';
import type { WordsModule } from '../i18n/texts.ts';
import { pageRegistry } from '../page/registry.ts';
import { attributeNames } from './attributes.ts';
import { createWidgetClass, elementName } from './element.ts';
import { assetUrl, createLazy } from './lazy.ts';
import { fetchShop } from './shop.ts';
import type { PanelModule } from './widget.ts';

/** Addresses of the lazy files; the build sets them, as they contain hashes. */
declare const PANEL_PATH: string;
declare const SHARED_PATH: string;
declare const RU_PATH: string;
declare const EN_PATH: string;

const FROM_SCRIPT = 'data-from-script';

/**
 * The script's own tag, which a page can name only while the script runs. Loaders that fetch scripts themselves leave no
 * running tag, so that it is then found by its address.
 */
const runningScript = (): HTMLScriptElement | undefined => {
  const current = document.currentScript;
  if (current instanceof HTMLScriptElement && current.src !== '') return current;
  return [...document.scripts].find(
    ({ src }) => src !== '' && new URL(src).pathname.endsWith(widgetScriptPath),
  );
};

const script = runningScript();
const origin = script ? new URL(script.src).origin : location.origin;
const nonce = script?.nonce || undefined;

pageRegistry();

if (customElements.get(elementName) === undefined) {
  const file = <Module>(path: string) =>
    createLazy<Module>((attempt) => import(assetUrl(origin, path, attempt)));
  const panel = createLazy<PanelModule>((attempt) => {
    // The panel's file imports this one; both are fetched at once.
    import(assetUrl(origin, SHARED_PATH, 1)).catch(() => {});
    return import(assetUrl(origin, PANEL_PATH, attempt));
  });
  const words = { ru: file<WordsModule>(RU_PATH), en: file<WordsModule>(EN_PATH) };
  const shop = createLazy(() => fetchShop(origin));
  customElements.define(elementName, createWidgetClass({ origin, nonce, panel, words, shop }));
}

/** A page that has placed elements itself needs no further one. */
const isPlacedByHand = (): boolean => document.querySelector(`${elementName}:not([${FROM_SCRIPT}])`) !== null;

const placeElement = (tag: HTMLScriptElement | undefined): void => {
  if (tag?.dataset.manual !== undefined || isPlacedByHand()) return;
  const element = document.createElement(elementName);
  element.setAttribute(FROM_SCRIPT, '');
  if (tag?.id) element.id = `${tag.id}-widget`;
  for (const name of attributeNames) {
    const value = tag?.getAttribute(`data-${name}`);
    if (typeof value === 'string') element.setAttribute(name, value);
  }
  document.body.append(element);
};

if (document.readyState === 'loading') {
  document.addEventListener('DOMContentLoaded', () => placeElement(script), { once: true });
} else {
  placeElement(script);
}
