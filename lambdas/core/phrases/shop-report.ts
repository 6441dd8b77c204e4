import type { Locale } from '../../contract/shop/locale.ts';

const en = {
  title: (shop: string) => `${shop}: what shoppers asked the assistant`,
  period: (from: string, to: string) => `${from} to ${to}, UTC`,
  conversations: 'Conversations',
  minutes: 'Minutes',
  cost: 'Cost, dollars (estimate)',
  questions: 'Questions',
  unanswered: 'Unanswered',
  clarified: 'Asked back',
  refused: 'Refused by a limit or the budget',
  catalogue: 'Last import',
  asked: 'What was asked for',
  notFound: 'What was not found',
  unknown: "What the shop's texts do not answer",
  added: 'What was added to carts',
  nothing: 'Nothing.',
  note: 'Words are those of the question after personal data was hidden; a number is how often it was asked.',
};

const ru: typeof en = {
  title: (shop) => `${shop}: о чём покупатели спрашивали помощника`,
  period: (from, to) => `с ${from} по ${to}, UTC`,
  conversations: 'Разговоры',
  minutes: 'Минуты',
  cost: 'Стоимость, доллары (оценка)',
  questions: 'Вопросы',
  unanswered: 'Без ответа',
  clarified: 'Переспрошено',
  refused: 'Отказы из-за лимита или бюджета',
  catalogue: 'Последний импорт',
  asked: 'Что искали',
  notFound: 'Чего не нашлось',
  unknown: 'На что не отвечают тексты магазина',
  added: 'Что добавляли в корзину',
  nothing: 'Ничего.',
  note: 'Слова — из вопросов, где скрыты личные данные; число — сколько раз спросили.',
};

/** A merchant's report on what shoppers wanted. */
export const shopReportPhrases: Readonly<Record<Locale, typeof en>> = { ru, en };
