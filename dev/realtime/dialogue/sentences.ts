import type { Locale } from '../../../lambdas/contract/shop/locale.ts';
import { parseJson } from '../protocol/api-error.ts';

const ru = {
  smallTalk: {
    greeting: 'Здравствуйте! Что вам найти?',
    thanks: 'Пожалуйста! Поискать что-нибудь ещё?',
    farewell: 'До свидания! Буду рядом, если понадоблюсь.',
    identity: 'Я голосовой помощник этого магазина: ищу товары и рассказываю о них. Что вам найти?',
    help: 'Назовите товар, и я найду его. Потом можно спросить: «а второй?», «подробнее», «дешевле» или «а в синем?».',
    mood: 'Всё хорошо, спасибо! Что вам найти?',
    stop: 'Хорошо.',
    yes: 'Хорошо. Что найти?',
    no: 'Хорошо. Что поискать ещё?',
  },
  whatToFind: 'Что вам найти?',
  whatElse: 'Чем ещё помочь?',
  aboutWhich: 'О каком товаре рассказать? Назовите его, и я найду.',
  cheaperThanWhat: 'Какой товар поискать? Назовите его, и я сравню цены.',
  noTool: 'Сейчас поиск по магазину недоступен.',
  noAnswer: 'Ответ магазина не удалось прочитать. Попробуйте спросить ещё раз.',
  cannotUnderstandSpeech:
    'Слышу, что вы говорите, но этот демонстрационный сервер не умеет распознавать слова. ' +
    'Напишите вопрос в поле для текста. А с ключом OPENAI_API_KEY помощник понимает и речь.',
  cannotUnderstandSpeechAgain: 'Слышу вас, но слов не разбираю. Напишите, пожалуйста.',
  sayAgain: 'Не расслышал. Повторите, пожалуйста, или напишите.',
  comparing: ['Сейчас сравню.', 'Смотрю оба варианта.', 'Минутку, сравниваю.'],
  onlyOne: (title: string) => `Есть только один вариант: ${title}.`,
  whichOf: (list: string) => `Какой именно: ${list}?`,
  notInList: (list: string) => `Такого в списке нет. Есть ${list}.`,
  /** By the parameter that is missing. */
  ask: new Map([
    ['items', 'Какие товары сравнить?'],
    ['code', 'Какой у вас промокод?'],
    ['orderNumber', 'Какой номер заказа и последние четыре цифры телефона или почта из него?'],
    ['proof', 'Какие последние четыре цифры телефона или почта в заказе?'],
    ['line', 'Какой товар в корзине изменить?'],
    ['quantity', 'Сколько оставить?'],
  ]),
  aside: 'Я помогаю с товарами и покупками этого магазина. Что вам найти?',
  calm: 'Жаль, что не получилось помочь. Позвать сотрудника магазина?',
  nth: ['первый', 'второй', 'третий', 'четвёртый', 'пятый'],
};

/** What shoppers say that is not about a product. */
export type SmallTalk = keyof typeof ru.smallTalk | 'repeat';

export type Sentences = typeof ru;

const en: Sentences = {
  smallTalk: {
    greeting: 'Hello! What can I find for you?',
    thanks: "You're welcome! Anything else I can look for?",
    farewell: "Goodbye! I'll be here if you need me.",
    identity:
      'I am the voice assistant of this shop: I find products and tell you about them. What can I find for you?',
    help: 'Name a product and I will find it. Then you can ask "the second one?", "more details", "cheaper" or "in blue?".',
    mood: "I'm fine, thank you! What can I find for you?",
    stop: 'All right.',
    yes: 'All right. What should I look for?',
    no: 'All right. What else should I look for?',
  },
  whatToFind: 'What can I find for you?',
  whatElse: 'What else can I do for you?',
  aboutWhich: 'Which product would you like to hear about? Name it and I will find it.',
  cheaperThanWhat: 'Which product should I look for? Name it and I will compare prices.',
  noTool: 'Searching the shop is not possible right now.',
  noAnswer: "I could not read the shop's answer. Please ask once more.",
  cannotUnderstandSpeech:
    'I can hear that you speak, but this demo server cannot make out words. ' +
    'Please type your question into the text box. With an OPENAI_API_KEY the assistant understands speech too.',
  cannotUnderstandSpeechAgain: "I hear you, but I can't make out words. Please type.",
  sayAgain: "I didn't catch that. Please say it again, or type it.",
  comparing: ['Let me compare them.', 'Looking at both.', 'One moment, comparing.'],
  onlyOne: (title) => `There is only one: ${title}.`,
  whichOf: (list) => `Which one: ${list}?`,
  notInList: (list) => `That one is not on the list. There is ${list}.`,
  ask: new Map([
    ['items', 'Which products should I compare?'],
    ['code', 'What is your promo code?'],
    ['orderNumber', 'What is the number of the order, and the last four digits of its phone or its e-mail?'],
    ['proof', 'What are the last four digits of the phone of the order, or its e-mail?'],
    ['line', 'Which item in the cart should I change?'],
    ['quantity', 'How many should there be?'],
  ]),
  aside: 'I help with the products and purchases of this shop. What can I find for you?',
  calm: 'I am sorry that I could not help. Shall I get somebody from the shop?',
  nth: ['the first', 'the second', 'the third', 'the fourth', 'the fifth'],
};

export const sentences: Readonly<Record<Locale, Sentences>> = { ru, en };

const QUOTED = /"(?:[^"\\\n]|\\.)+"|«[^»\n]+»/u;

/** The sentence that a response's own instructions ask for word by word, if they do. */
export const sentenceIn = (instructions: string): string | undefined => {
  const [quotation] = QUOTED.exec(instructions) ?? [];
  return quotation === undefined ? undefined : String(parseJson(quotation) ?? quotation.slice(1, -1)).trim();
};
