import { Icon } from '../icons.tsx';

export const PageIcon = () => (
  <Icon>
    <path d="M7 3.5h7l4.5 4.5v12.5h-11.5zM14 3.5v4.5h4.5M10 12.5h6M10 16h6" />
  </Icon>
);

export const PhoneIcon = () => (
  <Icon>
    <path d="M6 3.5h3l1.8 4.6-2.2 1.8a12 12 0 0 0 5.5 5.5l1.8-2.2 4.6 1.8v3a2 2 0 0 1-2.2 2A16.3 16.3 0 0 1 4 5.7a2 2 0 0 1 2-2.2z" />
  </Icon>
);

export const MailIcon = () => (
  <Icon>
    <rect x="3.5" y="5.5" width="17" height="13" rx="2.5" />
    <path d="M4.5 7.5l7.5 5.5 7.5-5.5" />
  </Icon>
);

export const ClockIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7v5l3.2 2" />
  </Icon>
);
