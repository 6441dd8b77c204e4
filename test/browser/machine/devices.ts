import type { BrowserContextOptions } from 'playwright-core';
import type { Locale } from '../../../lambdas/contract/shop/locale.ts';

/** A shopper's machine, and the language of the pages they read. */
export interface Device {
  readonly name: string;
  readonly locale: Locale;
  readonly context: BrowserContextOptions;
  /** The open panel leaves nothing of the page to be seen, so that the next page begins without it. */
  readonly isCovered: boolean;
}

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 780 },
  hasTouch: true,
  isMobile: true,
};
export const desktop: BrowserContextOptions = { viewport: { width: 1_280, height: 800 } };

export const devices: readonly Device[] = [
  { name: 'on a phone in Russian', locale: 'ru', context: phone, isCovered: true },
  { name: 'on a desktop in English', locale: 'en', context: desktop, isCovered: false },
];

/**
 * Tests ask for less movement: without a graphics card the processor draws each frame, which takes half of a test.
 * Whole conversations on the phone move as most shoppers see them.
 */
export const lessMovement: BrowserContextOptions = { reducedMotion: 'reduce' };
export const movingOnPhones = ({ context }: Device): BrowserContextOptions =>
  context === phone ? { reducedMotion: 'no-preference' } : {};
