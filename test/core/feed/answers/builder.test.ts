import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'bigcommerce graphql': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '{"data":{"site":{"products":{"edges":[{"node":{"entityId":1,"name":"Stool","path":"/stool","sku":"ST","availabilityV2":{"status":"Available"},"inventory":{"isInStock":false},"prices":{"price":{"value":35,"currencyCode":"USD"},"basePrice":{"value":40,"currencyCode":"USD"},"salePrice":{"value":35,"currencyCode":"USD"}}}},{"node":{"entityId":2,"name":"Table","sku":"TB","inventory":{"isInStock":true},"prices":{"price":{"value":90,"currencyCode":"USD"},"basePrice":{"value":90,"currencyCode":"USD"},"salePrice":null}}}]}}}}',
    ],
    told: ['Stool 35 was 40, out-of-stock', 'Table 90, in-stock'],
  },
  'shopware store-api': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      '{"elements":[{"id":"a1","productNumber":"SW1","translated":{"name":"Lamp"},"available":true,"availableStock":3,"calculatedPrice":{"unitPrice":100,"listPrice":{"price":120}},"active":true},{"id":"a2","productNumber":"SW2","translated":{"name":"Off"},"available":false,"availableStock":0,"calculatedPrice":{"unitPrice":10,"listPrice":null},"active":true}],"total":2}',
    ],
    told: ['Lamp 100 was 120, in-stock', 'Off 10, out-of-stock'],
  },
  'prestashop json': {
    options: { locale: 'en', currency: 'EUR' },
    rows: [
      '{"products":[{"id":1,"active":"1","reference":"R1","name":"Lamp","price":"100.000000","wholesale_price":"44.440000","quantity":"3","visibility":"both"},{"id":2,"active":"0","name":"Off","price":"10"},{"id":3,"active":"1","visibility":"none","name":"None","price":"10"},{"id":4,"active":"1","name":[{"id":"1","value":"Vase"}],"price":"50","quantity":0}]}',
    ],
    told: ['Lamp 100, in-stock', 'Vase 50, out-of-stock'],
    untold: ['44.44'],
  },
  'wix stores json': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '{"products":[{"id":"w1","name":"Tee","visible":true,"productType":"physical","sku":"T","stock":{"trackInventory":true,"quantity":0,"inStock":false},"price":{"currency":"USD","price":20,"discountedPrice":15},"media":{"mainMedia":{"image":{"url":"https://x.example/t.jpg"}}}},{"id":"w2","name":"Off","visible":false,"price":{"currency":"USD","price":20,"discountedPrice":20}},{"id":"w3","name":"Mug","visible":true,"stock":{"inStock":true},"price":{"currency":"USD","price":9,"discountedPrice":9}}]}',
    ],
    told: ['Tee 15 was 20, out-of-stock', 'Mug 9, in-stock'],
  },
  'webflow items json': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '{"items":[{"product":{"id":"p1","isArchived":false,"isDraft":false,"fieldData":{"name":"Tee","slug":"tee","description":"Soft"}},"skus":[{"id":"s1","fieldData":{"name":"Tee S","price":{"value":2000,"unit":"USD"},"compare-at-price":{"value":2500,"unit":"USD"}}}]}]}',
    ],
    told: ['Tee 20 was 25, in-stock'],
  },
  'tiendanube json': {
    options: { locale: 'en', currency: 'BRL' },
    rows: [
      '[{"id":1,"name":{"pt":"Camisa","en":"Shirt"},"published":true,"handle":{"pt":"camisa"},"variants":[{"id":11,"price":"100.00","promotional_price":"80.00","stock":3,"sku":"S1","values":[{"pt":"P","en":"S"}]},{"id":12,"price":"100.00","promotional_price":null,"stock":0,"sku":"S2","values":[{"pt":"M","en":"M"}]}],"attributes":[{"pt":"Tamanho","en":"Size"}]},{"id":2,"name":{"pt":"Oculto"},"published":false,"variants":[{"id":21,"price":"1.00"}]}]',
    ],
    told: ['Shirt 80 was 100, in-stock', 'Shirt 100, out-of-stock'],
  },
  'insales json': {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      '[{"id":1,"title":"Ваза","is_hidden":false,"archived":false,"available":true,"variants":[{"id":11,"title":"S","sku":"V-S","price":"100.0","old_price":"150.0","quantity":3,"cost_price":"44.0","option_values":[{"option_name_id":1,"title":"S"}]},{"id":12,"title":"M","sku":"V-M","price":"110.0","old_price":null,"quantity":0,"option_values":[{"title":"M"}]}]},{"id":2,"title":"Скрыт","is_hidden":true,"variants":[{"id":21,"price":"1.0","quantity":1}]}]',
    ],
    told: ['Ваза [option values: S] 100 was 150, in-stock', 'Ваза [option values: M] 110, out-of-stock'],
    untold: ['44'],
  },
  'magento stock only flags': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '{"items":[{"id":1,"sku":"A","name":"A","price":10,"type_id":"simple","status":1,"visibility":4,"extension_attributes":{"stock_item":{"qty":0,"is_in_stock":true,"manage_stock":false}}},{"id":2,"sku":"B","name":"B","price":10,"type_id":"simple","status":1,"visibility":4,"extension_attributes":{"stock_item":{"qty":3,"is_in_stock":true}},"custom_attributes":[{"attribute_code":"special_price","value":"0.0000"}]},{"id":3,"sku":"C","name":"C","price":10,"type_id":"simple","status":1,"visibility":4,"custom_attributes":[{"attribute_code":"special_price","value":8},{"attribute_code":"special_from_date","value":"2026-11-01 00:00:00"},{"attribute_code":"special_to_date","value":"2026-11-29 00:00:00"}]}]}',
    ],
    told: ['A 10, in-stock', 'B 10, in-stock', 'C 8 was 10, in-stock'],
  },
  'allegro api': {
    options: { locale: 'en', currency: 'PLN' },
    rows: [
      '{"offers":[{"id":"1","name":"Czajnik","sellingMode":{"format":"BUY_NOW","price":{"amount":"129.99","currency":"PLN"}},"stock":{"available":5,"sold":1},"publication":{"status":"ACTIVE"},"primaryImage":{"url":"https://x.example/1.jpg"}},{"id":"2","name":"Kubek","sellingMode":{"price":{"amount":"19.99","currency":"PLN"}},"stock":{"available":0},"publication":{"status":"ENDED"}}],"count":2,"totalCount":2}',
    ],
    told: ['Czajnik 129.99, in-stock'],
  },
  'ebay inventory api': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '{"inventoryItems":[{"sku":"E1","product":{"title":"Lamp","imageUrls":["https://x.example/1.jpg"]},"availability":{"shipToLocationAvailability":{"quantity":3}}}],"total":1}',
    ],
    told: ['Lamp —, in-stock'],
  },
  'yandex market api offers': {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      '{"status":"OK","result":{"offerMappings":[{"offer":{"offerId":"A1","name":"Чайник","pictures":["https://x.example/1.jpg"],"vendor":"Пар","basicPrice":{"value":1290,"currencyId":"RUR","discountBase":1500},"purchasePrice":{"value":700,"currencyId":"RUR"},"archived":false}},{"offer":{"offerId":"A2","name":"Старый","basicPrice":{"value":1,"currencyId":"RUR"},"archived":true}}]}}',
    ],
    told: ['Чайник 1290 was 1500, in-stock'],
    untold: ['70000'],
  },
  'bitrix24 json': {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      '{"result":[{"ID":"1","NAME":"Чайник","ACTIVE":"Y","PRICE":"1290.00","CURRENCY_ID":"RUB","DESCRIPTION":"Хороший","PURCHASING_PRICE":"700"},{"ID":"2","NAME":"Скрытый","ACTIVE":"N","PRICE":"1.00","CURRENCY_ID":"RUB"}],"total":2}',
    ],
    told: ['Чайник 1290, in-stock'],
    untold: ['700"'],
  },
};

describe("the answer of a marketplace's or a builder's API", () => {
  it.each(Object.entries(samples))('is read as the shop means it: %s', (_, sample) => expectTold(sample));
});
