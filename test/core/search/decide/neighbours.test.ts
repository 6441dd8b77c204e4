import { describe, expect, it } from '@jest/globals';
import { openSmallCatalog } from '../small-catalog.ts';

/** Goods that stand side by side in a shop, by the shelf, and what a shopper says for each. */
const SHELVES = {
  Guitars: { 'Quick-Release Capo': 'каподастр', 'Clip-On Chromatic Tuner': 'тюнер для гитары' },
  Stands: { 'Folding Music Stand': 'пюпитр', 'X-Style Keyboard Stand': 'стойка для синтезатора' },
  Ignition: { 'Ignition Coil': 'катушка зажигания', 'Oxygen Sensor': 'лямбда-зонд' },
  Belts: { 'Timing Belt Kit': 'ремень грм', 'V-Belt 6PK1200': 'приводной ремень' },
  Tents: { 'Trek 2-Person Tent': 'двухместная палатка', 'Family Tunnel Tent 5 Person': 'семейная палатка' },
  Survival: { 'Fire Starter': 'огниво', 'Emergency Blanket': 'спасательное одеяло' },
  Fishing: { 'Feeder Rod 3.6 m': 'фидер', 'Bite Alarm': 'сигнализатор поклёвки' },
  Necklaces: { 'Amber Beads Necklace': 'бусы из янтаря', 'Choker Black Velvet': 'чокер' },
  Earrings: { 'Gold Hoop Earrings 30 mm': 'серьги-кольца', 'Pearl Stud Earrings': 'серьги-гвоздики' },
  Swimwear: { 'One-Piece Swimsuit': 'слитный купальник', 'Bikini Set': 'бикини' },
  Skirts: { 'Pencil Skirt': 'юбка-карандаш', 'Pleated Skirt': 'плиссированная юбка' },
  Sauces: { 'Oyster Sauce 250 ml': 'устричный соус', 'Fish Sauce 250 ml': 'рыбный соус' },
};

describe('goods of one shelf', () => {
  const catalog = openSmallCatalog(
    Object.entries(SHELVES).flatMap(([shelf, goods]) =>
      Object.keys(goods).map((title) => ({ title, category: [shelf] })),
    ),
  );
  const pairs = Object.values(SHELVES).flatMap((goods) => Object.entries(goods));

  it.each(pairs)('"%s" is what is sold for «%s»', (title, question) => {
    const { decision } = catalog.ask(question);
    const named = 'item' in decision ? decision.item.document.title : undefined;
    expect([decision.kind, named]).toEqual(['match', title]);
  });
});
