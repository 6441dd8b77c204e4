import { describe, expect, it } from '@jest/globals';
import { stemsOf } from '../../../../lambdas/core/language/lexicon.ts';
import { spellingsOf } from '../../../../lambdas/core/search/understand/spellings.ts';
import { language } from '../../../language.ts';
import { openSmallCatalog } from '../small-catalog.ts';

/** How a catalogue of such titles spells what was said, which means a concept: spelling to weight. */
const spellings = (titles: readonly string[], id: string, said: string): ReadonlyMap<string, number> => {
  const concept = language.concepts.get(id);
  if (!concept) throw new Error(`the lexicon has no ${id}`);
  const { profile } = openSmallCatalog(titles.map((title) => ({ title })));
  const whole = { stems: stemsOf(said, language), words: said.split(' ') };
  const found = spellingsOf(whole, [concept], { vocabulary: profile, language });
  return new Map(found.map(({ stems, weight }) => [stems.join(' '), weight]));
};
const weight = (found: ReadonlyMap<string, number>, spelling: string): number => found.get(spelling) ?? 0;

describe('the stems of a text', () => {
  it('are those of its words and numbers, without the small words between', () => {
    expect(stemsOf('чехол для телефона', language)).toEqual(['чехол', 'телефон']);
    expect(stemsOf('двадцать кружек', language)).toEqual(['20', 'кружк']);
  });

  it('are none where a small word belongs to a name', () => {
    expect(stemsOf('i phone', language)).toEqual([]);
  });
});

describe('the spellings of an idea', () => {
  it('begin with what was said, which weighs most', () => {
    const found = spellings(['Nova Sneakers', 'Arco Trainers', 'Кроссовки Vega'], 'sneakers', 'sneakers');
    expect([...found.keys()][0]).toBe('sneaker');
    expect(weight(found, 'sneaker')).toBe(1);
    for (const [spelling, other] of found) if (spelling !== 'sneaker') expect(other).toBeLessThan(1);
  });

  it('hold a translation above another word of the same language', () => {
    const found = spellings(['Nova Sneakers', 'Arco Trainers', 'Кроссовки Vega'], 'sneakers', 'sneakers');
    expect(weight(found, 'кроссовк')).toBeGreaterThan(weight(found, 'trainer'));
    expect(weight(found, 'trainer')).toBeGreaterThan(0);
  });

  it('hold another word for as good as what was said where the catalogue lacks that', () => {
    const found = spellings(['Arco Trainers'], 'sneakers', 'sneakers');
    expect([...found]).toEqual([['trainer', 1]]);
  });

  it('hold another word for almost as good where the catalogue hardly has the one that was said', () => {
    const titles = [...Array.from({ length: 6 }, (_, at) => `Картофель ${at}`), 'Пирожное Картошка'];
    expect(weight(spellings(titles, 'potatoes', 'картошка'), 'картофел')).toBeGreaterThan(0.8);
    expect(weight(spellings(titles.slice(4), 'potatoes', 'картошка'), 'картофел')).toBeLessThan(0.6);
  });

  it('are only those all of whose words are in the catalogue', () => {
    const found = spellings(['Running Belt', 'Arco Trainers'], 'sneakers', 'sneakers');
    expect([...found.keys()]).not.toContain('run shoe');
    expect([...found.keys()]).toContain('trainer');
  });

  it('are none where the catalogue has no word for it', () => {
    expect(spellings(['Arco Belt'], 'sneakers', 'кроссовки').size).toBe(0);
  });

  it('are what was said where the catalogue has a part of it and nothing better', () => {
    expect([...spellings(['Greeting Card'], 'memory-card', 'sd card')]).toEqual([['sd card', 1]]);
  });

  it('weigh less where they have fewer words than were said', () => {
    const titles = ['Thermos Mug Nova', 'Travel Mug Arco', 'Tumbler Vega'];
    const found = spellings(titles, 'travel-mug', 'thermos mug');
    expect(weight(found, 'tumbler')).toBeGreaterThan(0);
    expect(weight(found, 'tumbler')).toBeLessThan(weight(found, 'travel mug') * 0.8);
  });

  it('put the translation first that sounds like what was said', () => {
    const found = spellings(['Suede Bag Nova', 'Nubuck Bag Arco'], 'suede', 'нубук');
    expect([...found.keys()]).toEqual(['nubuck', 'suede']);
    expect(weight(found, 'nubuck')).toBeGreaterThan(weight(found, 'suede'));
  });

  it('put the translation first that says nothing more than was said', () => {
    const titles = ['Travel Bag Nova', 'Sports Bag Arco'];
    expect([...spellings(titles, 'gym-bag', 'спортивная сумка').keys()][0]).toBe('sport bag');
    expect([...spellings(titles, 'gym-bag', 'дорожная сумка').keys()][0]).toBe('travel bag');
  });

  it('hold a word written together for the same as one written apart', () => {
    const found = spellings(['Lawn Mower Nova', 'Lawnmower Arco'], 'lawn-mower', 'lawn mower');
    expect(weight(found, 'lawnmower')).toBeGreaterThan(0.9);
  });

  it('hold a word of two meanings where the catalogue has nothing better', () => {
    expect([...spellings(['Arco Notebook 15'], 'laptop', 'ноутбук').keys()]).toContain('notebook');
    expect([...spellings(['Arco Notebook', 'Laptop'], 'laptop', 'laptop').keys()]).not.toContain('notebook');
  });

  it('are few, so that rare words do not outweigh what was said', () => {
    const titles = ['Sneakers', 'Trainers', 'Running Shoes', 'Runners', 'Tennis Shoes', 'Gym Shoes', 'Kicks'];
    expect(spellings(titles, 'sneakers', 'кроссовки').size).toBeLessThanOrEqual(3);
  });
});
