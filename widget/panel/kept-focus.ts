import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

const focusedIn = (panel: HTMLElement | null): Element | null => {
  const root = panel?.getRootNode();
  return root instanceof ShadowRoot ? root.activeElement : null;
};

/** A button that is gone after it was pressed takes the keyboard with it; the panel takes that back. */
export const useKeptFocus = (panel: RefObject<HTMLElement | null>): void => {
  const focused = focusedIn(panel.current);
  useLayoutEffect(() => {
    if (focused !== null && !focused.isConnected) panel.current?.focus();
  });
};
