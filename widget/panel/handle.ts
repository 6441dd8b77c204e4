import type { Locale } from '../../lambdas/contract/locale.ts';
import type { WidgetSettings } from '../attributes.ts';
import type { Home } from '../home.ts';
import type { TabMemory } from '../memory.ts';
import type { PageContext } from '../page-api.ts';

export interface PanelOptions {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly home: Home;
  readonly memory: TabMemory;
  readonly settings: WidgetSettings;
  readonly locale: Locale;
  readonly context: PageContext;
  /** The shop's own theme has arrived and stands in the memory. */
  readonly onThemeKnown: () => void;
  readonly onClosed: () => void;
}

/** The panel as the loader drives it. */
export interface PanelHandle {
  show(): void;
  /** Hides it and pauses the conversation. */
  close(): void;
  ask(text: string): void;
  update(settings: WidgetSettings, locale: Locale): void;
  setContext(context: PageContext): void;
  /** Ends everything and leaves nothing behind. */
  dispose(): void;
}

/** What the panel's file exports. */
export interface PanelModule {
  mountPanel(options: PanelOptions): PanelHandle;
}
