import type { FeedProblemCode } from '../../contract/feed.ts';
import type { Locale } from '../../contract/locale.ts';

interface ProblemWords {
  /** What is the matter, about any number of offers. */
  readonly what: string;
  readonly remedy: string;
}

/** What a merchant reads of a problem, and what to do about it. */
const ru = {
  'missing-id': { what: 'нет идентификатора', remedy: 'заполните id у каждого товара' },
  'bad-id': { what: 'негодный идентификатор', remedy: 'используйте буквы, цифры и знаки, до 64 символов' },
  'duplicate-id': {
    what: 'идентификатор повторяется',
    remedy: 'оставьте одно предложение с этим id; принято первое',
  },
  'missing-title': { what: 'нет названия', remedy: 'заполните название' },
  'title-cut': {
    what: 'название длиннее 300 символов',
    remedy: 'сократите его: вслух читается только начало',
  },
  'price-unreadable': {
    what: 'цена не читается',
    remedy: 'пишите число, например 1299.00 RUB',
  },
  'price-absurd': { what: 'невозможная цена', remedy: 'проверьте цену: она отрицательна или слишком велика' },
  'currency-unknown': { what: 'неизвестная валюта', remedy: 'пишите код ISO 4217: RUB, USD, EUR' },
  'no-price': { what: 'нет цены', remedy: 'укажите цену, чтобы помощник мог её назвать' },
  'sale-not-lower': {
    what: 'цена со скидкой не ниже обычной',
    remedy: 'поправьте цены; скидка не показывается',
  },
  'no-picture': { what: 'нет картинки', remedy: 'добавьте ссылку на картинку' },
  'bad-url': { what: 'негодная ссылка', remedy: 'нужен полный адрес, начинающийся с https://' },
  'availability-unknown': {
    what: 'непонятное наличие',
    remedy: 'пишите in_stock, out_of_stock или preorder; пока считается, что товар есть',
  },
  'duplicate-title': {
    what: 'название повторяется',
    remedy: 'на слух такие товары не различить: добавьте отличие в название',
  },
  'duplicate-variant': {
    what: 'варианты ничем не отличаются',
    remedy: 'укажите цвет, размер или другое отличие',
  },
  'too-many-variants': { what: 'больше 2000 вариантов у товара', remedy: 'разделите группу' },
  'too-many-attributes': {
    what: 'слишком много характеристик',
    remedy: 'оставьте до 50; остальные не прочитаны',
  },
  'field-cut': { what: 'слишком длинное поле', remedy: 'сократите его; прочитано начало' },
  'bad-entity': {
    what: 'неизвестная сущность XML',
    remedy: 'замените & на &amp;, а сущности — на сами знаки',
  },
  'not-an-offer': { what: 'это не предложение', remedy: 'проверьте запись в указанной строке' },
  'row-too-long': { what: 'строка длиннее 10 МБ', remedy: 'проверьте, что выгрузка ставит переводы строк' },
  'unknown-category': { what: 'такой категории нет в фиде', remedy: 'добавьте её в список категорий' },
  'parent-missing': { what: 'нет основного товара', remedy: 'выгрузите его вместе с вариантами' },
  unpublished: {
    what: 'снято с публикации и не загружено',
    remedy: 'ничего делать не нужно, если так задумано',
  },
  'does-not-fit': { what: 'товар не подходит', remedy: 'поправьте названное поле' },
  'no-category': { what: 'нет категории', remedy: 'укажите категорию: по ней товар находят и отличают' },
  'price-jump': {
    what: 'цена изменилась больше чем вдвое с прошлой загрузки',
    remedy: 'проверьте запятую и валюту; если всё верно, ничего делать не нужно',
  },
  'changes-nothing': {
    what: 'строка ничего не меняет',
    remedy: 'укажите цену (price), цену до скидки (old_price) или наличие (availability)',
  },
  'unknown-product': {
    what: 'такого товара нет в каталоге',
    remedy: 'проверьте id: он должен быть таким же, как в фиде; новые товары загружаются фидом',
  },
} as const satisfies Record<FeedProblemCode, ProblemWords>;

const en: Record<FeedProblemCode, ProblemWords> = {
  'missing-id': { what: 'no id', remedy: 'give every offer an id' },
  'bad-id': { what: 'unusable id', remedy: 'use letters, digits and signs, 64 at most' },
  'duplicate-id': { what: 'id used again', remedy: 'keep one offer of this id; the first was taken' },
  'missing-title': { what: 'no title', remedy: 'fill in the title' },
  'title-cut': { what: 'title longer than 300 characters', remedy: 'shorten it: only its beginning is said' },
  'price-unreadable': {
    what: 'price cannot be read',
    remedy: 'write a number like 12.99 EUR',
  },
  'price-absurd': { what: 'impossible price', remedy: 'check the price: it is negative or far too high' },
  'currency-unknown': { what: 'unknown currency', remedy: 'write an ISO 4217 code: USD, EUR, RUB' },
  'no-price': { what: 'no price', remedy: 'state the price, so that the assistant can say it' },
  'sale-not-lower': { what: 'sale price is not lower', remedy: 'correct the prices; no sale is shown' },
  'no-picture': { what: 'no picture', remedy: "add a picture's address" },
  'bad-url': { what: 'unusable address', remedy: 'write it whole, beginning with https://' },
  'availability-unknown': {
    what: 'availability not understood',
    remedy: 'write in_stock, out_of_stock or preorder; taken to be in stock',
  },
  'duplicate-title': {
    what: 'title used again',
    remedy: 'nobody can tell such products apart by ear: add what differs to the title',
  },
  'duplicate-variant': {
    what: 'variants do not differ',
    remedy: 'state the colour, the size or what else differs',
  },
  'too-many-variants': { what: 'more than 2000 variants of a product', remedy: 'split the group' },
  'too-many-attributes': { what: 'too many attributes', remedy: 'keep up to 50; the others were not read' },
  'field-cut': { what: 'field too long', remedy: 'shorten it; its beginning was read' },
  'bad-entity': { what: 'unknown XML entity', remedy: 'write &amp; for & and characters for entities' },
  'not-an-offer': { what: 'not an offer', remedy: 'check the record at this line' },
  'row-too-long': { what: 'row longer than 10 MB', remedy: 'check that the export writes line breaks' },
  'unknown-category': { what: 'category not in the feed', remedy: 'add it to the list of categories' },
  'parent-missing': { what: 'main product missing', remedy: 'export it together with its variants' },
  unpublished: { what: 'not published, so not imported', remedy: 'nothing to do if that is meant' },
  'does-not-fit': { what: 'product does not fit', remedy: 'correct the field that is named' },
  'no-category': { what: 'no category', remedy: 'name one: products are found and told apart by it' },
  'price-jump': {
    what: 'price changed more than twofold since the last import',
    remedy: 'check the decimal point and the currency; nothing to do if it is right',
  },
  'changes-nothing': {
    what: 'line changes nothing',
    remedy: 'give a price, an old_price or an availability',
  },
  'unknown-product': {
    what: 'not in the catalogue',
    remedy: 'check that the id is the one of the feed; new products come with a feed',
  },
};

export const feedProblemWords: Record<Locale, Record<FeedProblemCode, ProblemWords>> = { ru, en };

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
  patched: (variants: string, lines: string) => `Изменено вариантов: ${variants}; строк прочитано: ${lines}.`,
};
type FeedSummary = typeof ruSummary;

const enSummary: FeedSummary = {
  live: (products, variants) => `Live now: ${products} products, ${variants} variants.`,
  wouldBe: (products, variants) =>
    `The feed is fit: ${products} products, ${variants} variants. Nothing was published.`,
  notPublished: 'The catalogue was not changed: shoppers see the products they saw before.',
  rejected: (count) => `Rejected: ${count}`,
  warnings: (count) => `Accepted, but worth a look: ${count}`,
  line: (line) => `line ${line}`,
  clean: 'Nothing to complain about.',
  report: (folder) => `Full report: ${folder}`,
  embedded: (fresh, known) => `Texts read anew: ${fresh}, known from earlier imports: ${known}.`,
  patched: (variants, lines) => `Variants changed: ${variants}; lines read: ${lines}.`,
};

export const feedSummary: Record<Locale, FeedSummary> = { ru: ruSummary, en: enSummary };
