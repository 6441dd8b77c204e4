import type { Report } from './report.ts';

const isSelector = (selector: string, report: Report): boolean => {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    report(`attribute hide-on="${selector}" is not a CSS selector. It is ignored.`);
    return false;
  }
};

interface HideOn {
  readonly host: HTMLElement;
  readonly selector: string | undefined;
  readonly report: Report;
  readonly onChange: (isHidden: boolean) => void;
}

const ATTRIBUTE = /\[\s*([\w-]+)/g;

/**
 * Classes, ids, and whatever else the selector asks for: `[data-page=cart]`, `dialog[open]`. HTML knows attributes in
 * lower case, however they are written; SVG as they are written.
 */
const attributesIn = (selector: string): string[] => [
  'class',
  'id',
  ...[...selector.matchAll(ATTRIBUTE)].flatMap(([, name = '']) => [name, name.toLowerCase()]),
];

/** Hides the element while the page matches the selector, also in pages that change without loading. */
export const watchHideOn = ({ host, selector, report, onChange }: HideOn): (() => void) => {
  const show = (isShown: boolean): void => {
    // The merchant's own `hidden` attribute is left alone.
    host.toggleAttribute('data-hidden', !isShown);
    onChange(!isShown);
  };
  if (selector === undefined || !isSelector(selector, report)) {
    show(true);
    return () => {};
  }
  let scheduled = 0;
  const look = (): void => {
    scheduled = 0;
    show(document.querySelector(selector) === null);
  };
  look();
  const observer = new MutationObserver(() => {
    scheduled ||= requestAnimationFrame(look);
  });
  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributeFilter: attributesIn(selector),
  });
  return () => {
    observer.disconnect();
    cancelAnimationFrame(scheduled);
  };
};
