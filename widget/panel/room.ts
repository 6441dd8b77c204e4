import { useLayoutEffect, useRef } from 'preact/hooks';

/** The part of a phone's screen that may stay free above the panel. */
const MAX_FREE = 0.5;

/**
 * Tells a phone's styles how much of the scrolling part is empty, so that they move the panel's top down by it. A panel of another
 * height would do so too, but browsers would count its growth as a shift of the shop's page.
 */
const watchRoom = (box: HTMLElement, content: HTMLElement): (() => void) => {
  const frame = box.closest<HTMLElement>('.panel-frame');
  const observer = new ResizeObserver(() => {
    const empty = box.clientHeight - content.offsetHeight - 2 * content.offsetTop;
    const free = Math.max(0, Math.min(empty, (frame?.clientHeight ?? 0) * MAX_FREE));
    frame?.style.setProperty('--free', `${Math.floor(free)}px`);
  });
  observer.observe(box);
  observer.observe(content);
  return () => {
    observer.disconnect();
    frame?.style.removeProperty('--free');
  };
};

/** The refs of the panel's scrolling part and of its content, which is as high as it needs to be. */
export const useRoom = <Content extends HTMLElement>() => {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<Content>(null);
  useLayoutEffect(
    () => (box.current && content.current ? watchRoom(box.current, content.current) : undefined),
    [],
  );
  return { box, content };
};
