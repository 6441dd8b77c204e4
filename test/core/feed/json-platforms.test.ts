import { describe, expect, it } from '@jest/globals';
import { readAll, told } from './read.ts';

interface Sample {
  readonly text: string;
  readonly told: readonly string[];
}

const samples: Readonly<Record<string, Sample>> = {
  "Shopify's products.json": {
    text: `{"products":[{"id":1,"title":"Raincoat","handle":"raincoat","body_html":"<p>Light</p>","vendor":"Loom","product_type":"Coats","tags":["rain"],"published_at":"2026-01-01T00:00:00Z","variants":[{"id":11,"title":"S / Blue","option1":"S","option2":"Blue","option3":null,"sku":"R","price":"35.00","compare_at_price":"42.00","available":true},{"id":12,"title":"M / Blue","option1":"M","option2":"Blue","option3":null,"sku":"R","price":"36.00","compare_at_price":null,"available":false}],"images":[{"id":1,"src":"https://shop.example/r.jpg"}],"options":[{"name":"Size","values":["S","M","L"]},{"name":"Color","values":["Blue"]}]},{"id":2,"title":"Bag","handle":"bag","published_at":"2026-01-01T00:00:00Z","variants":[{"id":21,"title":"Default Title","option1":"Default Title","price":"9.00","available":true}],"images":[],"options":[{"name":"Title","values":["Default Title"]}]},{"id":3,"title":"Draft","handle":"draft","published_at":null,"variants":[{"id":31,"option1":"Default Title","price":"9.00"}],"images":[],"options":["Title"]}]}`,
    told: [
      'Raincoat [size: S, color: Blue] 35 was 42, in-stock',
      'Raincoat [size: M, color: Blue] 36, out-of-stock',
      'Bag 9, in-stock',
    ],
  },
  "WooCommerce's REST API": {
    text: `[{"id":1,"name":"Mug","type":"simple","status":"publish","catalog_visibility":"visible","sku":"M","price":"8","regular_price":"10","sale_price":"8","on_sale":true,"stock_status":"instock","categories":[{"id":1,"name":"Mugs"}],"images":[{"src":"https://shop.example/m.jpg"}],"attributes":[{"name":"Color","options":["White"],"variation":false}],"variations":[]},{"id":2,"name":"Hidden","type":"simple","status":"publish","catalog_visibility":"hidden","regular_price":"1","stock_status":"instock"},{"id":3,"name":"Private","type":"simple","status":"private","catalog_visibility":"visible","regular_price":"1","stock_status":"instock"},{"id":4,"name":"Plate","type":"simple","status":"publish","regular_price":"5","sale_price":"3","on_sale":false,"stock_status":"onbackorder"}]`,
    told: ['Mug 8 was 10, in-stock', 'Plate 5, backorder'],
  },
  "Google's API": {
    text: `{"kind":"content#productsListResponse","resources":[{"offerId":"G1","title":"Torch","price":{"value":"12.99","currency":"RUB"},"salePrice":{"value":"9.99","currency":"RUB"},"availability":"in stock","imageLink":"https://shop.example/t.jpg","productTypes":["Home > Torches"],"itemGroupId":"G","sizes":["S"]}],"nextPageToken":"x"}`,
    told: ['Torch 9.99 was 12.99, in-stock'],
  },
  'a product feed for OpenAI': {
    text: `{"products":[{"item_id":"O1","title":"Lamp M","url":"https://shop.example/l","image_url":"https://shop.example/l.jpg","price":"79.99 RUB","sale_price":"59.99 RUB","availability":"in_stock","group_id":"LG","item_group_title":"Lamp","size":"M","seller_name":"Shop","is_eligible_search":true},{"item_id":"O2","title":"Lamp L","price":"89.99 RUB","availability":"out_of_stock","group_id":"LG","item_group_title":"Lamp","size":"L"}]}`,
    told: ['Lamp [size: M] 59.99 was 79.99, in-stock', 'Lamp [size: L] 89.99, out-of-stock'],
  },
  Medusa: {
    text: `{"products":[{"id":"p1","title":"Tee","handle":"tee","status":"published","thumbnail":"https://shop.example/t.jpg","options":[{"id":"o1","title":"Size"}],"variants":[{"id":"v1","title":"S","sku":"T-S","inventory_quantity":0,"manage_inventory":true,"allow_backorder":false,"prices":[{"amount":10,"currency_code":"usd"},{"amount":900,"currency_code":"rub"}],"options":[{"value":"S","option":{"title":"Size"}}]},{"id":"v2","title":"M","sku":"T-M","inventory_quantity":4,"prices":[{"amount":950,"currency_code":"rub"}],"options":[{"value":"M","option":{"title":"Size"}}]}]}],"count":1,"offset":0}`,
    told: ['Tee [size: S] 900, out-of-stock', 'Tee [size: M] 950, in-stock'],
  },
  "BigCommerce's API": {
    text: `{"data":[{"id":1,"name":"Stool","sku":"ST","price":40,"sale_price":0,"cost_price":15,"retail_price":0,"is_visible":true,"inventory_tracking":"variant","inventory_level":2,"images":[{"url_standard":"https://shop.example/s.jpg"}],"variants":[{"id":11,"sku":"ST-R","price":null,"inventory_level":2,"option_values":[{"option_display_name":"Color","label":"Red"}]},{"id":12,"sku":"ST-B","price":44,"inventory_level":0,"option_values":[{"option_display_name":"Color","label":"Blue"}]}]},{"id":2,"name":"Secret","price":4,"is_visible":false,"inventory_tracking":"none","variants":[{"id":21,"sku":"S","option_values":[]}],"images":[]}],"meta":{"pagination":{"total":2}}}`,
    told: ['Stool [color: Red] 40, in-stock', 'Stool [color: Blue] 44, out-of-stock'],
  },
  "Magento's REST API": {
    text: `{"items":[{"id":1,"sku":"B1","name":"Satchel","attribute_set_id":4,"type_id":"simple","price":40,"status":1,"visibility":4,"extension_attributes":{"stock_item":{"qty":2,"is_in_stock":true}},"custom_attributes":[{"attribute_code":"special_price","value":"30"},{"attribute_code":"special_to_date","value":"2026-02-01"},{"attribute_code":"cost","value":"12"}]},{"id":2,"sku":"B2","name":"Off","attribute_set_id":4,"type_id":"simple","price":40,"status":2,"visibility":4},{"id":3,"sku":"B3","name":"Part","attribute_set_id":4,"type_id":"simple","price":40,"status":1,"visibility":1},{"id":4,"sku":"B4","name":"Clutch","attribute_set_id":4,"type_id":"simple","price":20,"status":1,"visibility":2,"extension_attributes":{"stock_item":{"qty":0,"is_in_stock":false}},"custom_attributes":[]}],"total_count":4}`,
    told: ['Satchel 40, in-stock', 'Clutch 20, out-of-stock'],
  },
  "Ecwid's API": {
    text: `{"total":1,"items":[{"id":5,"sku":"L","name":"Lamp","price":50,"compareToPrice":60,"enabled":true,"inStock":true,"url":"https://shop.example/l","imageUrl":"https://shop.example/l.jpg","combinations":[{"id":51,"sku":"L-S","options":[{"name":"Size","value":"S"}],"price":45,"compareToPrice":55,"quantity":3},{"id":52,"options":[{"name":"Size","value":"L"}],"quantity":0}]},{"id":6,"name":"Off","price":1,"enabled":false,"combinations":[]}]}`,
    told: ['Lamp [size: S] 45 was 55, in-stock', 'Lamp [size: L] 50 was 60, out-of-stock'],
  },
};

describe("a platform's JSON", () => {
  it.each(Object.entries(samples))(
    'is read as the shop means it: %s',
    async (_, { text: compact, told: expected }) => {
      for (const text of [compact, JSON.stringify(JSON.parse(compact), undefined, 1)]) {
        const feed = await readAll(text);
        expect([...told(feed)].sort()).toEqual([...expected].sort());
        expect(JSON.stringify(feed.products)).not.toMatch(/cost|seller|tags/iu);
      }
    },
  );

  it('keeps a product whole with its picture and category', async () => {
    const { products } = await readAll(samples["Shopify's products.json"]?.text ?? '');
    expect(products.find(({ title }) => title === 'Raincoat')).toMatchObject({
      brand: 'Loom',
      description: 'Light',
      category: ['Coats'],
      image: 'https://shop.example/r.jpg',
      variants: [{ id: '11' }, { id: '12' }],
    });
  });
});
