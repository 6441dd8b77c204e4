import { describe, expect, it } from '@jest/globals';
import { readAll, told } from '../read.ts';

const yml = (offers: string): string =>
  `<?xml version="1.0"?><yml_catalog><shop><categories><category id="1">Дом</category></categories><offers>${offers}</offers></shop></yml_catalog>`;

interface Sample {
  readonly format: string;
  readonly text: string;
  readonly told: readonly string[];
}

const samples: Readonly<Record<string, Sample>> = {
  'RetailCRM counts in an attribute and groups by the product': {
    format: 'yml',
    text: yml(
      `<offer id="1#1" productId="1" quantity="3"><price>450</price><purchasePrice>210</purchasePrice><categoryId>1</categoryId><name>Жилет S</name><productName>Жилет</productName><param name="Размер" code="size">S</param></offer>
       <offer id="1#2" productId="1" quantity="0"><price>470</price><categoryId>1</categoryId><name>Жилет M</name><productName>Жилет</productName><param name="Размер" code="size">M</param></offer>
       <offer id="2" productId="2" quantity="2"><price>90</price><productActivity>N</productActivity><categoryId>1</categoryId><name>Шарф</name><productName>Шарф</productName></offer>`,
    ),
    told: ['Жилет [size: S] 450, in-stock', 'Жилет [size: M] 470, out-of-stock'],
  },
  'Rozetka and Epicentr have names in two languages and a promotional price': {
    format: 'yml',
    text: yml(
      `<offer id="1" available="true"><name>Валіза</name><name_ru>Чемодан</name_ru><price>2000</price><price_promo>1500</price_promo><stock_quantity>4</stock_quantity><categoryId>1</categoryId></offer>
       <offer id="2" available="true"><name lang="ua">Парасоля</name><name lang="ru">Зонт</name><price>900</price><price_old>1200</price_old><quantity_in_stock>0</quantity_in_stock><categoryId>1</categoryId><param name="Колір" lang="ua">синій</param><param name="Цвет" lang="ru">синий</param></offer>`,
    ),
    told: ['Чемодан 1500 was 2000, in-stock', 'Зонт 900 was 1200, out-of-stock'],
  },
  'a sale is over by its own elements, a price for members is not for all, and an attribute may hide': {
    format: 'yml',
    text: yml(
      `<offer id="1"><name>Пуф</name><price>20</price><special_price>15</special_price><special_price_from>2026-01-01</special_price_from><special_price_to>2026-02-01</special_price_to><categoryId>1</categoryId></offer>
       <offer id="3" is_active="0"><name>Кресло</name><price>50</price><categoryId>1</categoryId></offer>
       <offer id="2"><name>Софа</name><price>50</price><premium_price>40</premium_price><categoryId>1</categoryId></offer>`,
    ),
    told: ['Пуф 20, in-stock', 'Софа 50, in-stock'],
  },
  'Kaspi has goods that are ordered first in every shop': {
    format: 'kaspi',
    text: `<kaspi_catalog><offers>
      <offer sku="1"><model>Lamp A</model><price>10</price><availabilities><availability available="yes" storeId="PP1" preOrder="4"/></availabilities></offer>
      <offer sku="2"><model>Lamp B</model><price>10</price><availabilities><availability available="yes" storeId="PP1" preOrder="4"/><availability available="yes" storeId="PP2"/></availabilities></offer>
    </offers></kaspi_catalog>`,
    told: ['Lamp A 10, backorder', 'Lamp B 10, in-stock'],
  },
  'other marketplaces call the sale and the stock otherwise': {
    format: 'yml',
    text: yml(
      `<offer id="1"><name>Лампа</name><price>20</price><salePrice>15</salePrice><categoryId>1</categoryId></offer>
       <offer id="2"><name>Торшер</name><price>50</price><discount>10%</discount><categoryId>1</categoryId></offer>
       <offer id="3"><name>Ночник</name><price>9</price><outlets><outlet id="1" instock="0"/><outlet id="2" instock="0"/></outlets><categoryId>1</categoryId></offer>
       <offer id="4"><name>Бра</name><price>9</price><outlets><outlet id="1" instock="0"/><outlet id="2" instock="7"/></outlets><categoryId>1</categoryId></offer>
       <offer id="5" deleted="true"><name>Старое</name><price>9</price><categoryId>1</categoryId></offer>
       <offer id="6"><name>Скрытое</name><price>9</price><status>archived</status><categoryId>1</categoryId></offer>`,
    ),
    told: [
      'Лампа 15 was 20, in-stock',
      'Торшер 45 was 50, in-stock',
      'Ночник 9, out-of-stock',
      'Бра 9, in-stock',
    ],
  },
  'Hotline has items and categories of elements': {
    format: 'yml',
    text: `<?xml version="1.0"?><price><date>2026-05-01</date><firmName>Лавка</firmName><categories><category><id>1</id><name>Дім</name></category><category><id>2</id><parentId>1</parentId><name>Чайники</name></category></categories>
      <items><item><id>7</id><categoryId>2</categoryId><vendor>Пар</vendor><name>Чайник</name><url>https://shop.example/7</url><image>https://shop.example/7.jpg</image><priceRUAH>990</priceRUAH><oldprice>1200</oldprice><stock>в наличии</stock><param name="Цвет">белый</param></item></items></price>`,
    told: ['Чайник 990 was 1200, in-stock'],
  },
  'Kaspi names the model and has points and cities': {
    format: 'kaspi',
    text: `<?xml version="1.0"?><kaspi_catalog xmlns="kaspiShopping"><company>Лавка</company><offers>
      <offer sku="K1"><model>Чайник</model><brand>Пар</brand><availabilities><availability available="no" storeId="PP1"/><availability available="yes" storeId="PP2"/></availabilities><price>15990</price></offer>
      <offer sku="K2"><model>Утюг</model><brand>Пар</brand><availabilities><availability available="no" storeId="PP1"/></availabilities><cityprices><cityprice cityId="1">22990</cityprice><cityprice cityId="2">23990</cityprice></cityprices></offer></offers></kaspi_catalog>`,
    told: ['Чайник 15990, in-stock', 'Утюг 22990, out-of-stock'],
  },
  'Heureka groups items and counts days of delivery': {
    format: 'heureka',
    text: `<?xml version="1.0"?><SHOP>
      <SHOPITEM><ITEM_ID>H1</ITEM_ID><PRODUCTNAME>Tall jug 1 l</PRODUCTNAME><URL>https://shop.example/h1</URL><IMGURL>https://shop.example/h1.jpg</IMGURL><PRICE_VAT>459,90</PRICE_VAT><MANUFACTURER>Sklo</MANUFACTURER><CATEGORYTEXT>Home | Jugs</CATEGORYTEXT><DELIVERY_DATE>0</DELIVERY_DATE><ITEMGROUP_ID>HG</ITEMGROUP_ID><PARAM><PARAM_NAME>Objem</PARAM_NAME><VAL>1 l</VAL></PARAM></SHOPITEM>
      <SHOPITEM><ITEM_ID>H2</ITEM_ID><PRODUCTNAME>Tall jug 2 l</PRODUCTNAME><PRICE_VAT>599</PRICE_VAT><CATEGORYTEXT>Home | Jugs</CATEGORYTEXT><DELIVERY_DATE>30</DELIVERY_DATE><ITEMGROUP_ID>HG</ITEMGROUP_ID><PARAM><PARAM_NAME>Objem</PARAM_NAME><VAL>2 l</VAL></PARAM></SHOPITEM></SHOP>`,
    told: ['Tall jug [volume: 1 l] 459.9, in-stock', 'Tall jug [volume: 2 l] 599, backorder'],
  },
  'Ceneo keeps most in attributes': {
    format: 'ceneo',
    text: `<?xml version="1.0"?><offers xmlns:xsi="x" version="1"><o id="1" url="https://shop.example/1" price="99.90" avail="1" stock="4"><cat><![CDATA[Dom/Kubki]]></cat><name><![CDATA[Kubek]]></name><imgs><main url="https://shop.example/1.jpg"/><i url="https://shop.example/2.jpg"/></imgs><desc>Opis</desc><attrs><a name="Producent">Glina</a><a name="Kolor">bialy</a></attrs></o>
      <o id="2" url="https://shop.example/2" price="19.90" avail="90"><cat>Dom</cat><name>Talerz</name></o></offers>`,
    told: ['Kubek 99.9, in-stock', 'Talerz 19.9, backorder'],
  },
  'Skroutz has sizes within the product': {
    format: 'product-list',
    text: `<?xml version="1.0"?><mywebstore><created_at>2026-05-01</created_at><products>
      <product><id>5</id><name>Sandals</name><link>https://shop.example/5</link><image>https://shop.example/5.jpg</image><category>Shoes > Sandals</category><price_with_vat>49.90</price_with_vat><manufacturer>Kalos</manufacturer><availability>in stock</availability>
        <variations><variation><variationid>5-38</variationid><size>38</size><quantity>2</quantity></variation><variation><variationid>5-39</variationid><size>39</size><quantity>0</quantity></variation></variations></product></products></mywebstore>`,
    told: ['Sandals [size: 38] 49.9, in-stock', 'Sandals [size: 39] 49.9, out-of-stock'],
  },
  'Avito has a list of advertisements': {
    format: 'avito',
    text: `<Ads formatVersion="3" target="Avito.ru"><Ad><Id>a1</Id><Category>Мебель</Category><GoodsType>Стулья</GoodsType><Title>Табурет</Title><Description><![CDATA[<p>Крепкий</p>]]></Description><Price>1300</Price><Images><Image url="https://shop.example/1.jpg"/></Images></Ad></Ads>`,
    told: ['Табурет 1300, in-stock'],
  },
  "Shopify's Atom has variants among the other elements": {
    format: 'google-xml',
    text: `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:s="http://jadedpixel.com/-/spec/shopify"><id>https://shop.example/collections/all.atom</id><title>Shop</title>
      <entry><id>https://shop.example/products/9</id><published>2026-01-01T00:00:00Z</published><title>Coat</title><link rel="alternate" href="https://shop.example/products/coat"/><s:type>Coats</s:type><s:vendor>Loom</s:vendor><summary type="html"><![CDATA[<p>Warm</p>]]></summary>
        <s:variant><id>https://shop.example/products/9/1</id><title>S</title><s:price currency="USD">35.00</s:price><s:sku>C-S</s:sku></s:variant><s:variant><id>https://shop.example/products/9/2</id><title>M</title><s:price currency="USD">36.00</s:price><s:sku>C-M</s:sku></s:variant></entry></feed>`,
    told: ['Coat 35, in-stock', 'Coat 36, in-stock'],
  },
};

describe("a marketplace's XML", () => {
  it.each(Object.entries(samples))('is read as the shop means it: %s', async (_, sample) => {
    const feed = await readAll(sample.text);
    expect({ format: feed.format, told: told(feed) }).toEqual({
      format: sample.format,
      told: expect.arrayContaining([...sample.told]),
    });
    expect(told(feed)).toHaveLength(sample.told.length);
  });

  it("prefers Google's own fields to those of the page around them", async () => {
    const { products } = await readAll(
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry><id>https://shop.example/p/1</id><title>Page: umbrella</title><g:id>U-1</g:id><g:title>Umbrella</g:title><g:price>19.00 RUB</g:price></entry></feed>`,
    );
    expect(products).toMatchObject([{ id: 'U-1', title: 'Umbrella' }]);
  });

  it('gives pictures, categories and descriptions of lists', async () => {
    const [ceneo] = (await readAll(samples['Ceneo keeps most in attributes']?.text ?? '')).products;
    expect(ceneo).toMatchObject({
      url: 'https://shop.example/1',
      image: 'https://shop.example/1.jpg',
      category: ['Dom', 'Kubki'],
      description: 'Opis',
      attributes: { color: 'bialy' },
    });
    const [avito] = (await readAll(samples['Avito has a list of advertisements']?.text ?? '')).products;
    expect(avito).toMatchObject({
      image: 'https://shop.example/1.jpg',
      category: ['Стулья'],
      description: 'Крепкий',
    });
    const [hotline] = (await readAll(samples['Hotline has items and categories of elements']?.text ?? ''))
      .products;
    expect(hotline).toMatchObject({
      category: ['Дім', 'Чайники'],
      brand: 'Пар',
      attributes: { color: 'белый' },
    });
  });
});
