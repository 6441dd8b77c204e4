import type { Contact } from '../../../lambdas/contract/shop/contact.ts';
import type { Order, Source } from '../../../lambdas/contract/voice/bot.ts';
import { Icon, icons } from '../icons.tsx';
import { usePanel } from '../view.ts';

/** Feeds, functions and pages of the shop are untrusted data, so that only web addresses become links. */
export const webUrl = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;

/** Icons that the panel shows only here, in whose file they come. */
const factIcons = {
  page: 'M7 3.5h7l4.5 4.5v12.5h-11.5zM14 3.5v4.5h4.5M10 12.5h6M10 16h6',
  phone:
    'M6 3.5h3l1.8 4.6-2.2 1.8a12 12 0 0 0 5.5 5.5l1.8-2.2 4.6 1.8v3a2 2 0 0 1-2.2 2A16.3 16.3 0 0 1 4 5.7a2 2 0 0 1 2-2.2z',
  mail: 'M6 5.5h12a2.5 2.5 0 0 1 2.5 2.5v8a2.5 2.5 0 0 1-2.5 2.5H6a2.5 2.5 0 0 1-2.5-2.5V8A2.5 2.5 0 0 1 6 5.5zM4.5 7.5l7.5 5.5 7.5-5.5',
  clock: 'M12 3.5a8.5 8.5 0 0 1 0 17a8.5 8.5 0 0 1 0-17zM12 7v5l3.2 2',
} as const;

interface LinkRowProps {
  readonly icon: keyof typeof factIcons;
  readonly href?: string | undefined;
  /** What the words are. */
  readonly label: string;
  readonly words: string;
}

/** One fact of a card: a link if it has an address that may be one. */
const LinkRow = ({ icon, href, label, words }: LinkRowProps) => {
  const row = (
    <>
      <Icon lines={factIcons[icon]} />
      <span class="fact-words">
        <small>{label}</small>
        <span dir="auto">{words}</span>
      </span>
    </>
  );
  return href === undefined ? (
    <p class="fact">{row}</p>
  ) : (
    <a class="fact" href={href}>
      {row}
      <Icon lines={icons.forward} />
    </a>
  );
};

const hostOf = (url: string | undefined): string | undefined =>
  url === undefined || !URL.canParse(url) ? undefined : new URL(url).host.replace(/^www\./, '');

export const SourceCard = ({ source }: { readonly source: Source }) => {
  const { texts } = usePanel();
  const url = webUrl(source.url);
  const host = hostOf(url);
  return (
    <div class="facts">
      <LinkRow
        icon="page"
        href={url}
        label={host ? `${texts.source} · ${host}` : texts.source}
        words={source.title}
      />
    </div>
  );
};

/** The number that a phone can dial; an extension after it is dialled by hand. */
const dialled = (phone: string): string | undefined => {
  const digits = phone.replace(/[^\d\s+().–-].*/, '').replace(/[^\d+]/g, '');
  return /^\+?\d{3,}$/.test(digits) ? `tel:${digits}` : undefined;
};

/** An address alone: a mail link could also bring a subject, a text and further recipients. */
const mailed = (email: string): string | undefined =>
  /^[^\s?&%,;@]+@[^\s?&%,;@]+$/.test(email) ? `mailto:${email}` : undefined;

export const ContactCard = ({ contact }: { readonly contact: Contact }) => {
  const { texts } = usePanel();
  const { phone, email, hours } = contact;
  const url = webUrl(contact.url);
  return (
    <section class="facts" aria-label={texts.contact}>
      {phone && <LinkRow icon="phone" href={dialled(phone)} label={texts.phone} words={phone} />}
      {email && <LinkRow icon="mail" href={mailed(email)} label={texts.email} words={email} />}
      {url && (
        <LinkRow icon="page" href={url} label={hostOf(url) ?? texts.contact} words={texts.contactPage} />
      )}
      {hours && <LinkRow icon="clock" label={texts.hours} words={hours} />}
    </section>
  );
};

/** A day without a time belongs to no time zone. */
const dayFormat = { day: 'numeric', month: 'long', weekday: 'short', timeZone: 'UTC' } as const;

const Day = ({ name, day }: { readonly name: string; readonly day: string | undefined }) => {
  const { locale } = usePanel();
  if (!day) return null;
  const date = new Date(`${day}T00:00:00Z`);
  return (
    <>
      <dt>{name}</dt>
      <dd>{Number.isNaN(date.valueOf()) ? day : date.toLocaleDateString(locale, dayFormat)}</dd>
    </>
  );
};

export const OrderCard = ({ order }: { readonly order: Order }) => {
  const { texts } = usePanel();
  const url = webUrl(order.url);
  return (
    <section class="facts order" aria-label={texts.order}>
      <p class="order-status" dir="auto">
        {order.status}
      </p>
      <dl class="order-days">
        <Day name={texts.orderDate} day={order.date} />
        <Day name={texts.orderExpected} day={order.expected} />
      </dl>
      {url && <LinkRow icon="page" href={url} label={hostOf(url) ?? texts.order} words={texts.openOrder} />}
    </section>
  );
};

export const TicketCard = ({ ticket }: { readonly ticket: string }) => {
  const { texts } = usePanel();
  return (
    <p class="facts ticket">
      {texts.ticket} <strong>{ticket}</strong>
    </p>
  );
};
