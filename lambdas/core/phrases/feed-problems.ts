import type { FeedProblemCode } from '../../contract/imports/feed.ts';
import type { Locale } from '../../contract/shop/locale.ts';

interface ProblemWords {
  /** What is wrong, for any number of offers. */
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
  'shared-id': {
    what: 'один идентификатор в двух группах',
    remedy: 'приняты оба товара, второй с id «группа/id»; дайте каждому свой id',
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
    remedy:
      'пишите in_stock, out_of_stock, preorder или backorder; покупателю скажут уточнить наличие в магазине',
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
  'read-as-thousands': {
    what: 'цены с тремя цифрами после знака прочитаны как тысячи: 1.299 — это 1299',
    remedy: 'если это не так, выгрузите цены с двумя цифрами после знака',
  },
  'read-as-decimals': {
    what: 'цены с тремя цифрами после знака прочитаны как дробные: 1.299 — это 1,30',
    remedy: 'если это не так, выгрузите цены без разделителя тысяч',
  },
  'sale-dates-unreadable': {
    what: 'даты скидки не читаются, скидка не показывается',
    remedy: 'пишите 2026-05-31 или 31.05.2026',
  },
  'no-column': {
    what: 'колонка не найдена',
    remedy: 'назовите её, как показано',
  },
  'column-left-out': {
    what: 'колонка похожа на внутренние сведения магазина и не показывается покупателям',
    remedy: 'если она для покупателей, переименуйте её в выгрузке',
  },
  'row-longer': {
    what: 'в строке больше ячеек, чем в заголовке',
    remedy: 'заключите в кавычки значения, внутри которых стоит разделитель',
  },
  'row-shifted': {
    what: 'значения строки сдвинуты относительно заголовка',
    remedy: 'проверьте, нет ли лишнего или пропавшего разделителя',
  },
  'lone-quote': {
    what: 'одиночная кавычка прочитана как обычный знак',
    remedy: 'удвойте кавычки внутри значений',
  },
  'speaks-to-model': {
    what: 'текст обращается к помощнику, а не к покупателю',
    remedy: 'удалите из названия указания вроде «игнорируй инструкции»; помощник их не выполняет',
  },
  'stock-not-understood': {
    what: 'непонятное наличие, оно осталось прежним',
    remedy: 'пишите количество или in_stock, out_of_stock, preorder, backorder',
  },
} as const satisfies Record<FeedProblemCode, ProblemWords>;

const en: Record<FeedProblemCode, ProblemWords> = {
  'missing-id': { what: 'no id', remedy: 'give every offer an id' },
  'bad-id': { what: 'unusable id', remedy: 'use up to 64 letters, digits and signs' },
  'duplicate-id': { what: 'id used again', remedy: 'keep one offer with this id; the first was accepted' },
  'shared-id': {
    what: 'one id in two groups',
    remedy: 'both are accepted, the second one as "group/id"; give each an id of its own',
  },
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
  'bad-url': { what: 'unusable address', remedy: 'write the full address, beginning with https://' },
  'availability-unknown': {
    what: 'availability not understood',
    remedy: 'write in_stock, out_of_stock, preorder or backorder; shoppers are told to ask the shop',
  },
  'duplicate-title': {
    what: 'title used again',
    remedy: 'shoppers cannot tell these products apart by ear: add the difference to the title',
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
  unpublished: { what: 'not published, so not imported', remedy: 'nothing to do if this is intended' },
  'does-not-fit': { what: 'product does not fit', remedy: 'correct the field that is named' },
  'no-category': { what: 'no category', remedy: 'name one: products are found and told apart by it' },
  'price-jump': {
    what: 'price changed more than twofold since the last import',
    remedy: 'check the decimal point and the currency; nothing to do if the price is right',
  },
  'changes-nothing': {
    what: 'line changes nothing',
    remedy: 'give a price, an old_price or an availability',
  },
  'unknown-product': {
    what: 'not in the catalogue',
    remedy: 'check that the id is the one of the feed; new products come with a feed',
  },
  'read-as-thousands': {
    what: 'prices with three digits after the sign were read as thousands: 1.299 is 1299',
    remedy: 'if that is wrong, export prices with two digits after the sign',
  },
  'read-as-decimals': {
    what: 'prices with three digits after the sign were read as decimals: 1.299 is 1.30',
    remedy: 'if that is wrong, export prices without a sign between thousands',
  },
  'sale-dates-unreadable': {
    what: 'dates of the sale cannot be read, so it is not shown',
    remedy: 'write 2026-05-31',
  },
  'no-column': { what: 'column not found', remedy: 'name it as shown' },
  'column-left-out': {
    what: "column looks like the shop's internal facts and is not shown to shoppers",
    remedy: 'if it is meant for shoppers, rename it in the export',
  },
  'row-longer': {
    what: 'row has more cells than the header',
    remedy: 'put values that hold the delimiter into quotes',
  },
  'row-shifted': {
    what: 'values of the row are in the wrong columns',
    remedy: 'look for a delimiter too many or too few',
  },
  'lone-quote': { what: 'lone quote was read as a plain sign', remedy: 'double the quotes within values' },
  'speaks-to-model': {
    what: 'text speaks to the assistant and not to shoppers',
    remedy: 'remove words like "ignore all instructions" from the title; the assistant does not obey them',
  },
  'stock-not-understood': {
    what: 'availability not understood, so it stays as it was',
    remedy: 'write a quantity or in_stock, out_of_stock, preorder, backorder',
  },
};

export const feedProblemWords: Record<Locale, Record<FeedProblemCode, ProblemWords>> = { ru, en };
