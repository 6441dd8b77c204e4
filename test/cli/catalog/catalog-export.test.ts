import { describe, expect, it } from '@jest/globals';
import { useCatalogMachine } from './local-catalog.ts';

const SHOP = 'shop.example.com';
const { run } = useCatalogMachine(SHOP);

const shirts =
  'id;item_group_id;title;price;color;size;sku;Поставщик;category\n' +
  's1;S;Shirt;20;white;S;RB-1;ООО;Wear\ns2;S;Shirt;22;white;M;RB-1;ООО;Wear\nm1;;Mug;5;;;MG-1;ООО;Kitchen\n';

describe('storevoice catalog export', () => {
  it('prints the live catalogue with its changes, one product a line', async () => {
    await run(['import', '-'], shirts);
    await run(['patch', '-'], 'Артикул;Цена;Остаток\nRB-1;19;нет\n');
    const { code, out } = await run(['export']);
    expect(code).toBe(0);
    const price = { minor: 1_900, currency: 'RUB' };
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        productId: 'm1',
        title: 'Mug',
        category: ['Kitchen'],
        attributes: { sku: 'MG-1' },
        variants: [
          { variantId: 'm1', options: {}, price: { minor: 500, currency: 'RUB' }, availability: 'in-stock' },
        ],
      },
      {
        productId: 'S',
        title: 'Shirt',
        category: ['Wear'],
        attributes: { color: 'white' },
        variants: [
          { variantId: 's1', options: { size: 'S' }, price, availability: 'out-of-stock' },
          { variantId: 's2', options: { size: 'M' }, price, availability: 'out-of-stock' },
        ],
      },
    ]);
  });

  it('says so where there is no catalogue', async () => {
    expect(await run(['export'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('no catalogue yet'),
    });
  });
});

describe('the report of an import', () => {
  it('names a column that is missing first, and the columns that were left out', async () => {
    const { out } = await run(['import', '-', '--dry-run'], 'id;Название;Сумма\n1;Чайник;1290\n');
    expect(out.split('\n')[1]).toBe('Цена не найдена: какая колонка — цена? Добавьте --column price="Сумма"');
    expect(out).toMatch(/Колонки:\n +колонка похожа на внутренние сведения[^\n]*\n +Сумма\n/u);
  });

  it('of a dry run shows products as shoppers hear them', async () => {
    const rows = Array.from(
      { length: 12 },
      (_, at) => `${at};Чайник ${at};10;${at === 1 ? 'спросите' : '3'}\n`,
    );
    const { out } = await run(['import', '-', '--dry-run'], `id;title;price;availability\n${rows.join('')}`);
    const [, heard = ''] = out.split('Так услышит покупатель:\n');
    expect(heard.trim().split('\n')).toHaveLength(10);
    expect(heard).toMatch(/Чайник 1 стоит 10\s₽, наличие уточните в магазине/u);
  });

  it.each([
    [
      '<!DOCTYPE html><html><head><title>Вход</title></head></html>',
      'Это веб-страница, возможно, страница входа',
    ],
    ['{"error":"unauthorized"}', 'Вместо фида пришёл ответ об ошибке'],
    [
      '<html><body><table><tr><th>Артикул</th><th>Цена</th></tr></table></body></html>',
      'Это книга Excel или zip; сохраните как CSV (UTF-8)',
    ],
    [
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook><Row/></Workbook>',
      'Это книга Excel или zip; сохраните как CSV (UTF-8)',
    ],
    ['PK\u0003\u0004xx', 'Это книга Excel или zip; сохраните как CSV (UTF-8)'],
    ['id,title,price\n', 'В фиде нет ни одного предложения; проверьте выгрузку'],
  ])('calls %j what it is', async (text, sentence) => {
    const { code, out, err } = await run(['import', '-'], text);
    expect(code).toBe(1);
    expect(out).toContain(sentence);
    expect(err).toContain(sentence);
    expect(out).not.toContain('Посмотрите, что отклонено');
  });
});
