import { describe, expect, it } from '@jest/globals';
import { openSmallCatalog } from '../small-catalog.ts';

const { ask, read } = openSmallCatalog([
  { title: 'Water Pistol Nova', category: ['Water pistols'] },
  { title: 'Water Slide Arco', category: ['Water slides'] },
  { title: 'Pastel Crayons', category: ['Crayons'] },
  { title: 'Foam Pistole Case', category: ['Cases'] },
]);
const { read: readElsewhere } = openSmallCatalog([
  { title: 'Water Pistol Nova' },
  { title: 'Pastel Crayons' },
]);

const ideasOf = (reading: ReturnType<typeof read>) =>
  reading.ideas.map(({ said, concepts }) => [said, concepts[0]?.term]);

describe('a misspelt word', () => {
  it('is what its neighbours make of it', () => {
    expect(ideasOf(readElsewhere('water pistole'))).toEqual([['water pistol', '#water-gun']]);
    expect(ideasOf(readElsewhere('a big water pistoll'))).toContainEqual(['water pistol', '#water-gun']);
  });

  it('is left where it makes no phrase', () => {
    expect(readElsewhere('garden pistole').ideas.map(({ said }) => said)).toContain('pistole');
  });

  it('is no misspelling where the catalogue has the word', () => {
    expect(read('water pistole').ideas.map(({ said }) => said)).toContain('pistole');
  });

  it('leads to the thing that was meant', () => {
    expect(ask('water pistoll').ranked[0]?.document.title).toBe('Water Pistol Nova');
  });
});
