import { describe, expect, it } from '@jest/globals';
import * as en from '../../../widget/i18n/en.ts';
import * as ru from '../../../widget/i18n/ru.ts';
import { parseLanguageTag } from '../../../widget/i18n/texts.ts';

const texts = (module: typeof en | typeof ru): Readonly<Record<string, string>> => ({
  ...module.launcherTexts,
  ...module.panelTexts,
});

describe('the words of the widget', () => {
  it('are the same set in both languages, none of them empty', () => {
    expect(Object.keys(texts(ru)).sort()).toEqual(Object.keys(texts(en)).sort());
    for (const text of [...Object.values(texts(ru)), ...Object.values(texts(en))]) {
      expect(text.trim()).not.toBe('');
    }
  });

  it('are Russian in Russian and English in English', () => {
    expect(Object.entries(texts(ru)).filter(([, text]) => !/[а-яё]/i.test(text))).toEqual([]);
    expect(Object.entries(texts(en)).filter(([, text]) => /[а-яё]/i.test(text))).toEqual([]);
  });

  it.each([
    ['ru', 'ru'],
    ['ru-RU', 'ru'],
    ['EN_us', 'en'],
    ['de', undefined],
    ['', undefined],
  ])('follow a page in "%s": %s', (tag, expected) => {
    expect(parseLanguageTag(tag)).toBe(expected);
  });
});
