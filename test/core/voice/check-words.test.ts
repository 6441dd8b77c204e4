import { describe, expect, it } from '@jest/globals';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { createCheckWords, type StatedAnswer } from '../../../lambdas/core/voice/check-words.ts';
import { language } from '../../language.ts';

const domain = DomainConfig.parse({
  hostname: 'shop.example.com',
  shopName: 'Shop',
  currency: 'USD',
  extraInstructions: 'Доставка от 3000 рублей бесплатна.',
});
const check = createCheckWords(language);

const usd = (minor: number) => ({ minor, currency: 'USD' });

const iPhone: StatedAnswer = {
  response: 'iPhone 15 256GB Black стоит $999.90',
  products: [{ title: 'iPhone 15 256GB Black', price: usd(99_990), availability: 'in-stock' }],
};
const kettles: StatedAnswer = {
  response: 'Есть Kettle A за $40, Kettle B за $25 и ещё 1. Что показать?',
  products: [
    { title: 'Kettle A', price: usd(4_000), availability: 'in-stock' },
    { title: 'Kettle B', price: usd(2_500), compareAt: usd(3_000), availability: 'in-stock' },
  ],
};
const soldOut: StatedAnswer = {
  response: 'Lamp сейчас нет в наличии.',
  products: [{ title: 'Lamp', price: usd(1_500), availability: 'out-of-stock' }],
};

const correctedIn = (said: string, answers: readonly StatedAnswer[], asked: readonly string[] = []) =>
  check(domain, { said, answers, asked }).corrected;

describe('words of the assistant that its functions bear out', () => {
  it.each([
    ['iPhone 15 256GB Black стоит 999 долларов 90 центов.', [iPhone]],
    ['Он стоит девятьсот девяносто девять долларов девяносто центов, и есть в наличии.', [iPhone]],
    ['It costs $999.90 and is in stock.', [iPhone]],
    ['Около 1000 долларов.', [iPhone]],
    ['Она стоит 25 долларов вместо 30 долларов.', [kettles]],
    ['Вторая на 15 долларов дешевле, вместе 65 долларов.', [kettles]],
    ['У него 256 гигабайт и экран 6,1 дюйма.', [iPhone]],
    ['Лампы сейчас нет в наличии.', [soldOut]],
    ['Is the lamp in stock somewhere else? I do not know.', [soldOut]],
    ['Доставка от 3000 рублей бесплатна.', []],
    ['Здравствуйте! Чем помочь?', []],
    ['Модель за 999 долларов 90 центов я называл раньше, а чайник стоит 40 долларов.', [iPhone, kettles]],
  ])('lets "%s" stand', (said, answers) => {
    expect(correctedIn(said, answers)).toBeUndefined();
  });

  it('lets the shopper’s own amount be repeated', () => {
    expect(correctedIn('До 500 долларов ничего нет.', [iPhone])).toBe('price');
    expect(correctedIn('До 500 долларов ничего нет.', [iPhone], ['до 500 есть?'])).toBeUndefined();
  });
});

describe('words of the assistant that no function said', () => {
  it.each([
    ['iPhone 15 стоит 899 долларов.', [iPhone], 'price'],
    ['It costs nine hundred and nineteen dollars.', [iPhone], 'price'],
    ['Это 99 990 рублей.', [iPhone], 'price'],
    ['Он стоит 500 долларов.', [], 'price'],
    ['К сожалению, iPhone закончился.', [iPhone], 'availability'],
    ['The lamp is in stock.', [soldOut], 'availability'],
    ['Лампа есть в наличии.', [soldOut], 'availability'],
  ])('are corrected: "%s"', (said, answers, fault) => {
    expect(correctedIn(said, answers)).toBe(fault);
  });

  it('are answered with what the shop’s data say, in the shop’s language', () => {
    const wrong = { said: 'Он стоит 1 доллар.', asked: [] };
    expect(check(domain, { ...wrong, answers: [iPhone] }).response).toBe(
      'По данным магазина: iPhone 15 256GB Black — $999.90.',
    );
    expect(check({ ...domain, locale: 'en' }, { ...wrong, answers: [kettles, soldOut] }).response).toBe(
      'The shop’s data say: Lamp — $15, out of stock.',
    );
    expect(check(domain, { ...wrong, answers: [] }).response).toBe(
      'Этого магазин не подтверждает: таких данных у него нет.',
    );
  });
});

describe('words about something whose availability the shop does not know', () => {
  const asked: StatedAnswer = {
    response: 'Lamp стоит $15, наличие уточните в магазине',
    products: [{ title: 'Lamp', price: usd(1_500), availability: 'unknown' }],
  };

  it.each(['Лампа есть в наличии.', 'Лампы нет в наличии.'])(
    'are corrected when they claim either: %s',
    (said) => {
      expect(correctedIn(said, [asked])).toBe('availability');
    },
  );

  it('stay when they claim neither', () => {
    expect(correctedIn('Лампа стоит 15 долларов, наличие уточните в магазине.', [asked])).toBeUndefined();
  });
});
