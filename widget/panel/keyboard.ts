/** A phone's keyboard covers the page without resizing it, so the panel is told how much is covered. */
export const watchKeyboard = (panel: HTMLElement): (() => void) => {
  const seen = window.visualViewport;
  if (!seen) return () => {};
  const cover = (): void => {
    // A page that is zoomed in sees less of itself too, and no keyboard.
    const covered = seen.scale > 1 ? 0 : window.innerHeight - seen.height - seen.offsetTop;
    panel.style.setProperty('--keyboard', `${Math.max(0, Math.round(covered))}px`);
  };
  cover();
  const changes = ['resize', 'scroll'] as const;
  for (const change of changes) seen.addEventListener(change, cover);
  return () => {
    for (const change of changes) seen.removeEventListener(change, cover);
  };
};
