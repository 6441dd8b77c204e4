import { reportToDeveloper } from './report.ts';

const matches = (selector: string): boolean => {
  try {
    return document.querySelector(selector) !== null;
  } catch (error) {
    reportToDeveloper(`attribute hide-on="${selector}" is not a CSS selector. It is ignored.`, error);
    return false;
  }
};

/**
 * Hides the element while the page matches the selector, also in pages that change without loading:
 * the document's own class and its list of children are what such pages change first.
 */
export const watchHideOn = (
  host: HTMLElement,
  selector: string | undefined,
  onHidden: () => void,
): (() => void) => {
  host.hidden = selector !== undefined && matches(selector);
  if (selector === undefined) return () => {};
  let scheduled = false;
  const look = (): void => {
    scheduled = false;
    host.hidden = matches(selector);
    if (host.hidden) onHidden();
  };
  const observer = new MutationObserver(() => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(look);
  });
  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributeFilter: ['class', 'id'],
  });
  return () => observer.disconnect();
};
