import type { Contact } from '../../contract/shop/contact.ts';
import type { Locale } from '../../contract/shop/locale.ts';
import type { Order } from '../../contract/voice/bot.ts';

const ru = {
  contact: ({ phone, email, url, hours }: Contact): string =>
    [
      phone === undefined ? '' : `Телефон: ${phone}.`,
      email === undefined ? '' : `Почта: ${email}.`,
      hours === undefined ? '' : `Часы работы: ${hours}.`,
      url === undefined ? '' : 'Ссылка на страницу — на экране.',
    ]
      .filter(Boolean)
      .join(' '),
  noContact: 'Контакты магазина ищите на его страницах: мне их не сообщили.',
  order: (number: string, { status, date, expected }: Order): string =>
    `Заказ ${number}${date === undefined ? '' : ` от ${day('ru', date)}`}: «${status}».` +
    (expected === undefined ? '' : ` Ожидается ${day('ru', expected)}.`),
  orderDetailsMissing:
    'Назовите номер заказа и, чтобы я знал, что он ваш, последние четыре цифры телефона или почту из заказа.',
  ordersUnknown: 'Магазин не сообщает мне о заказах. Спросите у его сотрудника.',
  ordersSilent: 'Магазин сейчас не ответил о заказе. Попробуйте позже или спросите сотрудника.',
  tooManyProofs: 'Попыток было слишком много, о заказе я больше не отвечу. Спросите у сотрудника магазина.',
  person: 'Вот как связаться с сотрудником магазина.',
  offer: 'Могу передать ему наш разговор, чтобы вам не повторять. Передать?',
  handedOver: 'Я передал наш разговор сотруднику магазина.',
  ticket: (number: string): string => `Номер обращения: ${number}.`,
  notHandedOver: 'Передать разговор сейчас не получилось.',
  tooManyTickets: 'Этот разговор уже передан сотруднику магазина.',
  tooManyCalls: 'Вопросов об этом было слишком много. Спросите о чём-нибудь другом.',
};

const en: typeof ru = {
  contact: ({ phone, email, url, hours }) =>
    [
      phone === undefined ? '' : `Phone: ${phone}.`,
      email === undefined ? '' : `E-mail: ${email}.`,
      hours === undefined ? '' : `Hours: ${hours}.`,
      url === undefined ? '' : 'The link to the page is on the screen.',
    ]
      .filter(Boolean)
      .join(' '),
  noContact: 'Please look for the contacts on the pages of the shop: I was not told them.',
  order: (number, { status, date, expected }) =>
    `Order ${number}${date === undefined ? '' : ` of ${day('en', date)}`}: "${status}".` +
    (expected === undefined ? '' : ` It is expected on ${day('en', expected)}.`),
  orderDetailsMissing:
    'Please tell me the order number and, so that I know it is yours, the last four digits of the phone or the e-mail of the order.',
  ordersUnknown: 'The shop does not tell me about orders. Please ask a member of its staff.',
  ordersSilent: 'The shop has not answered about the order. Please try later or ask a member of its staff.',
  tooManyProofs:
    'There were too many tries, so I cannot answer about orders any more. Please ask a member of the shop’s staff.',
  person: 'Here is how to reach a member of the shop’s staff.',
  offer: 'I can pass our conversation on, so that you need not repeat it. Shall I?',
  handedOver: 'I have passed our conversation on to a member of the shop’s staff.',
  ticket: (number) => `The ticket number is ${number}.`,
  notHandedOver: 'The conversation could not be passed on right now.',
  tooManyTickets: 'This conversation has already been passed on to the shop’s staff.',
  tooManyCalls: 'That was asked too often. Please ask about something else.',
};

const days: Readonly<Record<Locale, string>> = { ru: 'ru-RU', en: 'en-GB' };

/** A day of the calendar in words, without a year: orders are young. */
const day = (locale: Locale, date: string): string =>
  new Intl.DateTimeFormat(days[locale], { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(date),
  );

/** What the assistant says about orders, people of the shop and the shop's own functions. */
export const merchantPhrases: Readonly<Record<Locale, typeof ru>> = { ru, en };

/** As `withContact` where a sentence is read and nothing else of the answer is shown. */
export const withWrittenContact = (
  sentence: string,
  { contact, locale }: { readonly contact?: Contact | undefined; readonly locale: Locale },
): string => {
  const { url, ...spoken } = contact ?? {};
  const said = withContact(sentence, { contact: contact && spoken, locale });
  return url === undefined ? said : `${said} ${url}`.replaceAll('  ', ' ');
};

/** Whom to ask, after a sentence that says so. */
export const withContact = (
  sentence: string,
  { contact, locale }: { readonly contact?: Contact | undefined; readonly locale: Locale },
): string => {
  const phrases = merchantPhrases[locale];
  return `${sentence} ${contact === undefined ? phrases.noContact : phrases.contact(contact)}`;
};
