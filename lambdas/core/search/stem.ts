import { isCyrillic } from './words.ts';

/*
 * The Russian stemmer of the Snowball project, from its published definition. The packages that carry
 * it bring two dozen languages and 0.8 MB along, more than everything else in the search function.
 */
const VOWEL = '[аеиоуыэюя]';
const REGION_AFTER_VOWEL = new RegExp(`^.*?${VOWEL}`, 'u');
const SECOND_REGION = new RegExp(`^.*?${VOWEL}[^аеиоуыэюя].*?${VOWEL}[^аеиоуыэюя]`, 'u');

const PERFECTIVE_GERUND = /(?:(?<=[ая])(?:вшись|вши|в)|(?:ившись|ывшись|ивши|ывши|ив|ыв))$/u;
const REFLEXIVE = /(?:ся|сь)$/u;
const ADJECTIVE = /(?:ими|ыми|его|ого|ему|ому|ее|ие|ые|ое|ей|ий|ый|ой|ем|им|ым|ом|их|ых|ую|юю|ая|яя|ою|ею)$/u;
const PARTICIPLE = /(?:(?<=[ая])(?:ем|нн|вш|ющ|щ)|(?:ивш|ывш|ующ))$/u;
const VERB =
  /(?:(?<=[ая])(?:ете|йте|ешь|нно|ла|на|ли|ем|ло|но|ет|ют|ны|ть|й|л|н)|(?:ейте|уйте|ила|ыла|ена|ите|или|ыли|ило|ыло|ено|ует|уют|ены|ить|ыть|ишь|ей|уй|ил|ыл|им|ым|ен|ят|ит|ыт|ую|ю))$/u;
const NOUN =
  /(?:иями|ями|ами|ией|иям|ием|иях|ев|ов|ие|ье|еи|ии|ей|ой|ий|ям|ем|ам|ом|ах|ях|ию|ью|ия|ья|а|е|и|й|о|у|ы|ь|ю|я)$/u;
const DERIVATIONAL = /(?:ость|ост)$/u;
const SUPERLATIVE = /(?:ейше|ейш)$/u;

/** Cuts one ending, or answers `undefined` so that the next kind of ending is tried. */
const cut = (text: string, ending: RegExp): string | undefined => {
  const shorter = text.replace(ending, '');
  return shorter === text ? undefined : shorter;
};

const cutInflection = (region: string): string => {
  const gerund = cut(region, PERFECTIVE_GERUND);
  if (gerund !== undefined) return gerund;
  const active = region.replace(REFLEXIVE, '');
  const adjective = cut(active, ADJECTIVE);
  if (adjective !== undefined) return adjective.replace(PARTICIPLE, '');
  return cut(active, VERB) ?? active.replace(NOUN, '');
};

const stemRussian = (word: string): string => {
  const start = REGION_AFTER_VOWEL.exec(word)?.[0].length ?? word.length;
  const secondRegion = SECOND_REGION.exec(word)?.[0].length ?? word.length;
  let stem = word.slice(0, start) + cutInflection(word.slice(start)).replace(/и$/u, '');
  const derived = stem.slice(secondRegion).replace(DERIVATIONAL, '');
  stem = stem.slice(0, secondRegion) + derived;
  const region = stem.slice(start);
  const plain = region.replace(SUPERLATIVE, '');
  const last = plain === region && region.endsWith('ь') ? region.slice(0, -1) : plain.replace(/нн$/u, 'н');
  return stem.slice(0, start) + last;
};

/** Plurals alone: shops write "earbuds" and "earbud", hardly ever anything else that differs. */
const stemEnglish = (word: string): string => {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/u.test(word)) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  return /(?:ch|sh|ss|x|z)es$/u.test(word) ? word.slice(0, -2) : word.slice(0, -1);
};

const MAX_REMEMBERED = 50_000;
const remembered = new Map<string, string>();

/** The part of a folded word that its inflections share. Remembers what it has seen, up to a limit. */
export const stem = (word: string): string => {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const stemmed = isCyrillic(word) ? stemRussian(word) : stemEnglish(word);
  remembered.set(word, stemmed);
  return stemmed;
};
