import type { ComponentChildren } from 'preact';

export const Icon = ({ children }: { readonly children: ComponentChildren }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

export const CloseIcon = () => (
  <Icon>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);

export const MoreIcon = () => (
  <Icon>
    <path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="2.6" />
  </Icon>
);

export const MinimiseIcon = () => (
  <Icon>
    <path d="M6 10l6 6 6-6" />
  </Icon>
);

export const MicrophoneIcon = () => (
  <Icon>
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
  </Icon>
);

export const MutedIcon = () => (
  <Icon>
    <path d="M15 10.5V6a3 3 0 0 0-5.6-1.5M9 9v2a3 3 0 0 0 4.6 2.5M5.5 11.5a6.5 6.5 0 0 0 10.4 5.2M18.4 12.6q.1-.5.1-1.1M12 18v3M4 4l16 16" />
  </Icon>
);

export const EndIcon = () => (
  <Icon>
    <path d="M12 9c-3.2 0-6.2 1-8.6 2.9a1.5 1.5 0 0 0-.3 2l1.3 1.9a1.2 1.2 0 0 0 1.6.4l2.6-1.3a1.2 1.2 0 0 0 .6-1l.1-1.6a11 11 0 0 1 5.4 0l.1 1.6a1.2 1.2 0 0 0 .6 1l2.6 1.3a1.2 1.2 0 0 0 1.6-.4l1.3-1.9a1.5 1.5 0 0 0-.3-2A14 14 0 0 0 12 9z" />
  </Icon>
);

export const SendIcon = () => (
  <Icon>
    <path d="M12 19V5M6 11l6-6 6 6" />
  </Icon>
);

export const StopIcon = () => (
  <Icon>
    <rect x="7" y="7" width="10" height="10" rx="2" />
  </Icon>
);

export const SoundIcon = ({ off }: { readonly off: boolean }) => (
  <Icon>
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />
    {off ? (
      <path d="M16 9.5l5 5M21 9.5l-5 5" />
    ) : (
      <path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" />
    )}
  </Icon>
);

export const CopyIcon = () => (
  <Icon>
    <rect x="9" y="9" width="11" height="11" rx="2" />
    <path d="M15 5.5V5a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h.5" />
  </Icon>
);

export const ArrowIcon = ({ back = false }: { readonly back?: boolean }) => (
  <Icon>
    <path d={back ? 'M15 5l-7 7 7 7' : 'M9 5l7 7-7 7'} />
  </Icon>
);

export const PictureIcon = () => (
  <Icon>
    <rect x="3.5" y="5" width="17" height="14" rx="2.5" />
    <path d="M4 16l4.5-4.5 4 4 2.5-2.5 5 4.5" />
    <circle cx="15.5" cy="9.5" r="1.4" />
  </Icon>
);
