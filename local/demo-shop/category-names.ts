import type { Locale } from '../../lambdas/contract/locale.ts';

/** The catalogue names its categories in English. */
const russian: Readonly<Record<string, string>> = {
  Electronics: 'Электроника',
  Phones: 'Смартфоны',
  'Phone Accessories': 'Для смартфонов',
  Cases: 'Чехлы',
  'Screen Protectors': 'Защитные стёкла',
  'Chargers and Power': 'Зарядка и питание',
  Cables: 'Кабели',
  Holders: 'Держатели',
};

/** A category's name in the page's language; one without a translation keeps its own. */
export const categoryName = (name: string, locale: Locale): string =>
  locale === 'ru' ? (russian[name] ?? name) : name;
