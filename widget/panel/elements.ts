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

/** The part of a phone's screen that may stay free above the panel. */
const MAX_FREE = 0.4;

/**
 * Tells a phone's styles how much of the transcript is empty, so that they move the panel's top down by it. A panel of another
 * height would do so too, but browsers would count its growth as a shift of the shop's page.
 */
export const watchRoom = (transcript: HTMLElement, turns: HTMLElement): (() => void) => {
  const frame = transcript.closest<HTMLElement>('.panel-frame');
  const observer = new ResizeObserver(() => {
    const empty = transcript.clientHeight - turns.offsetHeight - 2 * turns.offsetTop;
    const free = Math.max(0, Math.min(empty, (frame?.clientHeight ?? 0) * MAX_FREE));
    frame?.style.setProperty('--free', `${Math.floor(free)}px`);
  });
  observer.observe(transcript);
  observer.observe(turns);
  return () => {
    observer.disconnect();
    frame?.style.removeProperty('--free');
  };
};
