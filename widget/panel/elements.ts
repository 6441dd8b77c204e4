export const createFrame = (root: ShadowRoot): HTMLDivElement => {
  const frame = document.createElement('div');
  frame.className = 'panel-frame';
  root.append(frame);
  return frame;
};

/** Adds the audio element to the document, since iOS does not play one outside of it. */
export const createAudio = (root: ShadowRoot): HTMLAudioElement => {
  const audio = document.createElement('audio');
  audio.autoplay = true;
  audio.setAttribute('playsinline', '');
  audio.hidden = true;
  root.append(audio);
  return audio;
};

/** Fetches a module before it is needed, without running it. */
export const preload = (href: string): HTMLLinkElement => {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = href;
  document.head.append(link);
  return link;
};

/** Tells the panel's styles how much of the page a phone's keyboard covers, since it does not resize the page. */
export const watchKeyboard = (panel: HTMLElement): (() => void) => {
  const viewport = window.visualViewport;
  if (!viewport) return () => {};
  const measure = (): void => {
    // A zoomed page is larger than its viewport without any keyboard.
    const covered = viewport.scale > 1 ? 0 : window.innerHeight - viewport.height - viewport.offsetTop;
    panel.style.setProperty('--keyboard', `${Math.max(0, Math.round(covered))}px`);
  };
  measure();
  const changes = ['resize', 'scroll'] as const;
  for (const change of changes) viewport.addEventListener(change, measure);
  return () => {
    for (const change of changes) viewport.removeEventListener(change, measure);
  };
};
