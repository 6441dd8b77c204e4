import type { Locale } from '../lambdas/contract/locale.ts';
import type { Home } from './home.ts';
import type { WordsModule } from './i18n/texts.ts';
import type { Lazy } from './lazy.ts';
import type { KnownShop } from './memory.ts';
import type { PanelModule } from './panel/handle.ts';
import type { PageContext } from './storevoice.d.ts';

/** What every widget of one script shares. */
export interface MountParts {
  readonly home: Home;
  readonly panel: Lazy<PanelModule>;
  readonly words: Readonly<Record<Locale, Lazy<WordsModule>>>;
  /** What our host says of this shop. */
  readonly shop: Lazy<KnownShop>;
}

export interface Place {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly context: PageContext;
}
