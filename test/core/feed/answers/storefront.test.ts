import { describe, it } from '@jest/globals';
import { expectTold, type ShopSample } from '../shop-sample.ts';

const samples: Readonly<Record<string, ShopSample>> = {
  'shopify graphql single product': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '{"data":{"product":{"id":"gid://shopify/Product/1","title":"Mug","handle":"mug","variants":{"nodes":[{"id":"gid://shopify/ProductVariant/11","price":{"amount":"8.0","currencyCode":"USD"},"availableForSale":true,"selectedOptions":[{"name":"Title","value":"Default Title"}]}]}}}}',
    ],
    told: ['Mug 8, in-stock'],
  },
  'shopify graphql productVariants': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '{"data":{"productVariants":{"edges":[{"node":{"id":"gid://shopify/ProductVariant/11","price":"8.00","availableForSale":true,"selectedOptions":[{"name":"Size","value":"S"}],"product":{"id":"gid://shopify/Product/1","title":"Tee","status":"ACTIVE"}}},{"node":{"id":"gid://shopify/ProductVariant/12","price":"9.00","availableForSale":false,"selectedOptions":[{"name":"Size","value":"M"}],"product":{"id":"gid://shopify/Product/1","title":"Tee","status":"ACTIVE"}}},{"node":{"id":"gid://shopify/ProductVariant/21","price":"9.00","selectedOptions":[],"product":{"id":"gid://shopify/Product/2","title":"Draft","status":"DRAFT"}}}]}}}',
    ],
    told: ['Tee [size: S] 8, in-stock', 'Tee [size: M] 9, out-of-stock'],
  },
  'shopify graphql nested in collection': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '{"data":{"collection":{"title":"All","products":{"edges":[{"node":{"id":"gid://shopify/Product/1","title":"Mug","handle":"mug","variants":{"edges":[{"node":{"id":"gid://shopify/ProductVariant/11","price":{"amount":"8.0","currencyCode":"USD"},"availableForSale":true,"selectedOptions":[]}}]}}}]}}}}',
    ],
    told: ['Mug 8, in-stock'],
  },
  'shopify bulk variant before other children': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '{"id":"gid://shopify/Product/1","title":"Tee","status":"DRAFT","publishedAt":null}',
      '{"id":"gid://shopify/ProductVariant/11","price":"20.00","__parentId":"gid://shopify/Product/1"}',
      '{"id":"gid://shopify/Product/2","title":"Mug","status":"ACTIVE","publishedAt":"2026-01-01T00:00:00Z"}',
      '{"id":"gid://shopify/ProductVariant/21","price":"7.00","compareAtPrice":"9.00","inventoryQuantity":0,"inventoryPolicy":"CONTINUE","selectedOptions":[{"name":"Title","value":"Default Title"}],"__parentId":"gid://shopify/Product/2"}',
      '{"id":"gid://shopify/Metafield/5","namespace":"x","value":"secret","__parentId":"gid://shopify/Product/2"}',
    ],
    told: ['Mug 7 was 9, backorder'],
    untold: ['secret'],
  },
  'magento children first': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '{"items":[{"id":1,"sku":"A-S","name":"A S","type_id":"simple","status":1,"visibility":1,"price":10,"extension_attributes":{"stock_item":{"qty":1,"is_in_stock":true}},"custom_attributes":[{"attribute_code":"size","value":"S"}]},{"id":2,"sku":"A-M","name":"A M","type_id":"simple","status":1,"visibility":1,"price":11,"extension_attributes":{"stock_item":{"qty":1,"is_in_stock":true}},"custom_attributes":[{"attribute_code":"size","value":"M"}]},{"id":3,"sku":"A","name":"A","type_id":"configurable","status":2,"visibility":4,"price":0,"extension_attributes":{"configurable_product_links":["1"]}},{"id":4,"sku":"B","name":"B","type_id":"configurable","status":1,"visibility":4,"price":0,"extension_attributes":{"configurable_product_links":["2"]}}]}',
    ],
    told: ['B 11, in-stock'],
  },
  'magento graphql': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '{"data":{"products":{"items":[{"__typename":"ConfigurableProduct","id":1,"sku":"T","name":"Tee","url_key":"tee","stock_status":"IN_STOCK","price_range":{"minimum_price":{"regular_price":{"value":20,"currency":"USD"},"final_price":{"value":15,"currency":"USD"}}},"variants":[{"product":{"sku":"T-S","name":"Tee S","stock_status":"OUT_OF_STOCK","price_range":{"minimum_price":{"regular_price":{"value":20,"currency":"USD"},"final_price":{"value":15,"currency":"USD"}}}},"attributes":[{"code":"size","label":"S"}]},{"product":{"sku":"T-M","name":"Tee M","stock_status":"IN_STOCK","price_range":{"minimum_price":{"regular_price":{"value":21,"currency":"USD"},"final_price":{"value":21,"currency":"USD"}}}},"attributes":[{"code":"size","label":"M"}]}]},{"__typename":"SimpleProduct","id":2,"sku":"M","name":"Mug","stock_status":"IN_STOCK","price_range":{"minimum_price":{"regular_price":{"value":9,"currency":"USD"},"final_price":{"value":7,"currency":"USD"}}}}]}}}',
    ],
    told: ['Tee [size: S] 15 was 20, out-of-stock', 'Tee [size: M] 21, in-stock', 'Mug 7 was 9, in-stock'],
  },
  'minor unit lookalike': {
    options: { locale: 'en', currency: 'USD' },
    rows: ['[{"id":1,"title":"A","price":{"amount":1299,"currency":"USD"}}]'],
    told: ['A 1299, in-stock'],
  },
  'stripe products': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '{"object":"list","data":[{"id":"prod_1","object":"product","active":true,"name":"Mug","description":"Nice","default_price":{"id":"price_1","object":"price","currency":"usd","unit_amount":1299}},{"id":"prod_2","object":"product","active":false,"name":"Off","default_price":{"object":"price","currency":"usd","unit_amount":500}}]}',
    ],
    told: ['Mug 12.99, in-stock'],
  },
  'woo store api minor units': {
    options: { locale: 'en', currency: 'USD' },
    rows: [
      '[{"id":1,"name":"Mug","sku":"M","permalink":"https://x.example/m","is_in_stock":true,"is_purchasable":true,"on_sale":true,"prices":{"price":"800","regular_price":"1000","sale_price":"800","currency_code":"USD","currency_minor_unit":2},"images":[{"src":"https://x.example/m.jpg"}],"categories":[{"name":"Mugs"}]},{"id":2,"name":"Cup","is_in_stock":false,"prices":{"price":"500","regular_price":"500","sale_price":"500","currency_code":"USD","currency_minor_unit":2}}]',
    ],
    told: ['Mug 8 was 10, in-stock', 'Cup 5, out-of-stock'],
  },
  'wildberries api cards': {
    options: { locale: 'ru', currency: 'RUB' },
    rows: [
      '{"cards":[{"nmID":1,"vendorCode":"A1","title":"Платье","brand":"Ива","photos":[{"big":"https://x.example/1.jpg"}],"characteristics":[{"id":1,"name":"Цвет","value":["синий"]}],"sizes":[{"chrtID":1,"techSize":"42","skus":["200"]}]}]}',
    ],
    told: ['Платье —, in-stock'],
  },
};

describe("the answer of a shop window's API", () => {
  it.each(Object.entries(samples))('is read as the shop means it: %s', (_, sample) => expectTold(sample));
});
