const PIECE_OFFERS = 200;
const COLOURS = ['чёрный', 'белый', 'синий', 'красный'];

export interface FeedFormat {
  readonly name: string;
  readonly head: string;
  readonly offer: (at: number) => string;
  readonly tail: string;
}

const colour = (at: number): string => COLOURS[at % COLOURS.length] ?? '';

/** One offer in the words of Google's specification. */
const json = (at: number): string =>
  `{"id":"${at}","title":"Kettle ${at}","link":"https://shop.example/p/${at}","image_link":"https://shop.example/i/${at}.jpg","price":"${10 + (at % 90)}.99 EUR","availability":"in_stock","brand":"Bosch","color":"Black","product_type":"Home > Kettles","description":"Electric kettle, 1.7 l"}`;

export const feedFormats: readonly FeedFormat[] = [
  {
    name: 'YML',
    head: '<?xml version="1.0"?><yml_catalog><shop><categories><category id="1">Дом</category><category id="2" parentId="1">Чайники</category></categories><offers>',
    offer: (at) =>
      `<offer id="${at}" available="true"><url>https://shop.example/p/${at}</url><price>${1_000 + (at % 9_000)}</price><currencyId>RUR</currencyId><categoryId>2</categoryId><picture>https://shop.example/i/${at}.jpg</picture><name>Чайник Bosch ${at} ${colour(at)}</name><vendor>Bosch</vendor><description><![CDATA[<p>Электрический чайник на <b>1,7 л</b>, ${colour(at)}.</p>]]></description><param name="Цвет">${colour(at)}</param><param name="Объём" unit="л">1.7</param></offer>\n`,
    tail: '</offers></shop></yml_catalog>',
  },
  {
    name: 'Google RSS',
    head: '<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>',
    offer: (at) =>
      `<item><g:id>${at}</g:id><g:title>Kettle ${at}</g:title><g:link>https://shop.example/p/${at}</g:link><g:image_link>https://shop.example/i/${at}.jpg</g:image_link><g:price>${10 + (at % 90)}.99 EUR</g:price><g:availability>in_stock</g:availability><g:brand>Bosch</g:brand><g:color>Black</g:color><g:product_type>Home &gt; Kettles</g:product_type><g:description>Electric kettle, 1.7 l</g:description></item>\n`,
    tail: '</channel></rss>',
  },
  {
    name: 'CSV',
    head: 'id,title,link,image_link,price,availability,brand,color,product_type,description\n',
    offer: (at) =>
      `${at},Kettle ${at},https://shop.example/p/${at},https://shop.example/i/${at}.jpg,${10 + (at % 90)}.99 EUR,in_stock,Bosch,Black,Home > Kettles,"Electric kettle, 1.7 l"\n`,
    tail: '',
  },
  {
    name: 'JSONL',
    head: '',
    offer: (at) => `${json(at)}\n`,
    tail: '',
  },
  {
    name: 'JSON',
    head: '[',
    offer: (at) => `${at > 1 ? ',' : ''}${json(at)}\n`,
    tail: ']',
  },
  {
    name: 'Shopify CSV',
    head: 'Handle,Title,Body (HTML),Vendor,Type,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src,Status\n',
    offer: (at) =>
      `kettle-${at},Kettle ${at},"<p>Electric, 1.7 l</p>",Bosch,Kettles,Title,Default Title,K-${at},${10 + (at % 90)}.99,https://shop.example/i/${at}.jpg,active\n`,
    tail: '',
  },
  {
    name: 'Heureka',
    head: '<?xml version="1.0"?><SHOP>',
    offer: (at) =>
      `<SHOPITEM><ITEM_ID>${at}</ITEM_ID><PRODUCTNAME>Kettle ${at}</PRODUCTNAME><DESCRIPTION>Electric kettle</DESCRIPTION><URL>https://shop.example/p/${at}</URL><IMGURL>https://shop.example/i/${at}.jpg</IMGURL><PRICE_VAT>${10 + (at % 90)}.99</PRICE_VAT><CATEGORYTEXT>Home | Kettles</CATEGORYTEXT><DELIVERY_DATE>0</DELIVERY_DATE><PARAM><PARAM_NAME>Color</PARAM_NAME><VAL>black</VAL></PARAM></SHOPITEM>\n`,
    tail: '</SHOP>',
  },
  {
    name: 'CommerceML',
    head: '<?xml version="1.0"?><КоммерческаяИнформация><ПакетПредложений><Предложения>',
    offer: (at) =>
      `<Предложение><Ид>${at}</Ид><Артикул>A-${at}</Артикул><Наименование>Чайник Bosch ${at}</Наименование><ХарактеристикиТовара><ХарактеристикаТовара><Наименование>Цвет</Наименование><Значение>${colour(at)}</Значение></ХарактеристикаТовара></ХарактеристикиТовара><Цены><Цена><ЦенаЗаЕдиницу>${1_000 + (at % 9_000)}</ЦенаЗаЕдиницу><Валюта>руб</Валюта></Цена></Цены><Количество>${at % 5}</Количество></Предложение>\n`,
    tail: '</Предложения></ПакетПредложений></КоммерческаяИнформация>',
  },
];

/** A feed of so many offers, made while it is read. */
export async function* feedText({ head, offer, tail }: FeedFormat, count: number): AsyncGenerator<string> {
  yield head;
  for (let at = 1; at <= count; at += PIECE_OFFERS) {
    let piece = '';
    for (let next = at; next < at + PIECE_OFFERS && next <= count; next += 1) piece += offer(next);
    yield piece;
  }
  yield tail;
}
