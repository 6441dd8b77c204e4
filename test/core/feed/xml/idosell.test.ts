import { describe, expect, it } from '@jest/globals';
import { readAll, told } from '../read.ts';

const feed = `<?xml version="1.0" encoding="UTF-8"?>
<offer file_format="IOF" version="3.0"><products language="pol" currency="PLN">
  <product id="48" code_on_card="BL" vat="23.0">
    <producer id="7" name="Lniana"/><category id="12" name="Odzież/Bluzki"/><card url="https://shop.example/48"/>
    <description><name xml:lang="pol">Bluzka</name><name xml:lang="eng">Blouse</name>
      <long_desc xml:lang="eng"><![CDATA[<p>Linen</p>]]></long_desc></description>
    <price gross="129.99" net="105.68"/><srp gross="170.00" net="138.21"/>
    <strikethrough_retail_price gross="159.99" net="130.07"/>
    <sizes><size id="3" name="S" code="48-3"><stock id="1" quantity="0"/><stock id="2" quantity="4"/></size>
      <size id="4" name="M" code="48-4"><price gross="139.99" net="113.81"/><stock id="1" quantity="0"/></size></sizes>
    <images><large><image url="https://shop.example/48.jpg"/></large></images>
    <parameters><parameter type="section" name="Cechy"/>
      <parameter type="parameter" name="Kolor"><value name="Beżowy"/></parameter></parameters>
  </product>
  <product id="49"><description><name>Szal</name></description><price gross="59.00" net="47.97"/>
    <sizes><size id="uniw" name="uniw" code="49-u"><stock id="1" quantity="-1"/></size></sizes></product>
  <product id="50"><description><name>Pas</name></description><price net="10"/></product>
</products></offer>`;

describe("IdoSell's IOF", () => {
  it('reads prices with tax, sizes and their stock, and what has no end', async () => {
    const read = await readAll(feed, { locale: 'en', currency: 'PLN' });
    expect(read.format).toBe('idosell');
    expect([...told(read)].sort()).toEqual([
      'Blouse [size: M] 139.99, out-of-stock',
      'Blouse [size: S] 129.99 was 159.99, in-stock',
      'Pas —, in-stock',
      'Szal 59, in-stock',
    ]);
    expect(read.products.find(({ id }) => id === '48')).toMatchObject({
      brand: 'Lniana',
      category: ['Odzież', 'Bluzki'],
      url: 'https://shop.example/48',
      image: 'https://shop.example/48.jpg',
      description: 'Linen',
      attributes: { color: 'Beżowy' },
      variants: [{ id: '48-3' }, { id: '48-4' }],
    });
  });

  it("tells names in the shop's language", async () => {
    const { products } = await readAll(feed.replaceAll('eng', 'rus'), { locale: 'ru', currency: 'PLN' });
    expect(products.find(({ id }) => id === '48')?.title).toBe('Blouse');
  });
});
