import type { Contact } from '../../contract/shop/contact.ts';
import type { Locale } from '../../contract/shop/locale.ts';

interface StoreInfoSentences {
  /** The merchant's words, marked as theirs. */
  readonly quoted: (quote: string) => string;
  /** The same in another language than the sentence. */
  readonly quotedForeign: (quote: string) => string;
  readonly nothingAsked: () => string;
  readonly unknown: (contact: Contact | undefined) => string;
}

const sentenceOf = (parts: readonly (string | undefined)[], joint: string): string =>
  parts.filter((part) => part !== undefined).join(joint);

const withHours = (ways: string, hours: string | undefined, said: (hours: string) => string): string =>
  hours === undefined ? ways : `${ways} ${said(hours)}`;

const ru: StoreInfoSentences = {
  quoted: (quote) => `Магазин пишет: «${quote}»`,
  quotedForeign: (quote) => `Магазин пишет по-английски: «${quote}»`,
  nothingAsked: () => 'Я не расслышал вопрос. Спросите ещё раз: о доставке, оплате, возврате.',
  unknown: (contact) => {
    if (contact === undefined) return 'Магазин об этом не пишет. Лучше спросить его сотрудников.';
    const { phone, email, url, hours } = contact;
    const ways = [
      phone && `по телефону ${phone}`,
      email && `по почте ${email}`,
      url && 'на странице контактов, ссылка на экране',
    ];
    const asking = `Магазин об этом не пишет. Спросить можно ${sentenceOf(ways, ' или ')}.`;
    return withHours(asking, hours, (each) => `Часы работы: ${each}.`);
  },
};

const en: StoreInfoSentences = {
  quoted: (quote) => `The shop says: “${quote}”`,
  quotedForeign: (quote) => `The shop says in Russian: “${quote}”`,
  nothingAsked: () => 'I did not catch the question. Please ask again: about delivery, payment or returns.',
  unknown: (contact) => {
    if (contact === undefined) return 'The shop does not say. Its staff can answer that.';
    const { phone, email, url, hours } = contact;
    const ways = [
      phone && `by phone at ${phone}`,
      email && `by e-mail at ${email}`,
      url && 'on the contact page, the link is on the screen',
    ];
    const asking = `The shop does not say. You can ask ${sentenceOf(ways, ' or ')}.`;
    return withHours(asking, hours, (each) => `Its hours: ${each}.`);
  },
};

export const storeInfoSentences: Readonly<Record<Locale, StoreInfoSentences>> = { ru, en };
