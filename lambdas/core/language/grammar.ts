import type { PropertyNames } from './properties.ts';
import type { ClassName } from './requests/class-names.ts';

/**
 * Words with blanks between them, or phrases with commas. `цен(а|ы)` lists endings, `больш*` allows any ending,
 * `*ый` any beginning; `s?` may be missing, and `_` is one letter.
 */
export type Words = string;

/** What a small word ties its neighbour to. */
export const LINKS = ['for', 'with', 'in', 'without', 'not', 'or'] as const;
export type Link = (typeof LINKS)[number];

/** What single words say. A reader asks for them by these names: `rules.is('filler', word)`. */
interface WordKinds {
  /** Carries nothing and is dropped from a question. */
  readonly filler: Words;
  /** Praises or describes, so that a maker may have taken it for a name: "kind". */
  readonly quality: Words;
  /** A way of asking that also names a thing: the "ship" of "do you ship" and of "pirate ship". */
  readonly nounToo: Words;
  /** Says that a thing comes as several, which a title need not repeat: "set". */
  readonly container: Words;
  /** Describes or does by its ending, so that a word the catalogue lacks does not name a thing. */
  readonly describing: Words;
  /** Begins a request to show something: "show". */
  readonly showing: Words;
  /** Says that what the word before it names is missing: the "free" of "sugar free". */
  readonly free: Words;
  /** Joins two kinds of things in the name of a category: "and". */
  readonly and: Words;
  /** As a property's value says that a thing has what the property names. */
  readonly yes: Words;
  /** Says that it lacks that. */
  readonly no: Words;
  /** Says a size: "size 42". */
  readonly size: Words;

  /** Raises what follows to the most there is: the "самый" of "с самой большой памятью". */
  readonly mostOf: Words;
  /** Large, behind a word for the most. */
  readonly large: Words;
  /** The largest by itself: "maximum". */
  readonly largest: Words;
  /** Says that the most watts are wanted, behind a word for the most. */
  readonly powerful: Words;
  /** Comes between the most and what there is most of: "объём". */
  readonly extent: Words;

  /** Comes before a number and belongs to it: the "a" of "a hundred". */
  readonly article: Words;
  /** Joins hundreds and what is below them: the "and" of "two hundred and fifty". */
  readonly hundredsAnd: Words;
  /** Opens a range, in which "and" joins two numbers: "between". */
  readonly rangeBefore: Words;
  /** Separates a whole from its decimals in speech: "point". */
  readonly point: Words;
  /** Separates them, too, between small numbers said in words: the "и" of "один и семь". */
  readonly decimalAnd: Words;
  /** Names the place of decimals: the "десятых" of "пять десятых". */
  readonly fractionName: Words;
  /** Two of the thousands that follow: "a couple of thousand". */
  readonly pair: Words;
  /** Comes between a part or a pair and what it is of: "of". */
  readonly partOf: Words;
  /** Comes between sides said in two breaths: "one sixty by two hundred". */
  readonly by: Words;
  /** Thousands in a form that only few of them take: "тысячи". */
  readonly few: Words;
  /** Counts few of them: "три". */
  readonly fewCounted: Words;
  /** Makes an amount a rough one, between its thousands and their number: "тысячи за две". */
  readonly about: Words;
  /** Thousands that may be said before their number: "тысяч пять". */
  readonly countedLast: Words;
  /** May come between these thousands and their number. */
  readonly beforeAmount: Words;
  /** Behind digits makes an ordinal: the "th" of "15th". */
  readonly ordinalEnd: Words;
  /** Does so behind a hyphen: the "й" of "15-й". */
  readonly ordinalEndHyphened: Words;
  /** Before a number, that it is one: "No. 3", and "№ 3", which is folded to it. */
  readonly numero: Words;
  /** Ends a cardinal behind its digits: the "ти" of "5-ти". */
  readonly cardinalEnd: Words;
  /** Does so without a hyphen, too. */
  readonly cardinalEndGlued: Words;
  /** Ends a jubilee behind its digits: the "летие" of "18-летие". */
  readonly jubileeEnd: Words;
  /** Ends a span of years behind its digits: the "летний" of "5-летний". */
  readonly yearsEnd: Words;
  /** Makes a span of years before it an ordinal: "юбилей". */
  readonly celebration: Words;

  /** Begins a fluid ounce. */
  readonly fluid: Words;
  /** Ends a fluid ounce. */
  readonly ounce: Words;
  /** A short unit that counts pieces only before a word of `piecesOf`: "12 pc set". */
  readonly shortPiece: Words;
  readonly piecesOf: Words;
  /** A unit that is a preposition between numbers: the "in" of "4-in-1". */
  readonly unitOrPreposition: Words;
  /** In brackets behind a unit makes its plural: the "s" of "pc(s)". */
  readonly pluralEnd: Words;
  /** Stems of units said without the one before them: "литр молока". */
  readonly unitAlone: Words;
  /** Units said without it behind an article: "a litre of milk". */
  readonly unitWithArticle: Words;
  /** May come between a part and its unit: the "a" of "half a kilo". */
  readonly beforeUnit: Words;
  /** Ends an age: "5-year-old". */
  readonly old: Words;
  /** The letter that is typed for ×: "160x200". */
  readonly times: Words;
  /** Comes between the sides of a thing: "40 на 60 см". */
  readonly sides: Words;
  /** Opens what a package holds: "pack of 12". */
  readonly pack: Words;
  /** Things that hold others: the "set" of "set of 3". */
  readonly holder: Words;
  /** Comes between these and their contents: "of". */
  readonly contents: Words;
  /** A bound that leaves its own amount out: "больше 50" does not mean 50 itself. */
  readonly strictly: Words;
  /** A bound that is also a part of a model's name: "pro max 256 gb". */
  readonly modelBound: Words;
  /** The same, where money is spoken of. */
  readonly modelPriceBound: Words;
  /** The same, behind an amount. */
  readonly modelBoundBehind: Words;
  /** Opens a range of measures: "between". */
  readonly rangeOpening: Words;
  /** Joins the two ends of a range. */
  readonly rangeLink: Words;
  /** Joins two numbers that make a range without any opening: "3 to 6". */
  readonly to: Words;

  /** Says that the number behind it is an age: "aged". */
  readonly age: Words;
  /** Does so only at the beginning or behind a word of `beforeAge`: "ice age 4" is a name. */
  readonly ageOrName: Words;
  readonly beforeAge: Words;
  /** Never has a bound behind it: "aged under 5" is not said. */
  readonly ageExactly: Words;
  /** Comes between these and the number: "age of 5". */
  readonly ageOf: Words;
  /** A child, behind whom a bound is an age: "for kids under 3". */
  readonly child: Words;
  /** A woman, for whom a gift is wanted: "mother". */
  readonly woman: Words;
  /** A man: "father". */
  readonly man: Words;
  /** Things that a mark such as "5+" is written on. */
  readonly playedWith: Words;

  /** A thousand, glued to its digits or last: the "к" of "5к". */
  readonly thousandSign: Words;
  /** A thousand of money: "a grand". */
  readonly thousandOfMoney: Words;
  /** Joins an amount and its cents. */
  readonly centsAnd: Words;
  /** Counted nouns without a unit of measure, so that a number before them is not a price: "персон". */
  readonly counted: Words;
  /** Names of currencies that say too much else to be one in a shop with another currency. */
  readonly currencyAtHome: Words;
  /** A currency that is also a weight: "20 pound dumbbell". */
  readonly currencyOrWeight: Words;

  /** Says that a number near it is money: "price". */
  readonly money: Words;
  /** May come between a word of money and its amount: "price is". */
  readonly afterMoney: Words;
  /** The same, for the word right before a bound. */
  readonly beforeBound: Words;
  /** Money there is to spend, which bounds a price: "бюджет 500". */
  readonly budget: Words;
  /** Bounds that speak of money only with a currency, or beside a large round amount: "больше". */
  readonly needsCurrency: Words;
  /** Bounds that speak of money only with a currency: "for". */
  readonly neverBare: Words;
  /** Behind it a bound speaks of the thing and not of money: "размер от 40". */
  readonly notMoney: Words;
  /** Opens a range of sizes. */
  readonly from: Words;
  /** Bounds that describe a thing: a part of a question that has one is not a choice of its own. */
  readonly qualifies: Words;

  /** What others found best is wanted. */
  readonly best: Words;
  /** Low prices are wanted: "cheap", "подешевле". */
  readonly cheap: Words;
  /** High prices are wanted. */
  readonly dear: Words;
  /** Of high price, whose least is a low one: "least expensive". */
  readonly expensive: Words;
  /** One thing is wanted, the first by its price: "cheapest". */
  readonly first: Words;
  /** Makes what follows the first by its price: "самый дешёвый". */
  readonly most: Words;
  /** Turns a high price into the lowest: "least expensive". */
  readonly least: Words;
  /** Turns a price's order round: "не дорогой". */
  readonly notPrice: Words;
  /** May come between these: "not too expensive". */
  readonly very: Words;
  /** Before a thing says that it is cheap: "budget laptop". */
  readonly budgetThing: Words;
  /** Before `budgetThing` says that money is meant: "my budget". */
  readonly budgetOwner: Words;
  /** The same, behind it: "budget is". */
  readonly budgetVerb: Words;

  /** Before a word of a reduced price says that something else is meant: "карта скидок". */
  readonly otherBeforeReduced: Words;
  /** The same, behind it: "discount code". */
  readonly otherAfterReduced: Words;
  /** Names shares: "percent". */
  readonly percent: Words;
  /** May come before a share: "от 20 процентов". */
  readonly ofShare: Words;
  /** Makes the share before it a reduction: "20% off". */
  readonly off: Words;

  /** Says the "@" of an address: "at", «собака». */
  readonly mailAt: Words;
  readonly mailDot: Words;
  /** A hyphen or an underline of an address. */
  readonly mailDash: Words;
  /** Ends a host that is told without its dot: "gmail com". */
  readonly topLevel: Words;
  /** Repeats the digit behind it in a dictated number: "double five". */
  readonly twice: Words;
  readonly thrice: Words;
  readonly plus: Words;
  /** A letter that is said for a zero: "oh". */
  readonly zeroLetter: Words;
  /** May come between the parts of a dictated number. */
  readonly digitLink: Words;
  /** Opens the name of a street: «улица Ленина». */
  readonly streetBefore: Words;
  /** How the names of streets end that come before the word: «Невский проспект». */
  readonly streetName: Words;
  /** Closes one: "Baker Street". */
  readonly streetBehind: Words;
  /** May follow a street in a sentence. */
  readonly afterStreet: Words;
  /** A part of an address that has a number: "apartment". */
  readonly housePart: Words;
  /** How family names end. */
  readonly familyName: Words;
}

/** What phrases say; commas part them. Of several that begin at a word the longest is meant. */
interface PhraseKinds {
  /** Said before the most that is wanted, of money or of a measure. */
  readonly atMost: string;
  /** Said before the least that is wanted. */
  readonly atLeast: string;
  /** Said behind an amount that is the most wanted. */
  readonly orLess: string;
  /** Said behind an amount that is the least wanted. */
  readonly orMore: string;
  /** Said behind a number of which half more is meant: "and a half". */
  readonly andHalf: string;
  /** A pack that holds others: "3 pack of 12". */
  readonly packOf: string;
  /** Said before a price that need not be met exactly. */
  readonly aboutPrice: string;
  /** Opens a range of prices. */
  readonly betweenPrices: string;
  /** Joins the ends of such a range. */
  readonly priceAnd: string;
  /** Joins two prices that nothing opened. */
  readonly priceTo: string;
  /** Said behind a price that is the most wanted. */
  readonly atMostBehind: string;
  /** Said behind a price that is the least wanted. */
  readonly atLeastBehind: string;
  /** The lowest price is wanted. */
  readonly lowestPrice: string;
  readonly highestPrice: string;
  /** Low prices are wanted. */
  readonly lowPrice: string;
  readonly highPrice: string;
  /** What costs less than before is wanted: "on sale". */
  readonly reduced: string;
  /** Two words of which the second alone would say so: "for sale". */
  readonly notReduced: string;
  /** Only what is in stock is wanted; of a product, that it is. */
  readonly inStock: string;
  /** A product is not in stock. */
  readonly soldOut: string;
  /** Said before somebody's phone number, card, document, secret code, mail address or name. */
  readonly phoneBefore: string;
  readonly cardBefore: string;
  readonly idBefore: string;
  readonly codeBefore: string;
  readonly mailBefore: string;
  readonly nameBefore: string;
  /** Said before the number of an article, which looks like a phone's. */
  readonly articleBefore: string;
}

export type WordKind = keyof WordKinds;
export type PhraseKind = keyof PhraseKinds;

/** A word that holds a number, taken apart. */
export interface Compound {
  readonly value: number;
  /** The unit that is counted; absent when the compound is an ordinal: "восемнадцатилетие". */
  readonly counted?: string;
}

/** Spellings and what they sound like, in the order in which they are replaced. */
export type SoundRules = readonly (readonly [RegExp, string])[];

/** How a language writes; two languages of one script share what one of them leaves out. */
export interface Writing {
  readonly script: 'Cyrillic' | 'Latin';
  /** The part of a folded word that its inflections share. */
  readonly stem?: (word: string) => string;
  /** Groups of letters by their sound, written in the letters of `SOUNDS` in sound.ts. */
  readonly sounds?: SoundRules;
  /** Single letters by their sound, after the groups. */
  readonly letters?: Readonly<Record<string, string>>;
  /** Other readings of the same letters, one for each, that borrowed names take. */
  readonly readings?: SoundRules;
  /** What Latin letters are called, by the letter: "эс" for s. */
  readonly letterNames?: Readonly<Record<string, Words>>;
  /** Latin letters that one of this script is typed for beside digits: "с24". */
  readonly typedFor?: Readonly<Record<string, string>>;
  /** Groups of letters that are heard alike and mistaken for one another. */
  readonly heardAlike?: readonly string[];
}

/**
 * The small words of one language as data; the names of things are in the lexicon. A member may be left out where the
 * language has no such words. All languages are read together, since a question may mix them.
 */
export interface Grammar {
  readonly writing?: Writing;
  readonly words: Partial<WordKinds>;
  readonly phrases: Partial<PhraseKinds>;
  readonly links?: Partial<Readonly<Record<Link, Words>>>;
  /**
   * How merchants cut words short, by the whole word. One that is written here with a full stop counts only with it, since
   * «зуб» is a tooth and «зуб.» something for teeth.
   */
  readonly abbreviations?: Readonly<Record<string, Words>>;
  /** Number words by their value; `multipliers` are said behind a number: "two thousand". */
  readonly cardinals?: readonly (readonly [number, Words])[];
  readonly ordinals?: readonly (readonly [number, Words])[];
  readonly multipliers?: readonly (readonly [number, Words])[];
  readonly ordinalMultipliers?: readonly (readonly [number, Words])[];
  /** Numbers that end in a half, as they are said: "полтора". */
  readonly halves?: readonly (readonly [number, Words])[];
  /** Takes apart a word that holds a number; `next` is the word behind it. */
  readonly readCompound?: (
    word: string,
    next: string,
    toNumber: (word: string) => number | undefined,
  ) => Compound | undefined;
  /** The unit that `yearsEnd` counts, as `units` has it. */
  readonly yearsUnit?: string;
  /** Names of units, each with the unit it is counted in and how many of these it is. */
  readonly units?: readonly (readonly [base: string, factor: number, names: Words])[];
  /** Names that are units only right behind digits: "12в". */
  readonly gluedUnits?: readonly (readonly [base: string, factor: number, names: Words])[];
  /** Parts of a unit: "half a kilo". */
  readonly parts?: readonly (readonly [number, Words])[];
  /** The beginning of a unit's name that halves it: "поллитра". */
  readonly halfPrefix?: string;
  /** What the most of something is counted in, by the unit: "memory" in `gb`. */
  readonly countedIn?: Readonly<Record<string, Words>>;
  /** Names of currencies by their code, and of their hundredths. */
  readonly currencies?: Readonly<Record<string, Words>>;
  readonly cents?: Readonly<Record<string, Words>>;
  /** Words before a currency's name that make it another one: "белорусских рублей". */
  readonly currencyAdjectives?: readonly {
    readonly words: Words;
    readonly of: string;
    readonly is: string;
  }[];
  /** Phrases for a thousand of a currency: "т.р.". */
  readonly thousandsOf?: Readonly<Record<string, string>>;
  /** Notes by their value: "fiver". */
  readonly notes?: readonly (readonly [number, Words])[];
  /** Classes of words that requests without a product are made of, phrases with commas (class-names.ts). */
  readonly requests?: Readonly<Partial<Record<ClassName, string>>>;
  /** Names of properties of goods, phrases with commas, matched by their stems: what shoppers ask and merchants write. */
  readonly properties?: PropertyNames;
  /** Names of things in this language by the concept's id, beside those that the lexicon's files have. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
}
