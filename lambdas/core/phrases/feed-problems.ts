import type { FeedProblemCode } from '../../contract/imports/feed.ts';
import type { Locale } from '../../contract/shop/locale.ts';

/** What is wrong, for any number of offers, and what to do about it. */
type ProblemWords = readonly [what: string, remedy: string];

const ru = {
  'missing-id': ['нет идентификатора', 'заполните id у каждого товара'],
  'bad-id': ['негодный идентификатор', 'используйте буквы, цифры и знаки, до 64 символов'],
  'duplicate-id': ['идентификатор повторяется', 'оставьте одно предложение с этим id; принято первое'],
  'shared-id': [
    'один идентификатор в двух группах',
    'приняты оба товара, второй с id «группа/id»; дайте каждому свой id',
  ],
  'missing-title': ['нет названия', 'заполните название'],
  'title-cut': ['название длиннее 300 символов', 'сократите его: вслух читается только начало'],
  'price-unreadable': ['цена не читается', 'пишите число, например 1299.00 RUB'],
  'price-absurd': ['невозможная цена', 'проверьте цену: она отрицательна или слишком велика'],
  'currency-unknown': ['неизвестная валюта', 'пишите код ISO 4217: RUB, USD, EUR'],
  'no-price': ['нет цены', 'укажите цену, чтобы помощник мог её назвать'],
  'sale-not-lower': ['цена со скидкой не ниже обычной', 'поправьте цены; скидка не показывается'],
  'no-picture': ['нет картинки', 'добавьте ссылку на картинку'],
  'bad-url': ['негодная ссылка', 'нужен полный адрес, начинающийся с https://'],
  'availability-unknown': [
    'непонятное наличие',
    'пишите in_stock, out_of_stock, preorder или backorder; покупателю скажут уточнить наличие в магазине',
  ],
  'duplicate-title': [
    'название повторяется',
    'на слух такие товары не различить: добавьте отличие в название',
  ],
  'duplicate-variant': ['варианты ничем не отличаются', 'укажите цвет, размер или другое отличие'],
  'too-many-variants': ['больше 2000 вариантов у товара', 'разделите группу'],
  'too-many-attributes': ['слишком много характеристик', 'оставьте до 50; остальные не прочитаны'],
  'field-cut': ['слишком длинное поле', 'сократите его; прочитано начало'],
  'bad-entity': ['неизвестная сущность XML', 'замените & на &amp;, а сущности — на сами знаки'],
  'not-an-offer': ['это не предложение', 'проверьте запись в указанной строке'],
  'row-too-long': ['строка длиннее 10 МБ', 'проверьте, что выгрузка ставит переводы строк'],
  'unknown-category': ['такой категории нет в фиде', 'добавьте её в список категорий'],
  'parent-missing': ['нет основного товара', 'выгрузите его вместе с вариантами'],
  unpublished: ['снято с публикации и не загружено', 'ничего делать не нужно, если так задумано'],
  'does-not-fit': ['товар не подходит', 'поправьте названное поле'],
  'no-category': ['нет категории', 'укажите категорию: по ней товар находят и отличают'],
  'price-jump': [
    'цена изменилась больше чем вдвое с прошлой загрузки',
    'проверьте запятую и валюту; если всё верно, ничего делать не нужно',
  ],
  'changes-nothing': [
    'строка ничего не меняет',
    'укажите цену (price), цену до скидки (old_price) или наличие (availability)',
  ],
  'unknown-product': [
    'такого товара нет в каталоге',
    'проверьте id: он должен быть таким же, как в фиде; новые товары загружаются фидом',
  ],
  'read-as-thousands': [
    'цены с тремя цифрами после знака прочитаны как тысячи: 1.299 — это 1299',
    'если это не так, выгрузите цены с двумя цифрами после знака',
  ],
  'read-as-decimals': [
    'цены с тремя цифрами после знака прочитаны как дробные: 1.299 — это 1,30',
    'если это не так, выгрузите цены без разделителя тысяч',
  ],
  'sale-dates-unreadable': [
    'даты скидки не читаются, скидка не показывается',
    'пишите 2026-05-31 или 31.05.2026',
  ],
  'no-column': ['колонка не найдена', 'назовите её, как показано'],
  'column-left-out': [
    'колонка похожа на внутренние сведения магазина и не показывается покупателям',
    'если она для покупателей, переименуйте её в выгрузке',
  ],
  'row-longer': [
    'в строке больше ячеек, чем в заголовке',
    'заключите в кавычки значения, внутри которых стоит разделитель',
  ],
  'row-shifted': [
    'значения строки сдвинуты относительно заголовка',
    'проверьте, нет ли лишнего или пропавшего разделителя',
  ],
  'lone-quote': ['одиночная кавычка прочитана как обычный знак', 'удвойте кавычки внутри значений'],
  'speaks-to-model': [
    'текст обращается к помощнику, а не к покупателю',
    'удалите из названия указания вроде «игнорируй инструкции»; помощник их не выполняет',
  ],
  'stock-not-understood': [
    'непонятное наличие, оно осталось прежним',
    'пишите количество или in_stock, out_of_stock, preorder, backorder',
  ],
} as const satisfies Record<FeedProblemCode, ProblemWords>;

const en: Record<FeedProblemCode, ProblemWords> = {
  'missing-id': ['no id', 'give every offer an id'],
  'bad-id': ['unusable id', 'use up to 64 letters, digits and signs'],
  'duplicate-id': ['id used again', 'keep one offer with this id; the first was accepted'],
  'shared-id': [
    'one id in two groups',
    'both are accepted, the second one as "group/id"; give each an id of its own',
  ],
  'missing-title': ['no title', 'fill in the title'],
  'title-cut': ['title longer than 300 characters', 'shorten it: only its beginning is said'],
  'price-unreadable': ['price cannot be read', 'write a number like 12.99 EUR'],
  'price-absurd': ['impossible price', 'check the price: it is negative or far too high'],
  'currency-unknown': ['unknown currency', 'write an ISO 4217 code: USD, EUR, RUB'],
  'no-price': ['no price', 'state the price, so that the assistant can say it'],
  'sale-not-lower': ['sale price is not lower', 'correct the prices; no sale is shown'],
  'no-picture': ['no picture', "add a picture's address"],
  'bad-url': ['unusable address', 'write the full address, beginning with https://'],
  'availability-unknown': [
    'availability not understood',
    'write in_stock, out_of_stock, preorder or backorder; shoppers are told to ask the shop',
  ],
  'duplicate-title': [
    'title used again',
    'shoppers cannot tell these products apart by ear: add the difference to the title',
  ],
  'duplicate-variant': ['variants do not differ', 'state the colour, the size or what else differs'],
  'too-many-variants': ['more than 2000 variants of a product', 'split the group'],
  'too-many-attributes': ['too many attributes', 'keep up to 50; the others were not read'],
  'field-cut': ['field too long', 'shorten it; its beginning was read'],
  'bad-entity': ['unknown XML entity', 'write &amp; for & and characters for entities'],
  'not-an-offer': ['not an offer', 'check the record at this line'],
  'row-too-long': ['row longer than 10 MB', 'check that the export writes line breaks'],
  'unknown-category': ['category not in the feed', 'add it to the list of categories'],
  'parent-missing': ['main product missing', 'export it together with its variants'],
  unpublished: ['not published, so not imported', 'nothing to do if this is intended'],
  'does-not-fit': ['product does not fit', 'correct the field that is named'],
  'no-category': ['no category', 'name one: products are found and told apart by it'],
  'price-jump': [
    'price changed more than twofold since the last import',
    'check the decimal point and the currency; nothing to do if the price is right',
  ],
  'changes-nothing': ['line changes nothing', 'give a price, an old_price or an availability'],
  'unknown-product': [
    'not in the catalogue',
    'check that the id is the one of the feed; new products come with a feed',
  ],
  'read-as-thousands': [
    'prices with three digits after the sign were read as thousands: 1.299 is 1299',
    'if that is wrong, export prices with two digits after the sign',
  ],
  'read-as-decimals': [
    'prices with three digits after the sign were read as decimals: 1.299 is 1.30',
    'if that is wrong, export prices without a sign between thousands',
  ],
  'sale-dates-unreadable': ['dates of the sale cannot be read, so it is not shown', 'write 2026-05-31'],
  'no-column': ['column not found', 'name it as shown'],
  'column-left-out': [
    "column looks like the shop's internal facts and is not shown to shoppers",
    'if it is meant for shoppers, rename it in the export',
  ],
  'row-longer': ['row has more cells than the header', 'put values that hold the delimiter into quotes'],
  'row-shifted': ['values of the row are in the wrong columns', 'look for a delimiter too many or too few'],
  'lone-quote': ['lone quote was read as a plain sign', 'double the quotes within values'],
  'speaks-to-model': [
    'text speaks to the assistant and not to shoppers',
    'remove words like "ignore all instructions" from the title; the assistant does not obey them',
  ],
  'stock-not-understood': [
    'availability not understood, so it stays as it was',
    'write a quantity or in_stock, out_of_stock, preorder, backorder',
  ],
};

/** What a merchant reads of a problem. */
export const feedProblemWords: Record<Locale, Record<FeedProblemCode, ProblemWords>> = { ru, en };
