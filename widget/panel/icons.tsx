import type { ButtonHTMLAttributes } from 'preact';

/** Lines of the icons, in a square of 24. */
export const icons = {
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  minimise: 'M6 10l6 6 6-6',
  microphone: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  muted:
    'M15 10.5V6a3 3 0 0 0-5.6-1.5M9 9v2a3 3 0 0 0 4.6 2.5M5.5 11.5a6.5 6.5 0 0 0 10.4 5.2M18.4 12.6q.1-.5.1-1.1M12 18v3M4 4l16 16',
  end: 'M12 9c-3.2 0-6.2 1-8.6 2.9a1.5 1.5 0 0 0-.3 2l1.3 1.9a1.2 1.2 0 0 0 1.6.4l2.6-1.3a1.2 1.2 0 0 0 .6-1l.1-1.6a11 11 0 0 1 5.4 0l.1 1.6a1.2 1.2 0 0 0 .6 1l2.6 1.3a1.2 1.2 0 0 0 1.6-.4l1.3-1.9a1.5 1.5 0 0 0-.3-2A14 14 0 0 0 12 9z',
  send: 'M12 19V5M6 11l6-6 6 6',
  stop: 'M9 7h6a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2z',
  sound: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11',
  silence: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5',
  copy: 'M11 9h7a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-7a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM15 5.5V5a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h.5',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
} as const;

export const Icon = ({ lines }: { readonly lines: string }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={lines} />
  </svg>
);

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: keyof typeof icons;
  /** Its name for a screen reader; also its tooltip where no title is given. */
  readonly label: string;
  /** What it does among its neighbours, for the style sheet. */
  readonly kind?: 'ending' | 'inviting' | 'minimise' | 'stop';
}

/** A button that shows an icon alone. */
export const RoundButton = ({ icon, label, kind, ...rest }: Props) => (
  <button type="button" class={kind ? `round ${kind}` : 'round'} aria-label={label} title={label} {...rest}>
    <Icon lines={icons[icon]} />
  </button>
);
