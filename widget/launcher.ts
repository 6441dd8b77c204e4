import type { LauncherTexts } from './i18n/texts.ts';

export type LauncherMood =
  | { readonly kind: 'resting' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'open' };

export interface LauncherLook {
  readonly texts: LauncherTexts;
  /** Shown beside the sign; without it the launcher is a round button. */
  readonly label: string | undefined;
  readonly mood: LauncherMood;
}

export interface Launcher {
  show(look: LauncherLook): void;
  focus(): void;
  remove(): void;
}

interface LauncherHandlers {
  readonly onOpen: () => void;
  /** The shopper is about to press: a good moment to fetch what opening needs. */
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

/** Draws the button that stands on the page before anything else is loaded. */
export const createLauncher = (root: ShadowRoot, handlers: LauncherHandlers): Launcher => {
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
  for (const intent of intents) button.addEventListener(intent, handlers.onIntent, { passive: true });
  button.addEventListener('click', handlers.onOpen);
  root.append(frame);

  return {
    show: ({ texts, label: text, mood }) => {
      frame.dataset.mood = mood.kind;
      label.textContent = text ?? '';
      label.hidden = text === undefined;
      failure.textContent = mood.kind === 'failed' ? texts.loadFailed : '';
      button.setAttribute('aria-busy', String(mood.kind === 'loading'));
      button.setAttribute('aria-expanded', String(mood.kind === 'open'));
      button.setAttribute('aria-label', mood.kind === 'failed' ? texts.retry : (text ?? texts.launcher));
      button.title = mood.kind === 'loading' ? texts.loading : '';
    },
    focus: () => button.focus(),
    remove: () => frame.remove(),
  };
};
