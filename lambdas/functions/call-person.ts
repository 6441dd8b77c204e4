import * as z from 'zod';
import { Transcript } from '../contract/voice/webhook.ts';
import { defineBotFunction, optional } from '../core/voice/bot-function.ts';

const MAX_REASON = 300;
const shortened = (value: unknown): unknown =>
  typeof value === 'string' ? value.slice(0, MAX_REASON) : (value ?? undefined);

const offered = z.object({
  reason: z.preprocess(shortened, z.string().optional()).meta({
    description: 'What the shopper needs, in a few words and without personal data.',
  }),
  consent: optional(z.boolean()).meta({
    description:
      'Whether the shopper agreed to pass this conversation on. Leave it out until the shopper was asked and answered.',
  }),
});

/** The widget adds the transcript: the model would write it once more, and differently. */
const parameters = offered.extend({ transcript: Transcript.default([]) });

/** Brings a shopper to a person of the shop. */
export const callPerson = defineBotFunction({
  name: 'call_person',
  description: {
    ru:
      'Сразу даёт контакт и часы работы сотрудника магазина, а если магазин принимает разговоры — передаёт ему этот ' +
      'разговор с согласия покупателя. Вызывай, когда просят человека или оператора, кричат или жалуются, и когда два ' +
      'раза подряд не получилось помочь. Функция предложит передать разговор — спроси покупателя и вызови снова с consent.',
    en:
      "Gives the contact and hours of the shop's staff at once and, if the shop takes conversations over, passes this one " +
      'on with the consent of the shopper. Call it when a person or an operator is asked for, when the shopper shouts or ' +
      'complains, and when you failed to help twice in a row. If it offers to pass the conversation on, ask the shopper ' +
      'and call it again with consent.',
  },
  examples: {
    ru: [
      'Позовите человека',
      'Оператор!',
      'Соедините с оператором',
      'Хочу поговорить с живым человеком',
      'Переведите на менеджера',
      'Дайте телефон магазина',
      'Как с вами связаться?',
      'Мне нужен консультант',
      'Я хочу пожаловаться',
      'Вы меня не понимаете, позовите кого-нибудь',
      'Хватит, дайте мне человека!',
      'Есть тут кто живой?',
      'Не хочу разговаривать с роботом',
      'Свяжите меня со службой поддержки',
      'Куда позвонить, чтобы поговорить с сотрудником?',
      'Пусть мне ответит сотрудник магазина',
    ],
    en: [
      'Get me a person',
      'Operator!',
      'Put me through to an operator',
      'I want to talk to a human',
      'Let me speak to the manager',
      'Give me the phone number of the shop',
      'How can I contact you?',
      'I need a consultant',
      'I want to complain',
      'You do not understand me, get somebody',
      'Enough, give me a real person!',
      'Is anybody real there?',
      'I do not want to talk to a robot',
      'Connect me to customer support',
      'Which number do I call to speak to your staff?',
      'Let somebody from the shop answer me',
    ],
  },
  parameters,
  parametersFor: ({ webhooks }) =>
    webhooks?.handoff === undefined ? offered.omit({ consent: true }) : offered,
  isPrivate: true,
  // The reason is the shopper's own words about themselves.
  subject: ({ consent }) => (consent === undefined ? 'person' : `person, consent ${consent}`),
  run: ({ reason, consent, transcript }, { domain, services, claims }) =>
    services.merchant.callPerson(domain, { reason, consent, transcript, sessionId: claims?.sessionId }),
});
