import { describe, expect, it } from '@jest/globals';
import { readAll } from './read.ts';

const table = (header: string, values: readonly string[]): string =>
  [`id;title;price;stock;${header}`, ...values.map((value, at) => `${at};Goods ${at};10;5;${value}`)].join(
    '\n',
  );

const titles = async (text: string): Promise<readonly string[]> =>
  (await readAll(text)).products.map(({ title }) => title);

describe('goods that the shop does not show', () => {
  it.each([
    ['Активность', ['Y', 'N']],
    ['Опубликовано', ['да', 'нет']],
    ['Видимость на витрине', ['выставлен', 'скрыт']],
    ['Показывать на сайте', ['1', '0']],
    ['visible', ['TRUE', 'FALSE']],
    ['is_active', ['true', 'false']],
    ['Enabled', ['Yes', 'No']],
    ['Published', ['1', "'-1"]],
    ['visibility', ['Catalog, Search', 'Not Visible Individually']],
    ['visibility', ['catalog', 'search']],
    ['active_to', ['2035-12-31', '2020-01-01']],
    ['status', ['active', 'archived']],
    ['Статус', ['Опубликован', 'Черновик']],
    ['status', ['1', '0']],
    ['Скрыт', ['нет', 'да']],
    ['В архиве', ['', 'да']],
    ['deleted', ['0', '1']],
    ['Активний', ['так', 'ні']],
    ['Sichtbar', ['ja', 'nein']],
    ['Statut', ['Publié', 'Brouillon']],
    ['Aktywny', ['tak', 'nie']],
    ['date_available', ['2026-01-01', '2030-01-01']],
    ['Дата публикации', ['01.05.2026', '31.12.2035']],
    ['Не показывать на сайте', ['нет', 'да']],
    ['Товар скрыт', ['0', '1']],
    ['Выгружать в интернет-магазин', ['да', 'нет']],
    ['Пометка удаления', ['Нет', 'Да']],
    ['Продукт_на_сайті', ['Так', 'Ні']],
    ['Жарияланған', ['иә', 'жоқ']],
    ['Im Shop anzeigen', ['WAHR', 'FALSCH']],
    ['Gesperrt', ['Nein', 'Ja']],
    ['Afficher sur le site', ['VRAI', 'FAUX']],
    ['État', ['1', '0']],
    ['Visible en la tienda', ['Sí', 'No']],
    ['Estado', ['Activo', 'Borrador']],
    ['Pokaż w sklepie', ['tak', 'nie']],
    ['Status', ['Aktywny', 'wyłączony']],
    ['Zobrazovat v e-shopu', ['ano', 'ne']],
    ['Снято с публикации', ['нет', 'да']],
    ['Status Artikel', ['Aktiv', 'Deaktiviert']],
    ['Publication', ['Publié', 'Non publié']],
    ['Estado del producto', ['Activo', 'Inactivo']],
    ['Stan publikacji', ['opublikowany', 'nieopublikowany']],
    ['deleted_at', ['', '2026-01-01T10:00:00Z']],
    ['productVisibility', ['visible', 'blocked']],
  ])('are left out by the column "%s"', async (header, values) => {
    expect(await titles(table(header, values))).toEqual(['Goods 0']);
  });

  it.each([
    ['visibility', ['visible', 'catalog', 'both']],
    ['Published', ['1', '', 'true']],
    ['status', ['active', 'new', 'sale']],
    ['Активная мощность', ['нет', '2']],
    ['Display', ['No', 'Yes']],
    ['Режим отображения', ['нет', 'цифровой']],
    ['Hide price', ['yes', 'no']],
    ['deleted_at', ['2035-01-01', '']],
  ])('are not taken for hidden by the column "%s"', async (header, values) => {
    expect(await titles(table(header, values))).toHaveLength(values.length);
  });

  it('are named in the report with the column that hides them', async () => {
    const { problems, tally } = await readAll(table('Активность', ['Y', 'N']));
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'unpublished', id: '1', field: 'активность', seen: 'N' }),
    );
    expect(tally).toMatchObject({ rows: 1, accepted: 1, rejected: 0 });
  });

  it('are left out of JSON and XML by the same words', async () => {
    expect(
      await titles(
        '[{"id":1,"title":"A","price":1,"active":true},{"id":2,"title":"B","price":1,"active":false},{"id":3,"title":"C","price":1,"status":"draft"}]',
      ),
    ).toEqual(['A']);
    expect(
      await titles(
        '<list><product><id>1</id><name>A</name><visible>1</visible></product><product><id>2</id><name>B</name><visible>0</visible></product></list>',
      ),
    ).toEqual(['A']);
  });

  it('take their variants with them, wherever these stand', async () => {
    const rows = [
      'Handle,Title,Published,Option1 Name,Option1 Value,Variant Price,Status',
      'a,Apron,true,Size,S,5,active',
      'b,Blanket,true,Size,S,5,draft',
      'a,,,,M,6,',
      'b,,,,M,6,',
    ];
    const { products, problems } = await readAll(rows.join('\n'));
    expect(products.map(({ title, variants }) => [title, variants.length])).toEqual([['Apron', 2]]);
    expect(problems.filter(({ code }) => code === 'unpublished')).toHaveLength(1);
  });
});
