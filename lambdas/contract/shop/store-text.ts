import * as z from 'zod';
import { WebUrl } from './hostname.ts';
import { Locale } from './locale.ts';

/** A piece of a merchant's text that can be quoted by itself. */
export const TextPassage = z.object({
  /** The headings above it; the question, where the text is a list of questions and answers. */
  heading: z.string().optional(),
  text: z.string().min(1),
  /** The page of this passage, where it is not that of the whole text. */
  url: WebUrl.optional(),
});
export type TextPassage = Readonly<z.infer<typeof TextPassage>>;

/** One text that a merchant gave: a page of the shop, or a file. */
export const StoreText = z.object({
  /** Where it came from: an address or the name of a file. An import of the same source replaces it. */
  source: z.string().min(1).max(500),
  locale: Locale,
  title: z.string().min(1).max(200),
  /** The page to show to shoppers. */
  url: WebUrl.optional(),
  passages: z.array(TextPassage),
});
export type StoreText = Readonly<z.infer<typeof StoreText>>;

/** A text that was refused; the message names it and what to do about it. */
export class StoreTextError extends Error {
  override readonly name = 'StoreTextError';
  readonly code: 'EMPTY' | 'LOGIN_PAGE' | 'NOT_A_TEXT' | 'TOO_MUCH';

  constructor(code: StoreTextError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** A shop's texts as they were published together. */
export const PublishedTexts = z.object({ revision: z.string(), texts: z.array(StoreText) });
export type PublishedTexts = Readonly<z.infer<typeof PublishedTexts>>;
