import type { FeedErrorCode } from '../../contract/feed.ts';
import type { Locale } from '../../contract/locale.ts';

/** Why a feed as a whole was refused, and what to do; the error itself says what exactly was seen, in English. */
const ru = {
  NOT_FOUND: 'Фид не найден. Проверьте имя файла или адрес.',
  DOWNLOAD_FAILED: 'Фид не скачался. Откройте его адрес в браузере; если он там есть, повторите загрузку.',
  EMPTY: 'Фид пуст. Проверьте, что выгрузка дошла до конца.',
  TOO_LARGE: 'Фид слишком велик. Разделите его на части.',
  ZIP_BOMB:
    'Архив распаковывается слишком сильно, настоящие фиды так не сжимаются. Выгрузите фид без архива.',
  GZIP_TRUNCATED: 'Архив обрывается на середине. Выгрузите и передайте его заново.',
  GZIP_DAMAGED: 'Архив повреждён. Выгрузите и передайте его заново.',
  UNKNOWN_CHARSET: 'Кодировка фида неизвестна. Выгрузите его в UTF-8 или windows-1251.',
  UNKNOWN_FORMAT: 'Формат не распознан. Нужен YML, XML для Google, CSV с заголовками или JSON.',
  NOT_WELL_FORMED: 'Фид сломан или обрезан: дальше этого места читать его нельзя. Исправьте выгрузку.',
  TOO_DEEP: 'Элементы вложены друг в друга слишком глубоко. Исправьте выгрузку.',
  ENDLESS: 'Строка или текст в фиде не кончается. Исправьте выгрузку.',
  TOO_MANY_ROWS: 'В фиде слишком много предложений. Разделите его на части.',
  NO_COLUMNS: 'Не нашлось колонок с id или названием. Назовите их: --column id=Номер title=Название.',
  NOTHING_ACCEPTED: 'Почти ни одно предложение не подошло. Посмотрите, что отклонено, и исправьте фид.',
  SHRINKS:
    'В фиде намного меньше товаров, чем в магазине сейчас. Проверьте выгрузку; если всё верно, повторите с --force.',
  VERIFY_FAILED: 'Новый каталог собран, но не прошёл проверку. Повторите загрузку.',
} as const satisfies Record<FeedErrorCode, string>;

const en: Record<FeedErrorCode, string> = {
  NOT_FOUND: 'The feed was not found. Check the file name or the address.',
  DOWNLOAD_FAILED: 'The feed did not download. Open its address in a browser; if it is there, import again.',
  EMPTY: 'The feed is empty. Check that the export ran to its end.',
  TOO_LARGE: 'The feed is too large. Split it.',
  ZIP_BOMB: 'The archive unpacks to far more than real feeds do. Export the feed without an archive.',
  GZIP_TRUNCATED: 'The archive ends in the middle. Export and send it again.',
  GZIP_DAMAGED: 'The archive is damaged. Export and send it again.',
  UNKNOWN_CHARSET: 'The charset of the feed is unknown. Export it as UTF-8.',
  UNKNOWN_FORMAT: 'The format is not known. It takes YML, Google XML, CSV with a header, or JSON.',
  NOT_WELL_FORMED:
    'The feed is broken or cut short: nothing after this place can be read. Correct the export.',
  TOO_DEEP: 'Elements stand within each other too deep. Correct the export.',
  ENDLESS: 'A line or a text of the feed does not end. Correct the export.',
  TOO_MANY_ROWS: 'The feed has too many offers. Split it.',
  NO_COLUMNS: 'No columns hold the id or the title. Name them: --column id=Number title=Name.',
  NOTHING_ACCEPTED: 'Hardly an offer could be accepted. See what was rejected and correct the feed.',
  SHRINKS:
    'The feed has far fewer products than the shop has now. Check the export; if it is right, add --force.',
  VERIFY_FAILED: 'The new catalogue was built but did not pass its check. Import again.',
};

export const feedRefusals: Record<Locale, Record<FeedErrorCode, string>> = { ru, en };
