import { describe, expect, it } from '@jest/globals';
import { addTexts } from '../../../../lambdas/core/shop/store-texts/add-texts.ts';
import { readStoreText } from '../../../../lambdas/core/shop/store-texts/read-store-text.ts';

const read = (source: string, text: string, more = {}) => readStoreText({ source, text, ...more });

const PAGE = `<!DOCTYPE html><html lang="ru-RU"><head><title>Доставка — Рыболов</title>
<link rel="canonical" href="https://shop.example.com/dostavka/"><style>.a{color:red}</style></head>
<body><header><nav><ul><li>Каталог</li></ul></nav></header><div><h1>Доставка и оплата</h1>
<p>Отправляем по&nbsp;всей России.</p><h2>Сроки и цены</h2>
<table><tr><td>Курьер</td><td>1 день</td><td>300 ₽</td></tr><tr><td>Почта</td><td>5 дней</td></tr></table>
<details><summary>Вы работаете в воскресенье?</summary><p>Нет.</p></details></div>
<footer>© 2026</footer><script>var a = "<h2>";</script></body></html>`;

describe('a page', () => {
  it('is read without what surrounds it, by its headings, rows and questions', async () => {
    expect(await read('page.html', PAGE)).toEqual({
      source: 'page.html',
      locale: 'ru',
      title: 'Доставка и оплата',
      url: 'https://shop.example.com/dostavka/',
      passages: [
        { text: 'Отправляем по всей России.' },
        { heading: 'Сроки и цены', text: 'Курьер — 1 день — 300 ₽\nПочта — 5 дней' },
        { heading: 'Вы работаете в воскресенье?', text: 'Нет.' },
      ],
    });
  });

  it('is known by its marks when its address does not say that it is one', async () => {
    const { title, url } = await read('https://shop.example.com/x', PAGE, {
      url: 'https://shop.example.com/x',
    });
    expect({ title, url }).toEqual({ title: 'Доставка и оплата', url: 'https://shop.example.com/x' });
  });

  it('is refused when it asks for a password or shows nothing', async () => {
    const login = '<html><body><p>Sign in</p><input type="password"></body></html>';
    await expect(read('account.html', login)).rejects.toThrow(/account\.html asks for a password/);
    await expect(read('app.html', '<html><body><script>x()</script></body></html>')).rejects.toThrow(
      /no text/,
    );
  });
});

describe('Markdown', () => {
  it('is split by its headings, without its marks', async () => {
    const text =
      '# Returns\n\nSend it **back**\nwithin [30 days](https://a.example).\n\n## How\n- by post\n- at the *shop*\n';
    expect(await read('docs/returns.md', text)).toEqual({
      source: 'docs/returns.md',
      locale: 'en',
      title: 'Returns',
      passages: [{ text: 'Send it back within 30 days.' }, { heading: 'How', text: 'by post\nat the shop' }],
    });
  });

  it('is cut into passages that one can answer from', async () => {
    const paragraph = 'Доставка стоит 300 рублей. '.repeat(12).trim();
    const { passages, title } = await read('delivery.txt', `${paragraph}\n\n`.repeat(6));
    expect(title).toBe('delivery');
    expect(passages.length).toBeGreaterThan(2);
    expect(Math.max(...passages.map(({ text }) => text.length))).toBeLessThanOrEqual(700);
  });

  it('is refused when it is empty or not a text', async () => {
    await expect(read('a.md', '\n\n---\n')).rejects.toThrow('a.md holds no text');
    await expect(read('a.md', '\u0000\u0001PNG')).rejects.toThrow(/a\.md is not a text; save it/);
  });
});

describe('a table of questions and answers', () => {
  it.each([
    [
      'named columns',
      'Ссылка;Ответ;Вопрос\nhttps://a.example/pets;"Да, можно; с поводком";С собакой можно?\n',
    ],
    ['none', 'С собакой можно?;"Да, можно; с поводком";https://a.example/pets\n'],
  ])('gives a passage for each pair, with %s', async (_, table) => {
    const { passages, locale } = await read('faq.csv', table);
    expect(locale).toBe('ru');
    expect(passages).toEqual([
      { heading: 'С собакой можно?', text: 'Да, можно; с поводком', url: 'https://a.example/pets' },
    ]);
  });
});

describe('texts of a shop', () => {
  it('take the place of those of the same name and language', async () => {
    const [ru, en] = [
      await read('a.md', 'Раз.', { locale: 'ru' }),
      await read('a.md', 'One.', { locale: 'en' }),
    ];
    const changed = await read('a.md', 'Два.', { locale: 'ru' });
    expect(addTexts([ru, en], [changed])).toEqual([en, changed]);
  });

  it('are refused when they are more than is kept', async () => {
    const long = await read('long.md', `${'Слово за словом. '.repeat(40)}\n\n`.repeat(800));
    expect(() => addTexts([], [long])).toThrow(/would have \d+ letters, and 500000 are kept; .*info remove/);
  });
});
