import type { Locale } from '../../lambdas/contract/shop/locale.ts';
import { launcherTexts as en } from '../i18n/en.ts';
import { launcherTexts as ru } from '../i18n/ru.ts';
import { adoptStyles } from './appearance.ts';
import { launcherCss } from './launcher.css.ts';

const languages = { en, ru } as const;

/** The state of the panel, as the launcher shows it. */
export type PanelState = 'closed' | 'loading' | 'failed' | 'open';

interface LauncherLook {
  readonly locale: Locale;
  /** Shown beside the icon; without it the launcher is a round button. */
  readonly label: string | undefined;
  readonly state: PanelState;
  /** A conversation can be continued. */
  readonly isAwaited: boolean;
}

interface LauncherOptions {
  /** The page's permission for styles under its Content-Security-Policy. */
  readonly nonce: string | undefined;
  readonly onOpen: () => void;
  /** The shopper is about to press the button, so that the panel's files can be fetched. */
  readonly onIntent: () => void;
}

const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  made.className = className;
  return made;
};

const createSign = (): HTMLElement => {
  const sign = element('span', 'sign');
  sign.setAttribute('aria-hidden', 'true');
  sign.append(...Array.from({ length: 5 }, () => element('i', 'bar')));
  return sign;
};

/** Draws the button that a page shows before anything else is loaded. */
export const createLauncher = (root: ShadowRoot, options: LauncherOptions) => {
  const removeStyles = adoptStyles(root, launcherCss, options.nonce);
  const frame = element('div', 'launcher-frame');
  const button = element('button', 'launcher');
  const label = element('span', 'launcher-label');
  const failure = element('p', 'launcher-failure');
  button.type = 'button';
  button.part.add('launcher');
  button.setAttribute('aria-haspopup', 'dialog');
  failure.setAttribute('role', 'alert');
  button.append(createSign(), label);
  frame.append(failure, button);

  const intents = ['pointerenter', 'touchstart', 'focus'] as const;
  for (const intent of intents) button.addEventListener(intent, options.onIntent, { passive: true });
  button.addEventListener('click', options.onOpen);
  root.append(frame);

  return {
    show: ({ locale, label: text, state, isAwaited }: LauncherLook) => {
      const texts = languages[locale];
      const name = text ?? texts.launcher;
      frame.dataset.state = state;
      frame.toggleAttribute('data-awaited', isAwaited);
      label.textContent = text ?? '';
      label.hidden = text === undefined;
      failure.textContent = state === 'failed' ? texts.loadFailed : '';
      button.setAttribute('aria-busy', String(state === 'loading'));
      button.setAttribute('aria-expanded', String(state === 'open'));
      const whole = isAwaited ? `${name}. ${texts.waiting}` : name;
      button.setAttribute('aria-label', state === 'failed' ? texts.retry : whole);
      button.title = state === 'loading' ? texts.loading : isAwaited ? texts.waiting : '';
    },
    focus: () => button.focus(),
    remove: () => {
      frame.remove();
      removeStyles();
    },
  };
};
export type Launcher = ReturnType<typeof createLauncher>;
