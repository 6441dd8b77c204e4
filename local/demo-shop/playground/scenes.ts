import type { Locale } from '../../../lambdas/contract/locale.ts';

/** What can happen to a widget; `public/playground-scenes.js` brings each about. */
export const scenes = [
  { name: 'closed', ru: 'Свёрнут', en: 'Closed' },
  { name: 'open', ru: 'Открыт', en: 'Open' },
  { name: 'connecting', ru: 'Соединяется', en: 'Connecting' },
  { name: 'listening', ru: 'Слушает', en: 'Listening' },
  { name: 'hearing', ru: 'Слышит речь', en: 'Hears speech' },
  { name: 'thinking', ru: 'Думает', en: 'Thinks' },
  { name: 'searching', ru: 'Ищет', en: 'Searches' },
  { name: 'speaking', ru: 'Говорит', en: 'Speaks' },
  { name: 'card', ru: 'Карточка', en: 'A card' },
  { name: 'choice', ru: 'Вопрос о варианте', en: 'A question about the variant' },
  { name: 'muted', ru: 'Микрофон выключен', en: 'Muted' },
  { name: 'paused', ru: 'Пауза', en: 'Paused' },
  { name: 'lost', ru: 'Связь пропала', en: 'Connection lost' },
  { name: 'ended', ru: 'Завершён', en: 'Ended' },
  { name: 'denied', ru: 'Микрофон запрещён', en: 'Microphone denied' },
  { name: 'dismissed', ru: 'Вопрос закрыт', en: 'Question dismissed' },
  { name: 'missing', ru: 'Микрофона нет', en: 'No microphone' },
  { name: 'busy', ru: 'Микрофон занят', en: 'Microphone busy' },
  { name: 'embedded', ru: 'Фрейм без микрофона', en: 'Frame without microphone' },
  { name: 'insecure', ru: 'Страница без https', en: 'Page without https' },
  { name: 'sound-blocked', ru: 'Звук заблокирован', en: 'Sound blocked' },
  { name: 'unknown-shop', ru: 'Магазин не подключён', en: 'Unknown shop' },
  { name: 'outage', ru: 'Сервис недоступен', en: 'Service down' },
  { name: 'quota', ru: 'Лимит исчерпан', en: 'Quota used up' },
] as const satisfies readonly ({ readonly name: string } & Readonly<Record<Locale, string>>)[];
