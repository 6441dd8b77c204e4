import type { Theme } from '../../lambdas/contract/shop/domain.ts';
import type { WidgetSettings } from './attributes.ts';

/** The page's attributes override the shop's theme, which overrides our defaults. */
export const appearanceOf = (settings: WidgetSettings, theme: Theme = {}) => ({
  mode: settings.mode ?? theme.mode ?? 'voice',
  position: settings.position ?? theme.position ?? 'bottom-right',
  colorScheme: settings.colorScheme ?? theme.colorScheme ?? 'auto',
  /** `undefined` leaves the colour to the page's `--storevoice-accent`, or to our default. */
  accent: settings.accent ?? theme.accent,
  launcherText: settings.launcherText ?? theme.launcherText,
  consentUrl: settings.consentUrl ?? theme.consentUrl,
});
export type Appearance = ReturnType<typeof appearanceOf>;

const channel = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance of `#rrggbb`, WCAG 2.2. */
const luminance = (hex: string): number =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);

const INK = '#101413';
const PAPER = '#ffffff';

/** Ink or paper, by the better contrast with the colour. */
export const readableOn = (accent: string): string => {
  const light = luminance(accent);
  const onPaper = 1.05 / (light + 0.05);
  const onInk = (light + 0.05) / (luminance(INK) + 0.05);
  return onPaper >= onInk ? PAPER : INK;
};

/**
 * Hides the element while it changes. Browsers count a visible element that moves as a layout shift of the page; an element
 * that appears is not one.
 */
export const changeHidden = (host: HTMLElement, change: () => void): void => {
  const { display } = host.style;
  host.style.display = 'none';
  // Reading a style makes the browser apply the hiding at once, without a layout.
  void getComputedStyle(host).display;
  change();
  host.style.display = display;
};

/** Writes the appearance onto the element, where both its own styles and the page's can see it. */
export const applyAppearance = (host: HTMLElement, appearance: Appearance): void => {
  host.dataset.position = appearance.position;
  host.dataset.scheme = appearance.colorScheme;
  if (appearance.accent === undefined) {
    host.style.removeProperty('--storevoice-accent');
    host.style.removeProperty('--storevoice-on-accent');
    return;
  }
  host.style.setProperty('--storevoice-accent', appearance.accent);
  host.style.setProperty('--storevoice-on-accent', readableOn(appearance.accent));
};

interface StackedWidget {
  readonly host: HTMLElement;
  readonly position: () => Appearance['position'];
}

/** The widgets of the page in order of arrival; they share nothing but their corners. */
const stacked: StackedWidget[] = [];

/** Puts widgets in the same corner above one another. */
const arrange = (): void => {
  const used = new Map<string, number>();
  for (const { host, position } of stacked) {
    const index = used.get(position()) ?? 0;
    used.set(position(), index + 1);
    host.style.setProperty('--storevoice-index', String(index));
  }
};

/** Gives a widget its place among those of the page. */
export const joinStack = (widget: StackedWidget) => {
  const index = stacked.push(widget) - 1;
  return {
    /** Counted from 0; the same on every page of a shop that embeds its widgets in the same order. */
    index,
    /** To be called after a widget has changed its corner. */
    arrange,
    leave: () => {
      stacked.splice(stacked.indexOf(widget), 1);
      arrange();
    },
  };
};
export type StackPlace = ReturnType<typeof joinStack>;

/**
 * Adds CSS to a shadow root and returns a function that removes it. A Content-Security-Policy does not restrict constructed
 * style sheets; browsers without them get a `<style>` with the page's nonce.
 */
export const adoptStyles = (root: ShadowRoot, css: string, nonce: string | undefined): (() => void) => {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }
  const style = document.createElement('style');
  if (nonce) style.nonce = nonce;
  style.textContent = css;
  root.append(style);
  return () => style.remove();
};
