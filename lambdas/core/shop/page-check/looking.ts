import { widgetScriptPath } from '../../../contract/paths.ts';
import type { Locale } from '../../../contract/shop/locale.ts';
import type { ShopPage } from '../../../ports/shop/shop-page.ts';
import { pageCheckPhrases } from '../../phrases/page-check.ts';

/** One thing that was looked at on a page. */
export interface PageFinding {
  /** A `problem` keeps the assistant from working; a `warning` keeps a part of it. */
  readonly level: 'fine' | 'warning' | 'problem';
  readonly text: string;
  /** What to add or change, exactly as it is written in a page, a header or a terminal. */
  readonly lines: readonly string[];
}

/** A page with what its checks need to speak. */
export const looker = (page: ShopPage, locale: Locale) => {
  const finding =
    (level: PageFinding['level']) =>
    (text: string, ...lines: readonly string[]): PageFinding => ({ level, text, lines });
  return {
    page,
    at: new URL(page.url),
    texts: pageCheckPhrases[locale],
    fine: finding('fine'),
    warning: finding('warning'),
    problem: finding('problem'),
  };
};
export type Looking = ReturnType<typeof looker>;

/** The tag of a deployment as it is written in a page. */
export const tagFor = (origin: string, attributes = ''): string =>
  `<script src="${origin}${widgetScriptPath}"${attributes} async></script>`;
