import { describe, it } from '@jest/globals';
import { expectTold } from '../shop-sample.ts';

/** A sale that lasts, and one that is over. */
const HELD = ['2026-11-01', '2026-12-31'] as const;
const OVER = ['2026-01-01', '2026-01-31'] as const;

describe('the dates of a sale', () => {
  it.each([
    ['Special Price From', 'Special Price To'],
    ['Promo valid from', 'Promo valid until'],
    ['Start date', 'End date'],
    ['Начало действия акции', 'Окончание действия акции'],
    ['Акционная цена с', 'Акционная цена по'],
    ['Дата початку акції', 'Дата закінчення акції'],
    ['Акция басталуы', 'Акция аяқталуы'],
    ['Angebot gültig ab', 'Angebot gültig bis'],
    ['Aktionsbeginn', 'Aktionsende'],
    ['Début promo', 'Fin promo'],
    ['Fecha inicio oferta', 'Fecha fin oferta'],
    ['Data od promocji', 'Data do promocji'],
    ['Akce platí od', 'Akce platí do'],
    ['Inizio offerta', 'Fine offerta'],
  ])('are found under "%s" and "%s"', async (from, to) => {
    await expectTold({
      rows: [
        `id;title;price;sale_price;${from};${to}`,
        `1;Mug;20;15;${HELD.join(';')}`,
        `2;Jug;20;15;${OVER.join(';')}`,
      ],
      told: ['Mug 15 was 20, in-stock', 'Jug 20, in-stock'],
    });
  });

  it.each([
    'Период акции',
    'Promotion period',
    'Sale dates',
    'Срок действия цены со скидкой',
    'Sonderangebotszeitraum',
    'Période de validité du prix soldé',
    'Czas trwania ceny promocyjnej',
  ])('stand together under "%s"', async (header) => {
    await expectTold({
      rows: [
        `id;title;price;sale_price;${header}`,
        `1;Mug;20;15;${HELD.join(' – ')}`,
        `2;Jug;20;15;${OVER.join(' – ')}`,
      ],
      told: ['Mug 15 was 20, in-stock', 'Jug 20, in-stock'],
    });
  });

  it.each([
    ['01.11.2026-31.12.2026', '01.01.2026-31.01.2026'],
    ['до 31.12.2026', 'до 31.01.2026'],
    ['until 2026-12-31', '2026-01-31'],
    ['с 01.11.2026', 'с 01.12.2026'],
  ])('may be written as "%s"', async (held, over) => {
    await expectTold({
      rows: ['id;title;price;sale_price;sale period', `1;Mug;20;15;${held}`, `2;Jug;20;15;${over}`],
      told: ['Mug 15 was 20, in-stock', 'Jug 20, in-stock'],
    });
  });

  it('are found in the export of a platform in a language that no list has', async () => {
    await expectTold({
      rows: [
        'ID,Tipo,SKU,Nome,Pubblicato,Data inizio prezzo in offerta,Data fine prezzo in offerta,Prezzo in offerta,Prezzo di listino',
        `1,simple,A,Tazza,1,${HELD.join(',')},15,20`,
        `2,simple,B,Brocca,1,${OVER.join(',')},15,20`,
      ],
      told: ['Tazza 15 was 20, in-stock', 'Brocca 20, in-stock'],
    });
  });
});

describe('a sale', () => {
  it.each(['Акция', 'Распродажа', 'Promo', 'Promocja', 'Aktion läuft'])('is off by "%s"', async (header) => {
    await expectTold({
      rows: [`id;title;price;sale_price;${header}`, '1;Mug;20;15;1', '2;Jug;20;15;0'],
      told: ['Mug 15 was 20, in-stock', 'Jug 20, in-stock'],
    });
  });

  it.each(['завершена', 'Inactive', 'expired', 'beendet'])(
    'is off where its state is "%s"',
    async (state) => {
      await expectTold({
        rows: ['id;title;price;sale_price;Статус акции', '1;Mug;20;15;активна', `2;Jug;20;15;${state}`],
        told: ['Mug 15 was 20, in-stock', 'Jug 20, in-stock'],
      });
    },
  );

  it.each(['Скидка', 'Скидка, %', 'Discount percent'])(
    'of 0,15 under "%s" is one of 15 %',
    async (header) => {
      await expectTold({
        rows: [`id;title;price;${header}`, '1;Mug;2000;0,15'],
        told: ['Mug 1700 was 2000, in-stock'],
      });
    },
  );
});

describe('the recommended price', () => {
  it.each(['RRP inc VAT', 'UVP brutto', 'MSRP, $'])('under "%s" is the one before', async (header) => {
    await expectTold({
      options: { currency: 'USD' },
      rows: [`id;title;${header};Price inc VAT`, '1;Mug;20;15'],
      told: ['Mug 15 was 20, in-stock'],
    });
  });
});

describe('the price of a measure', () => {
  it.each(['Unit price', 'Цена за кг', 'Prix au kilo', 'Preis pro kg', 'Cena za m2', 'Precio unitario'])(
    'under "%s" is not that of the goods beside another price',
    async (header) => {
      await expectTold({
        rows: [`id;title;${header};Price tax included`, '1;Rice;2;12', '2;Salt;1;'],
        told: ['Rice 12, in-stock', 'Salt —, in-stock'],
      });
    },
  );
});
