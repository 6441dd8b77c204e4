import * as z from 'zod';
import { Theme } from './domain.ts';
import { Hostname } from './hostname.ts';
import { Locale } from './locale.ts';

export const ThemeRequest = z.object({ hostname: Hostname });
export type ThemeRequest = z.infer<typeof ThemeRequest>;

/** How a shop's launcher looks before anybody has talked; nothing else of the domain is public. */
export const ThemeResponse = z.strictObject({ theme: Theme, locale: Locale });
export type ThemeResponse = Readonly<z.infer<typeof ThemeResponse>>;
