import type { ComponentChildren } from 'preact';
import type { Contact } from '../../../lambdas/contract/shop/contact.ts';
import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import type { Order, Source } from '../../../lambdas/contract/voice/bot.ts';
import { ArrowIcon } from '../icons.tsx';
import { useWords } from '../words.ts';
import { ClockIcon, MailIcon, PageIcon, PhoneIcon } from './fact-icons.tsx';
import { webUrl } from './web-url.ts';

interface LinkRowProps {
  readonly icon: ComponentChildren;
  readonly href: string | undefined;
  /** What the value is. */
  readonly label: string;
  readonly children: string;
}

/** One fact of a card: a link if it has an address that may be one. */
const LinkRow = ({ icon, href, label, children }: LinkRowProps) => {
  const words = (
    <>
      {icon}
      <span class="fact-words">
        <small>{label}</small>
        <span dir="auto">{children}</span>
      </span>
    </>
  );
  return href === undefined ? (
    <p class="fact">{words}</p>
  ) : (
    <a class="fact" href={href}>
      {words}
      <ArrowIcon />
    </a>
  );
};

const hostOf = (url: string | undefined): string | undefined =>
  url === undefined || !URL.canParse(url) ? undefined : new URL(url).host.replace(/^www\./, '');

export const SourceCard = ({ source }: { readonly source: Source }) => {
  const { texts } = useWords();
  const url = webUrl(source.url);
  const host = hostOf(url);
  return (
    <div class="facts">
      <LinkRow icon={<PageIcon />} href={url} label={host ? `${texts.source} · ${host}` : texts.source}>
        {source.title}
      </LinkRow>
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
  const { texts } = useWords();
  const { phone, email, hours } = contact;
  const url = webUrl(contact.url);
  return (
    <section class="facts" aria-label={texts.contact}>
      {phone && (
        <LinkRow icon={<PhoneIcon />} href={dialled(phone)} label={texts.phone}>
          {phone}
        </LinkRow>
      )}
      {email && (
        <LinkRow icon={<MailIcon />} href={mailed(email)} label={texts.email}>
          {email}
        </LinkRow>
      )}
      {url && (
        <LinkRow icon={<PageIcon />} href={url} label={hostOf(url) ?? texts.contact}>
          {texts.contactPage}
        </LinkRow>
      )}
      {hours && (
        <LinkRow icon={<ClockIcon />} href={undefined} label={texts.hours}>
          {hours}
        </LinkRow>
      )}
    </section>
  );
};

/** A day without a time belongs to no time zone. */
const dayText = (day: string, locale: Locale): string => {
  const date = new Date(`${day}T00:00:00Z`);
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    weekday: 'short',
    timeZone: 'UTC',
  });
  return Number.isNaN(date.valueOf()) ? day : format.format(date);
};

export const OrderCard = ({ order }: { readonly order: Order }) => {
  const { texts, locale } = useWords();
  const url = webUrl(order.url);
  return (
    <section class="facts order" aria-label={texts.order}>
      <p class="order-status" dir="auto">
        {order.status}
      </p>
      <dl class="order-days">
        {order.date && (
          <>
            <dt>{texts.orderDate}</dt>
            <dd>{dayText(order.date, locale)}</dd>
          </>
        )}
        {order.expected && (
          <>
            <dt>{texts.orderExpected}</dt>
            <dd>{dayText(order.expected, locale)}</dd>
          </>
        )}
      </dl>
      {url && (
        <LinkRow icon={<PageIcon />} href={url} label={hostOf(url) ?? texts.order}>
          {texts.openOrder}
        </LinkRow>
      )}
    </section>
  );
};

export const TicketCard = ({ ticket }: { readonly ticket: string }) => {
  const { texts } = useWords();
  return (
    <p class="facts ticket">
      {texts.ticket} <strong>{ticket}</strong>
    </p>
  );
};
