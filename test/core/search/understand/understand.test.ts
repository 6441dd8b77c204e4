import { describe, expect, it } from '@jest/globals';
import { understand } from '../../../../lambdas/core/search/understand/understand.ts';
import type { Idea, Understanding } from '../../../../lambdas/core/search/understand/understanding.ts';
import { language } from '../../../language.ts';
import { openSmallCatalog } from '../small-catalog.ts';
import { tinyProfile } from '../tiny-profile.ts';

const read = (query: string): Understanding =>
  understand(query, { profile: tinyProfile, language, currency: 'USD' });

/** What each idea means, or else its likeliest spelling. */
const terms = (query: string): string =>
  read(query)
    .ideas.map(({ concepts, spellings }) => concepts[0]?.term ?? spellings[0]?.stems.join('+') ?? '')
    .join(' ');

const conceptsOf = (idea: Idea | undefined) => idea?.concepts.map(({ term }) => term);
const spellingsOf = (idea: Idea | undefined) => idea?.spellings.map(({ stems }) => stems.join(' '));

const roles = (query: string): string =>
  read(query)
    .ideas.map(({ said, role }) => `${said}:${role}`)
    .join(' ');

describe('what is asked for', () => {
  it.each([
    ['айфон черный 256', '#iphone #black 256'],
    ['сколько стоит айфон чёрный на двести пятьдесят шесть гигабайт', '#iphone #black 256gb'],
    ['покажи мне пожалуйста айфоны', '#iphone'],
    ['айфон15 256гб', '#iphone 15 256gb'],
    ['пятнадцатый айфон', '15th #iphone'],
    ['айфон 15 про', '#iphone 15 #pro'],
    ['ай фон 15', '#iphone 15'],
    ['iphone fifteen two fifty six in black', '#iphone 15 256 #black'],
    ['how much is the iphone 15', '#iphone 15'],
    ['самсунг галакси эс двадцать четыре ультра', '#samsung #galaxy s 24 #ultra'],
    ['самсунг с24', '#samsung s 24'],
    ['galaxy s24 ultra', '#galaxy s 24 #ultra'],
    ['наушники сони', '#headphones #sony'],
    ['sony headphones', '#sony #headphones'],
    ['джибиэль', '#jbl'],
    ['джи би эль', '#jbl'],
    ['электрический чайник бош один и семь литра', '#kettle #bosch 1700ml'],
    ['чайник на полтора литра', '#kettle 1500ml'],
    ['bosch kettle 1.7 l', '#bosch #kettle 1700ml'],
    ['память один терабайт', '1024gb'],
    ['терабайт', '1024gb'],
    ['с терабайтом', '1024gb'],
    ['литровая', '1000ml'],
    ['тремя литрами', '3000ml'],
    ['чехол для айфона', '#case #iphone'],
    ['хочу купить наушники беспроводные', '#headphones #wireless'],
    ['самсунк', '#samsung'],
    ['samsng', '#samsung'],
    ['кнопочный телефон', '#feature-phone'],
  ])('reads "%s" as %s', (query, expected) => {
    expect(terms(query)).toBe(expected);
  });

  it('takes what is spoken in either language for the same thing', () => {
    expect(terms('чёрный чехол')).toBe(terms('black case'));
    expect(terms('наушники')).toBe(terms('headphones'));
  });

  it.each(['', '   ', 'сколько стоит', 'покажи пожалуйста', 'please show me', '?!', '🙂', 'самый дешёвый'])(
    'finds nothing to search for in "%s"',
    (query) => {
      expect(read(query).ideas).toEqual([]);
    },
  );

  it('reads no more of an endless question than a shopper would say', () => {
    const { ideas } = read('айфон чёрный 256 '.repeat(10_000));
    expect(ideas.map(({ said }) => said)).toEqual(['айфон', 'черный', '256']);
    expect(read('слово'.repeat(100_000)).ideas.length).toBeLessThanOrEqual(24);
  });
});

describe('the part an idea plays', () => {
  it.each([
    ['айфон черный 256', 'айфон:brand черный:attribute 256:number'],
    ['чехол для айфона 15', 'чехол:accessory айфона:brand 15:number'],
    ['наушники для марса', 'наушники:thing марса:purpose'],
    ['стол для ноутбука', 'стол:thing ноутбука:purpose'],
    ['чехол для ноутбука', 'чехол:accessory ноутбука:thing'],
    ['два чайника', '2:quantity чайника:thing'],
    ['2 чайника бош', '2:quantity чайника:thing бош:brand'],
    ['телефон с хорошей камерой самсунг', 'телефон:thing хорошей:purpose камерой:purpose самсунг:brand'],
    ['большой чайник', 'большой:purpose чайник:thing'],
  ])('hears "%s" as %s', (query, expected) => {
    expect(roles(query)).toBe(expected);
  });

  it('knows when an accessory is wanted', () => {
    expect(read('чехол на айфон').wantsAccessory).toBe(true);
    expect(read('айфон').wantsAccessory).toBe(false);
  });

  it('names the property of a value that the catalogue knows', () => {
    const attributes = read('айфон розовый 512').ideas.map(({ attribute }) => attribute);
    expect(attributes).toEqual([undefined, 'color', 'storage']);
  });

  it('hears a number beside "размер" as a size', () => {
    expect(read('кроссовки 47 размер').ideas.at(-1)).toMatchObject({ said: '47', attribute: 'size' });
  });

  it('does not take two plain words for a name that is written as one', () => {
    expect(conceptsOf(read('play station').ideas[0])).toContain('#playstation');
    expect(read('play stations').ideas.flatMap((idea) => conceptsOf(idea))).not.toContain('#playstation');
  });

  it('says which words it never heard of', () => {
    expect(read('шмурдяк').ideas[0]).toMatchObject({ unknown: true, role: 'word' });
    expect(read('шмурдяк').leftover).toEqual(['шмурдяк']);
  });

  it('offers a kind of thing where the narrow one is not sold, and says that it is not', () => {
    const [idea] = read('складной смартфон').ideas;
    expect(idea?.unknown).toBe(true);
    expect(conceptsOf(idea)).toEqual(['#foldable-phone', '#smartphone']);
    expect(idea?.concepts[1]?.weight).toBeLessThan(0.6);
  });
});

describe('filters', () => {
  it.each([
    ['айфон до 900 долларов', '#iphone', { max: 90_000, currency: 'USD' }],
    ['наушники от 50 до 300 долларов', '#headphones', { min: 5_000, max: 30_000, currency: 'USD' }],
    ['iphone 15 256 до 1000', '#iphone 15 256', { max: 100_000, currency: 'USD' }],
  ])('keeps the price of "%s" out of the words', (query, expected, price) => {
    expect(terms(query)).toBe(expected);
    expect(read(query).price).toEqual(price);
  });

  it('hears what is ruled out', () => {
    expect(read('айфон 15 не чёрный').excluded).toEqual(['#black']);
    expect(read('телефон кроме самсунга').excluded).toEqual(['#samsung']);
    expect(terms('айфон 15 не чёрный')).toBe('#iphone 15');
  });

  it('takes either of two', () => {
    expect(conceptsOf(read('чёрный или синий айфон').ideas[0])).toEqual(['#black', '#blue']);
  });

  it('hears that only what is in stock is of use', () => {
    expect(read('айфон в наличии').onlyInStock).toBe(true);
    expect(read('is the iphone in stock').onlyInStock).toBe(true);
    expect(read('айфон').onlyInStock).toBe(false);
  });

  it('takes bounds of a measure for every amount of the catalogue within them', () => {
    const [bounded] = read('больше 200 гигабайт').ideas;
    expect(spellingsOf(bounded)).toEqual(['512gb', '256gb']);
    expect(spellingsOf(read('до 200 гигабайт').ideas[0])).toEqual(['128gb']);
    expect(spellingsOf(read('от 200 до 300 гб').ideas[0])).toEqual(['256gb']);
  });

  it('puts the largest first when the most is wanted', () => {
    const [most] = read('с самой большой памятью').ideas;
    expect(most?.most).toBe(true);
    expect(spellingsOf(most)).toEqual(['512gb', '256gb', '128gb']);
  });
});

describe('the text for an embedder', () => {
  it('has names as the catalogue spells them, and neither ways of asking nor prices', () => {
    expect(read('сколько стоит чёрный айфон до 1000 долларов').text).toBe('черный iphone');
    expect(read('покажи галакси').text).toBe('galaxy');
  });
});

describe('a word with several meanings', () => {
  const switches = Array.from({ length: 30 }, (_, at) => ({ title: `Arco ${at + 2}-port Network Switch` }));
  const consoles = Array.from({ length: 30 }, (_, at) => ({ title: `Nintendo Switch ${at}` }));
  const console = { title: 'Nintendo Switch Console' };
  const meant = (products: readonly object[]) =>
    conceptsOf(openSmallCatalog(products).read('свитч').ideas[0]);

  it('means what the catalogue is about', () => {
    expect(meant([...switches, console])).toEqual(['#switch']);
  });

  it('keeps the meanings that the catalogue has', () => {
    expect(meant([...switches, ...consoles])).toEqual(['#nintendo-switch', '#switch']);
  });
});
