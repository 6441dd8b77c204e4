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
 * Classes, ids, and the other attributes in the selector: `[data-page=cart]`, `dialog[open]`. HTML has its attributes in
 * lower case, however a selector writes them; SVG has them as written.
 */
const attributesIn = (selector: string): string[] => [
  'class',
  'id',
  ...[...selector.matchAll(ATTRIBUTE)].flatMap(([, name = '']) => [name, name.toLowerCase()]),
];

/** Hides the element while the page matches the selector, which may change without a navigation. */
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
