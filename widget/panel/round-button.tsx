import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** Its name for a screen reader; also its tooltip where no title is given. */
  readonly label: string;
  /** What it does among its neighbours, for the style sheet. */
  readonly kind?: 'ending' | 'inviting' | 'minimise' | 'stop';
  readonly children: ComponentChildren;
}

/** A button that shows an icon alone. */
export const RoundButton = ({ label, kind, children, ...rest }: Props) => (
  <button type="button" class={kind ? `round ${kind}` : 'round'} aria-label={label} title={label} {...rest}>
    {children}
  </button>
);
