/** Pieces that cost most when a text repeats them; the tests read such texts, the bench measures their time. */
export const repeatedPhrases = [
  'тысяч до ',
  'not ',
  '5 - 6 лет ',
  '1 000 ',
  'two fifty ',
  'до ',
  '20 % ',
  'цена ',
];
export const repeatedMarks = ['1 ', 'a', 'a@', '+7 '];
export const repeatedTags = ['<', '<a ', '<script>', '<!--', '&#', '&amp', '</', '\n '];
