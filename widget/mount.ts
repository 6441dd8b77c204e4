import type { Locale } from '../lambdas/contract/locale.ts';
import { appearanceOf, applyAppearance } from './appearance.ts';
import { parseAttributes, type WidgetSettings } from './attributes.ts';
import type { Home } from './home.ts';
import { launcherTextsFor } from './i18n/launcher.ts';
import { parseLocale } from './i18n/texts.ts';
import { launcherCss } from './launcher.css.ts';
import { createLauncher, type LauncherMood } from './launcher.ts';
import type { Lazy } from './lazy.ts';
import { createTabMemory, openPanelIn, themeIn } from './memory.ts';
import { settle } from './neighbours.ts';
import { type PageContext, tellPage } from './page-api.ts';
import type { PanelHandle, PanelModule } from './panel/handle.ts';
import { reportToDeveloper } from './report.ts';
import { adoptStyles } from './styles.ts';
import { watchHideOn } from './visibility.ts';

export interface MountParts {
  readonly home: Home;
  readonly panel: Lazy<PanelModule>;
}

/** A widget that stands on the page. */
export interface Mounted {
  /** Reads the attributes again. */
  refresh(): void;
  /** Shows the panel, loading it first; `undefined` when it cannot be loaded, which the shopper is told. */
  open(): Promise<PanelHandle | undefined>;
  close(): void;
  setContext(context: PageContext): void;
  unmount(): void;
}

interface Place {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly context: PageContext;
}

const readSettings = (host: HTMLElement): WidgetSettings =>
  parseAttributes((name) => host.getAttribute(name), reportToDeveloper);

/** Russian is what a shop speaks that says nothing else. */
const localeOf = (settings: WidgetSettings): Locale =>
  settings.locale ?? parseLocale(document.documentElement.lang) ?? 'ru';

/** Draws the launcher and stands ready to load the rest; what it takes hold of, `unmount` lets go. */
export const mountWidget = ({ host, root, context }: Place, { home, panel }: MountParts): Mounted => {
  let settings = readSettings(host);
  let mood: LauncherMood = { kind: 'resting' };
  let handle: PanelHandle | undefined;
  let pageContext = context;
  let gone = false;
  let unwatch = (): void => {};

  const undoStyles = adoptStyles(root, launcherCss, home.nonce);
  const launcher = createLauncher(root, {
    onOpen: () => void open(),
    onIntent: () => void panel.load().catch(() => {}),
  });
  const neighbour = settle({ host, position: () => appearanceOf(settings, themeIn(memory)).position });
  const memory = createTabMemory(`storevoice:${host.id || neighbour.place}`);

  const draw = (): void => {
    const appearance = appearanceOf(settings, themeIn(memory));
    applyAppearance(host, appearance);
    host.toggleAttribute('data-open', mood.kind === 'open');
    launcher.show({ texts: launcherTextsFor(localeOf(settings)), label: appearance.launcherText, mood });
    neighbour.arrange();
  };

  const setMood = (kind: LauncherMood['kind']): void => {
    mood = { kind };
    draw();
  };

  const mountPanel = ({ mountPanel: mount }: PanelModule): PanelHandle =>
    mount({
      host,
      root,
      home,
      memory,
      settings,
      locale: localeOf(settings),
      context: pageContext,
      onThemeKnown: draw,
      onClosed: () => {
        setMood('resting');
        launcher.focus();
      },
    });

  const open = async (): Promise<PanelHandle | undefined> => {
    if (mood.kind === 'open') return handle;
    if (mood.kind !== 'loading') setMood('loading');
    try {
      const module = await panel.load();
      if (gone) return undefined;
      handle ??= mountPanel(module);
      setMood('open');
      handle.show();
      return handle;
    } catch (error) {
      if (gone) return undefined;
      reportToDeveloper('the panel could not be loaded', error);
      setMood('failed');
      tellPage(host, 'error', { code: 'VOICE_NOT_LOADED' });
      return undefined;
    }
  };

  const refresh = (): void => {
    settings = readSettings(host);
    unwatch();
    unwatch = watchHideOn(host, settings.hideOn);
    draw();
    handle?.update(settings, localeOf(settings));
  };

  refresh();
  if (settings.open || openPanelIn(memory)) void open();

  return {
    refresh,
    open,
    close: () => handle?.close(),
    setContext: (next) => {
      pageContext = next;
      handle?.setContext(next);
    },
    unmount: () => {
      gone = true;
      handle?.dispose();
      unwatch();
      neighbour.leave();
      launcher.remove();
      undoStyles();
    },
  };
};
