import { type FeedErrorCode, type FeedErrorReason, feedErrorCodes } from '../../contract/imports/feed.ts';
import type { ImportReport } from '../../contract/imports/import-run.ts';
import type { Locale } from '../../contract/shop/locale.ts';
import { capitalised } from './property-names.ts';

const ruSummary = {
  live: (products: string, variants: string) => `В каталоге товаров: ${products}, вариантов: ${variants}.`,
  wouldBe: (products: string, variants: string) =>
    `Проверка пройдена: товаров ${products}, вариантов ${variants}. Ничего не опубликовано.`,
  notPublished: 'Каталог не изменён: покупатели видят прежние товары.',
  rejected: (count: string) => `Отклонено: ${count}`,
  warnings: (count: string) => `Принято, но стоит проверить: ${count}`,
  line: (line: number) => `строка ${line}`,
  clean: 'Замечаний нет.',
  report: (folder: string) => `Полный отчёт: ${folder}`,
  embedded: (fresh: string, known: string) =>
    `Текстов обработано заново: ${fresh}, взято готовыми с прошлых загрузок: ${known}.`,
  seen: (text: string) => `Что пришло: ${text}`,
  attempt: (flags: string) => `Попробуйте: ${flags}`,
  rows: (offers: string, rejected: string) => `Предложений прочитано: ${offers}, отклонено: ${rejected}.`,
  columnMissing: (column: string, flag: string) =>
    `${capitalised(column)} не найдена: какая колонка — ${column}? Добавьте ${flag}`,
  valuesNotRead: (column: string) => `${capitalised(column)} не читается ни в одном предложении.`,
  columns: 'Колонки:',
  sample: 'Так услышит покупатель:',
  unchangedLines: (refused: string, lines: string) =>
    `Строк, которые ничего не изменили: ${refused} из ${lines}; остальные уже действуют.`,
  patched: (variants: string, lines: string) => `Изменено вариантов: ${variants}; строк прочитано: ${lines}.`,
};

const enSummary: typeof ruSummary = {
  live: (products, variants) => `Live now: ${products} products, ${variants} variants.`,
  wouldBe: (products, variants) =>
    `The feed can be imported: ${products} products, ${variants} variants. Nothing was published.`,
  notPublished: 'The catalogue was not changed: shoppers see the products they saw before.',
  rejected: (count) => `Rejected: ${count}`,
  warnings: (count) => `Accepted, but worth a look: ${count}`,
  line: (line) => `line ${line}`,
  clean: 'No problems were found.',
  report: (folder) => `Full report: ${folder}`,
  embedded: (fresh, known) => `Texts embedded: ${fresh}, known from earlier imports: ${known}.`,
  seen: (text) => `What came: ${text}`,
  attempt: (flags) => `Try: ${flags}`,
  rows: (offers, rejected) => `Offers read: ${offers}, rejected: ${rejected}.`,
  columnMissing: (column, flag) => `No ${column} was found: which column is the ${column}? Add ${flag}`,
  valuesNotRead: (column) => `The ${column} of no offer can be read.`,
  columns: 'Columns:',
  sample: 'What shoppers hear:',
  unchangedLines: (refused, lines) => `${refused} of ${lines} lines changed nothing; the others are live.`,
  patched: (variants, lines) => `Variants changed: ${variants}; lines read: ${lines}.`,
};

/** What the fields are called in a report, where the shop has no header of its own for them. */
const fieldNames: ReadonlyMap<string, Readonly<Record<Locale, string>>> = new Map(
  Object.entries({
    id: { ru: 'id', en: 'id' },
    title: { ru: 'название', en: 'title' },
    price: { ru: 'цена', en: 'price' },
    salePrice: { ru: 'цена со скидкой', en: 'sale price' },
    oldPrice: { ru: 'цена до скидки', en: 'price before the sale' },
    saleDates: { ru: 'даты скидки', en: 'dates of the sale' },
    currency: { ru: 'валюта', en: 'currency' },
    availability: { ru: 'наличие', en: 'availability' },
    stock: { ru: 'остаток', en: 'stock' },
    quantity: { ru: 'остаток', en: 'stock' },
    link: { ru: 'ссылка', en: 'address' },
    image_link: { ru: 'картинка', en: 'picture' },
    category: { ru: 'категория', en: 'category' },
    item_group_id: { ru: 'группа', en: 'group' },
    options: { ru: 'варианты', en: 'options' },
    description: { ru: 'описание', en: 'description' },
  }),
);

/** A field in the reader's language; a header of the shop's own stays as it is. */
export const fieldName = (field: string, locale: Locale): string => fieldNames.get(field)?.[locale] ?? field;

export const feedSummary: Record<Locale, typeof ruSummary> = { ru: ruSummary, en: enSummary };

/** Why a feed as a whole was refused, and what to do. */
const ruRefusals = {
  NOT_FOUND: 'Фид не найден. Проверьте имя файла или адрес.',
  DOWNLOAD_FAILED: 'Фид не скачался. Откройте его адрес в браузере; если он там есть, повторите загрузку.',
  EMPTY: 'Фид пуст. Проверьте, что выгрузка дошла до конца.',
  TOO_LARGE: 'Фид слишком велик. Разделите его на части.',
  ZIP_BOMB:
    'Архив распаковывается слишком сильно, настоящие фиды так не сжимаются. Выгрузите фид без архива.',
  GZIP_TRUNCATED: 'Архив обрывается на середине. Выгрузите и передайте его заново.',
  GZIP_DAMAGED: 'Архив повреждён. Выгрузите и передайте его заново.',
  UNKNOWN_CHARSET: 'Кодировка фида неизвестна. Выгрузите его в UTF-8 или windows-1251.',
  UNKNOWN_FORMAT:
    'Формат не распознан. Нужна выгрузка магазина: YML, XML, таблица с заголовками (CSV, XLSX) или JSON.',
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

const enRefusals: Record<FeedErrorCode, string> = {
  NOT_FOUND: 'The feed was not found. Check the file name or the address.',
  DOWNLOAD_FAILED: 'The feed did not download. Open its address in a browser; if it is there, import again.',
  EMPTY: 'The feed is empty. Check that the export ran to its end.',
  TOO_LARGE: 'The feed is too large. Split it.',
  ZIP_BOMB: 'The archive unpacks to far more than real feeds do. Export the feed without an archive.',
  GZIP_TRUNCATED: 'The archive ends in the middle. Export and send it again.',
  GZIP_DAMAGED: 'The archive is damaged. Export and send it again.',
  UNKNOWN_CHARSET: 'The charset of the feed is unknown. Export it as UTF-8.',
  UNKNOWN_FORMAT:
    'The format is not known. It takes an export of a shop: YML, XML, a table with a header (CSV, XLSX), or JSON.',
  NOT_WELL_FORMED:
    'The feed is broken or cut short: nothing after this place can be read. Correct the export.',
  TOO_DEEP: 'Elements are nested too deep. Correct the export.',
  ENDLESS: 'A line or a text of the feed does not end. Correct the export.',
  TOO_MANY_ROWS: 'The feed has too many offers. Split it.',
  NO_COLUMNS: 'No columns hold the id or the title. Name them: --column id=Number title=Name.',
  NOTHING_ACCEPTED: 'Hardly any offer was accepted. See what was rejected and correct the feed.',
  SHRINKS:
    'The feed has far fewer products than the shop has now. Check the export; if it is right, add --force.',
  VERIFY_FAILED: 'The new catalogue was built but did not pass its check. Import again.',
};

const feedRefusals: Record<Locale, Record<FeedErrorCode, string>> = { ru: ruRefusals, en: enRefusals };

/** What came in place of a feed. */
const ruReasons = {
  'web-page':
    'Это веб-страница, возможно, страница входа, а не фид. Проверьте адрес: выгрузка должна открываться без входа.',
  'error-answer': 'Вместо фида пришёл ответ об ошибке. Проверьте адрес и ключ доступа к выгрузке.',
  workbook: 'Это книга Excel или zip; сохраните как CSV (UTF-8) и загрузите его.',
  'foreign-file': 'Это архив или документ, а не фид. Распакуйте его или выгрузите фид в XML, CSV или JSON.',
  password: 'Архив закрыт паролем. Упакуйте фид без пароля.',
  'no-offers': 'В фиде нет ни одного предложения; проверьте выгрузку.',
  news: 'Это лента новостей: цен в ней нет. Укажите адрес выгрузки товаров; если цена названа иначе, добавьте --column price=имя.',
} as const satisfies Record<FeedErrorReason, string>;

const enReasons: Record<FeedErrorReason, string> = {
  'web-page':
    'This is a web page, perhaps one that asks to log in, and not a feed. Check the address: the export must open without a login.',
  'error-answer': 'The server answered an error and no feed. Check the address and the key of the export.',
  workbook: 'This is an Excel workbook or a zip; save it as CSV (UTF-8) and import that.',
  'foreign-file': 'This is an archive or a document and not a feed. Unpack it, or export XML, CSV or JSON.',
  password: 'The archive needs a password. Pack the feed without one.',
  'no-offers': 'The feed has no offers; check the export that writes it.',
  news: 'This is a feed of news: it has no prices. Give the address of the export of products; if prices have another name, add --column price=name.',
};

const feedReasons: Record<Locale, Record<FeedErrorReason, string>> = { ru: ruReasons, en: enReasons };

/** A `FeedError`, or what a report keeps of one. */
export interface RefusedFeed extends Omit<NonNullable<ImportReport['error']>, 'code'> {
  readonly code: string;
}

/** Why a feed was refused, with the words that were found in it. */
export const sayRefusal = (
  { code, message, line, reason, seen, flags }: RefusedFeed,
  locale: Locale,
): string => {
  const say = feedSummary[locale];
  const known = feedErrorCodes.find((each) => each === code);
  const why = reason ? feedReasons[locale][reason] : known ? feedRefusals[locale][known] : message;
  const place = line === undefined ? '' : ` (${say.line(line)})`;
  const found = seen ? ` ${say.seen(seen)}` : '';
  return `${why}${place}${found}${flags ? ` ${say.attempt(flags)}` : ''}`;
};
