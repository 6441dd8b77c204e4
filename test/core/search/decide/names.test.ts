import { describe, expect, it } from '@jest/globals';
import { openSmallCatalog } from '../small-catalog.ts';

const catalog = openSmallCatalog([
  { title: 'Checker A11, model car', brand: 'Checker', category: ['Vehicles'] },
  { title: 'Checker Board Pine', brand: 'Alder', category: ['Board games'] },
  { title: 'White van puzzle', category: ['Puzzles'] },
  { title: 'Ceramic Mug', category: ['Mugs'], attributes: { seen: 'on YouTube' } },
  { title: 'Flip Nano Shell', attributes: { compatibility: 'iPod nano' } },
]);

/** What is decided, and the first product that is named. */
const decided = (query: string) => {
  const { decision, ranked } = catalog.ask(query);
  return [decision.kind, ranked[0]?.document.title];
};

describe('a maker that is called like a thing', () => {
  it('makes no such thing where its title names another', () => {
    expect(decided('checkers')).toEqual(['match', 'Checker Board Pine']);
    expect(decided('model car')).toEqual(['match', 'Checker A11, model car']);
  });

  it('is not found in the thing where the shop does not sell it', () => {
    expect(decided('vans')).toEqual(['nearest', 'White van puzzle']);
  });
});

describe('a word that only an attribute mentions', () => {
  it('names nothing by itself', () => {
    expect(decided('youtube')).toEqual(['nearest', 'Ceramic Mug']);
    expect(decided('youtube mug')).toEqual(['match', 'Ceramic Mug']);
  });

  it('does not make a name of it with a word of the title', () => {
    expect(decided('ipod')).toEqual(['nearest', 'Flip Nano Shell']);
    expect(decided('nano shell')).toEqual(['match', 'Flip Nano Shell']);
  });
});
