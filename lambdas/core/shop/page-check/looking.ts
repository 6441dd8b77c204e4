import { widgetScriptPath } from '../../../contract/paths.ts';
import type { Locale } from '../../../contract/shop/locale.ts';
import type { ShopPage } from '../../../ports/shop/shop-page.ts';
import { type PageCheckPhrases, pageCheckPhrases } from '../../phrases/page-check.ts';

/** One thing that was looked at on a page. */
export interface PageFinding {
  /** A `problem` keeps the assistant from working; a `warning` keeps a part of it. */
  readonly level: 'fine' | 'warning' | 'problem';
  readonly text: string;
  /** What to add or change, exactly as it is written in a page, a header or a terminal. */
  readonly lines: readonly string[];
}

/** A page with what its checks need to speak. */
export interface Looking {
  readonly page: ShopPage;
  readonly at: URL;
  readonly texts: PageCheckPhrases;
  readonly fine: (text: string) => PageFinding;
  readonly warning: (text: string, ...lines: string[]) => PageFinding;
  readonly problem: (text: string, ...lines: string[]) => PageFinding;
}

export const looker = (page: ShopPage, locale: Locale): Looking => ({
  page,
  at: new URL(page.url),
  texts: pageCheckPhrases[locale],
  fine: (text) => ({ level: 'fine', text, lines: [] }),
  warning: (text, ...lines) => ({ level: 'warning', text, lines }),
  problem: (text, ...lines) => ({ level: 'problem', text, lines }),
});

/** The tag of a deployment as it is written in a page. */
export const tagFor = (origin: string, attributes = ''): string =>
  `<script src="${origin}${widgetScriptPath}"${attributes} async></script>`;
