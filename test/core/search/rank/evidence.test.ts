import { describe, expect, it } from '@jest/globals';
import { places } from '../../../../lambdas/contract/catalog/search-document.ts';
import { openSmallCatalog } from '../small-catalog.ts';

const catalog = openSmallCatalog([
  { title: 'Syma X5C Quadcopter', brand: 'Syma', category: ['Toys'] },
  { title: 'Propellers for Syma X5C', brand: 'Syma', category: ['Spare parts'] },
  { title: 'Syma X5C Battery 3.7 V', brand: 'Syma', category: ['Spare parts'] },
  { title: 'Nike Air Sneakers', brand: 'Nike' },
  { title: 'Puma Trainers', brand: 'Puma' },
  { title: 'iPhone 15', brand: 'Apple', category: ['Smartphones'] },
  { title: 'Silicone Case for iPhone 15', category: ['Phone cases'] },
  { title: 'Kettle Enamel Green' },
  { title: 'Чайник эмалированный зелёный' },
  { title: 'Folding Ladder', description: 'Packed with a screwdriver.' },
  { title: 'Oat Cookies with Raisins' },
  { title: 'Oat Cookies without Raisins' },
  { title: 'Raisins 500 g' },
  { title: 'Nova 15 Notebook', category: ['Laptops'] },
  { title: 'Squared Notebook A5', category: ['Paper notebooks'] },
]);

const evidence = (query: string, title: string, translation?: string) =>
  catalog.ask(query, translation).evidenceOf(title);

describe('coverage', () => {
  it('is whole where a document has everything that was said', () => {
    expect(evidence('green enamel kettle', 'Kettle Enamel Green').coverage).toBeCloseTo(1);
  });

  it('is nothing where a document has none of it', () => {
    expect(evidence('green enamel kettle', 'Puma Trainers')).toMatchObject({ coverage: 0, score: 0 });
  });

  it('falls with each idea that is not there', () => {
    const whole = evidence('puma trainers', 'Puma Trainers');
    const partial = evidence('puma trainers', 'Nike Air Sneakers');
    expect(partial.coverage).toBeGreaterThan(0);
    expect(partial.coverage).toBeLessThan(whole.coverage);
  });

  it('falls further for a rare word than for a common one', () => {
    const query = 'quadcopter syma';
    // Three documents are of the maker, one is the quadcopter.
    const withoutRare = evidence(query, 'Propellers for Syma X5C').coverage;
    expect(withoutRare).toBeLessThan(0.5);
    expect(evidence(query, 'Syma X5C Quadcopter').coverage).toBeCloseTo(1);
  });

  it('counts a word that the catalogue does not know against every document', () => {
    const { coverage } = evidence('kettle шмурдяк', 'Kettle Enamel Green');
    expect(coverage).toBeLessThan(evidence('kettle', 'Kettle Enamel Green').coverage);
  });

  it('hardly counts how many of a thing are wanted', () => {
    expect(evidence('два чайника', 'Чайник эмалированный зелёный').coverage).toBeGreaterThan(0.9);
  });

  it('says of each idea how much of it is there and in which place', () => {
    const { ideas } = evidence('green puma trainers', 'Puma Trainers');
    expect(ideas.map(({ idea, found }) => [idea.said, found])).toEqual([
      ['green', 0],
      ['puma', 1],
      ['trainers', 1],
    ]);
    expect((ideas[2]?.at ?? 0) & places.head).toBe(places.head);
    expect(ideas[0]?.at).toBe(0);
  });
});

describe('words beside what they mean', () => {
  it('find what is called as it was said before what is called otherwise', () => {
    for (const [query, own, other] of [
      ['sneakers', 'Nike Air Sneakers', 'Puma Trainers'],
      ['trainers', 'Puma Trainers', 'Nike Air Sneakers'],
      ['kettle', 'Kettle Enamel Green', 'Чайник эмалированный зелёный'],
      ['чайник', 'Чайник эмалированный зелёный', 'Kettle Enamel Green'],
    ] as const) {
      const asSaid = evidence(query, own);
      const otherwise = evidence(query, other);
      expect(asSaid.score).toBeGreaterThan(otherwise.score);
      expect(otherwise.score).toBeGreaterThan(0);
    }
  });

  it('are found in the catalogue of the other language nearly as surely', () => {
    const { coverage, ideas } = evidence('кроссовки', 'Nike Air Sneakers');
    expect(coverage).toBeGreaterThan(0.9);
    expect(coverage).toBeLessThan(1);
    expect(ideas[0]?.found).toBeCloseTo(coverage);
  });

  it('leave less found where only the meaning is there', () => {
    const meant = evidence('trainers', 'Nike Air Sneakers').ideas[0]?.found ?? 0;
    expect(meant).toBeGreaterThan(0.5);
    expect(meant).toBeLessThan(evidence('trainers', 'Puma Trainers').ideas[0]?.found ?? 0);
  });
});

describe('the thing itself', () => {
  it('comes before a thing for it, though both have all the words', () => {
    const phone = evidence('iphone 15', 'iPhone 15');
    const phoneCase = evidence('iphone 15', 'Silicone Case for iPhone 15');
    expect(phoneCase.coverage).toBeCloseTo(phone.coverage);
    expect(phone.isTheThing).toBe(true);
    expect(phoneCase.isTheThing).toBe(false);
    // Far enough that no shorter title or nearer vector turns them round.
    expect(phoneCase.score).toBeLessThan(0.7 * phone.score);
  });

  it('is the case where a case was asked for', () => {
    expect(evidence('case for iphone 15', 'Silicone Case for iPhone 15').isTheThing).toBe(true);
    expect(evidence('case for iphone 15', 'iPhone 15').isTheThing).toBe(false);
  });

  it('is not what a description only mentions', () => {
    const { isTheThing, ideas } = evidence('screwdriver', 'Folding Ladder');
    expect(isTheThing).toBe(false);
    expect(ideas[0]?.at).toBe(places.text);
  });

  it('is not an accessory of what a maker and the number of a model name', () => {
    expect(evidence('syma x5c', 'Syma X5C Quadcopter').isTheThing).toBe(true);
    expect(evidence('syma x5c', 'Syma X5C Battery 3.7 V').isTheThing).toBe(false);
    expect(evidence('syma x5c', 'Propellers for Syma X5C').isTheThing).toBe(false);
  });

  it('may be an accessory where a maker alone was named', () => {
    expect(evidence('syma', 'Syma X5C Battery 3.7 V').isTheThing).toBe(true);
  });

  it('may be anything where no thing was named', () => {
    expect(evidence('green', 'Kettle Enamel Green').isTheThing).toBe(true);
  });
});

describe('words that are denied', () => {
  it('are not found where a title says that a thing is without them', () => {
    const [raisins] = evidence('cookies with raisins', 'Oat Cookies without Raisins').ideas.slice(-1);
    expect(raisins?.found).toBe(0);
    const [there] = evidence('cookies with raisins', 'Oat Cookies with Raisins').ideas.slice(-1);
    expect(there?.found).toBe(1);
  });

  it('do not make a thing of what it is without', () => {
    expect(evidence('raisins', 'Oat Cookies without Raisins').coverage).toBe(0);
    expect(evidence('raisins', 'Raisins 500 g').isTheThing).toBe(true);
  });
});

describe('a question and its translation', () => {
  it('speak by the one of which a document has more', () => {
    const alone = evidence('шмурдяк зелёный', 'Kettle Enamel Green');
    const both = evidence('шмурдяк зелёный', 'Kettle Enamel Green', 'green kettle');
    expect(both.coverage).toBeGreaterThan(alone.coverage);
    expect(both.ideas.map(({ idea }) => idea.said)).toEqual(['green', 'kettle']);
  });

  it('speak by what was said where the translation says something else', () => {
    const { coverage, ideas } = evidence('чайник зелёный', 'Чайник эмалированный зелёный', 'orange trumpet');
    expect(coverage).toBeCloseTo(1);
    expect(ideas.map(({ idea }) => idea.said)).toEqual(['чайник', 'зеленый']);
  });

  it('order together: what both find comes before what one of them finds', () => {
    const { evidenceOf } = catalog.ask('чайник', 'kettle');
    const said = catalog.ask('чайник').evidenceOf('Чайник эмалированный зелёный').score;
    const translated = catalog.ask('kettle').evidenceOf('Чайник эмалированный зелёный').score;
    expect(evidenceOf('Чайник эмалированный зелёный').score).toBeCloseTo((said + translated) / 2);
  });
});

describe('a question made ready', () => {
  it('names each term once, and those that were ruled out', () => {
    const { terms } = catalog.ask('кроссовки не зелёные', 'sneakers not green').question;
    expect(new Set(terms).size).toBe(terms.length);
    expect(terms).toEqual(expect.arrayContaining(['sneaker', '#sneakers', '#green']));
  });

  it('gives an engine groups whose best alternative weighs 1, and no weight of 0', () => {
    const { groups } = catalog.ask('зелёный чайник или кроссовки', 'kettle or trainers').question;
    expect(groups.length).toBeGreaterThan(0);
    for (const { alternatives, weight } of groups) {
      expect(weight).toBeGreaterThan(0);
      expect(Math.max(...alternatives.map((each) => each.weight))).toBeCloseTo(1);
    }
  });
});

describe('the thing that is wanted', () => {
  const bags = openSmallCatalog([
    { title: 'Laptop Kessa 15 with a bag' },
    { title: 'Laptop bag grey' },
    { title: 'Bag for a laptop' },
    { title: 'Phone cover grey' },
  ]);
  const isTheThing = (query: string, title: string) => bags.ask(query).evidenceOf(title).isTheThing;

  it.each(['laptop bag', 'сумка для ноутбука'])('is the bag and not the laptop in "%s"', (query) => {
    expect(isTheThing(query, 'Bag for a laptop')).toBe(true);
    expect(isTheThing(query, 'Laptop Kessa 15 with a bag')).toBe(false);
  });

  it('is the cover and not what it is for', () => {
    expect(isTheThing('a cover for the phone', 'Phone cover grey')).toBe(true);
  });
});

describe('a word of two meanings', () => {
  it('counts where the document means what was asked for', () => {
    expect(evidence('ноутбук', 'Nova 15 Notebook').coverage).toBeGreaterThan(0.85);
    expect(evidence('ноутбук', 'Squared Notebook A5').coverage).toBeLessThan(0.5);
  });
});

describe('what is wanted without something that nothing has', () => {
  const { ask } = openSmallCatalog([
    { title: 'Зубная паста Снежинка 75 мл' },
    { title: 'Зубная паста Ландыш без фтора 75 мл' },
  ]);

  it('is what says that it lacks it', () => {
    expect(ask('зубная паста без фтора').decision).toMatchObject({ kind: 'match', item: { productId: '2' } });
  });

  it('is not sure where nothing says so', () => {
    expect(ask('зубная паста без ксилита').decision.kind).not.toBe('match');
  });
});
