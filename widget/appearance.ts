import type { Theme } from '../lambdas/contract/domain.ts';
import type { ColorScheme, Position, WidgetSettings } from './attributes.ts';

export interface Appearance {
  readonly position: Position;
  readonly colorScheme: ColorScheme;
  /** `undefined` leaves the colour to the page's `--storevoice-accent`, else to our own. */
  readonly accent?: string | undefined;
  readonly launcherText?: string | undefined;
  readonly consentUrl?: string | undefined;
}

/** Attributes of the tag win over the shop's configured theme, which wins over our defaults. */
export const appearanceOf = (settings: WidgetSettings, theme: Theme = {}): Appearance => ({
  position: settings.position ?? theme.position ?? 'bottom-right',
  colorScheme: settings.colorScheme ?? theme.colorScheme ?? 'auto',
  accent: settings.accent ?? theme.accent,
  launcherText: settings.launcherText ?? theme.launcherText,
  consentUrl: settings.consentUrl ?? theme.consentUrl,
});

const channel = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance of `#rrggbb`, WCAG 2.2. */
const luminance = (hex: string): number =>
  0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);

const INK = '#101413';
const PAPER = '#ffffff';

/** Ink or paper, whichever reads better on the colour. */
export const readableOn = (accent: string): string => {
  const light = luminance(accent);
  const onPaper = 1.05 / (light + 0.05);
  const onInk = (light + 0.05) / (luminance(INK) + 0.05);
  return onPaper >= onInk ? PAPER : INK;
};

/**
 * Browsers count what was drawn before and now stands elsewhere as a shift of the page's layout; what is
 * drawn anew has stood nowhere.
 */
export const drawAnew = (host: HTMLElement, change: () => void): void => {
  const { display } = host.style;
  host.style.display = 'none';
  // Reading a style makes the browser forget the element's place at once, without a layout.
  void getComputedStyle(host).display;
  change();
  host.style.display = display;
};

/** Writes the look onto the element, where both its own styles and the page's can see it. */
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
