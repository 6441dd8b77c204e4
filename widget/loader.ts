import { attributeNames } from './attributes.ts';
import { createWidgetClass, elementName } from './element.ts';
import { homeOf, runningScript } from './home.ts';
import type { WordsModule } from './i18n/texts.ts';
import { assetUrl, createLazy } from './lazy.ts';
import type { PanelModule } from './panel/handle.ts';
import { fetchShop } from './remote-shop.ts';

/** Addresses of the lazy files, set by the build, which alone knows the hashes. */
declare const PANEL_PATH: string;
declare const RU_PATH: string;
declare const EN_PATH: string;

const FROM_SCRIPT = 'data-from-script';

const script = runningScript();
const home = homeOf(script);

if (customElements.get(elementName) === undefined) {
  const file = <Module>(path: string) =>
    createLazy<Module>((attempt) => import(assetUrl(home.origin, path, attempt)));
  const panel = file<PanelModule>(PANEL_PATH);
  const words = { ru: file<WordsModule>(RU_PATH), en: file<WordsModule>(EN_PATH) };
  const shop = createLazy(() => fetchShop(home.origin));
  customElements.define(elementName, createWidgetClass({ home, panel, words, shop }));
}

/** A page that places elements by hand needs the script for their class alone. */
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
