const added = <Tag extends keyof HTMLElementTagNameMap>(
  parent: Node,
  tag: Tag,
  members: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] => parent.appendChild(Object.assign(document.createElement(tag), members));

export const createFrame = (root: ShadowRoot) => added(root, 'div', { className: 'panel-frame' });

/** Adds the audio element to the document, since iOS does not play one outside of it. */
export const createAudio = (root: ShadowRoot): HTMLAudioElement => {
  const audio = added(root, 'audio', { autoplay: true, hidden: true });
  audio.setAttribute('playsinline', '');
  return audio;
};

/** Fetches a module before it is needed, without running it. */
export const preload = (href: string) => added(document.head, 'link', { rel: 'modulepreload', href });

/** Tells the panel's styles how much of the page a phone's keyboard covers, since it does not resize the page. */
export const watchKeyboard = (panel: HTMLElement, signal: AbortSignal): void => {
  const viewport = window.visualViewport;
  const measure = (): void => {
    if (!viewport) return;
    // A zoomed page is larger than its viewport without any keyboard.
    const covered = viewport.scale > 1 ? 0 : window.innerHeight - viewport.height - viewport.offsetTop;
    panel.style.setProperty('--keyboard', `${Math.max(0, Math.round(covered))}px`);
  };
  measure();
  viewport?.addEventListener('resize', measure, { signal });
  viewport?.addEventListener('scroll', measure, { signal });
};
