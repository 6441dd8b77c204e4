import type { Contact } from '../../contract/shop/contact.ts';
import type { Locale } from '../../contract/shop/locale.ts';

const given = (ways: readonly (string | undefined)[], or: string): string =>
  ways.filter((way) => way !== undefined).join(or);

const ru = {
  /** The merchant's words, marked as theirs. */
  quoted: (quote: string) => `Магазин пишет: «${quote}»`,
  /** The same in another language than the sentence. */
  quotedForeign: (quote: string) => `Магазин пишет по-английски: «${quote}»`,
  nothingAsked: () => 'Я не расслышал вопрос. Спросите ещё раз: о доставке, оплате, возврате.',
  unknown: (contact: Contact | undefined) => {
    if (contact === undefined) return 'Магазин об этом не пишет. Лучше спросить его сотрудников.';
    const { phone, email, url, hours } = contact;
    const ways = [
      phone && `по телефону ${phone}`,
      email && `по почте ${email}`,
      url && 'на странице контактов, ссылка на экране',
    ];
    const asking = `Магазин об этом не пишет. Спросить можно ${given(ways, ' или ')}.`;
    return hours === undefined ? asking : `${asking} Часы работы: ${hours}.`;
  },
};

const en: typeof ru = {
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
    const asking = `The shop does not say. You can ask ${given(ways, ' or ')}.`;
    return hours === undefined ? asking : `${asking} Its hours: ${hours}.`;
  },
};

export const storeInfoSentences: Readonly<Record<Locale, typeof ru>> = { ru, en };
