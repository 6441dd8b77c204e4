#!/usr/bin/env node
/*
 * Applies the review (struck.tsv, added.tsv) to a mined word list and packs what is left into ru-en.json:
 *   node bin/word-list/pack.mjs mined.tsv
 * A mined line is a stem, a tab and `word:hundredths` separated by spaces; a .gz file is read as well.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib';

const LEAST_COSINE = 55;
const MOST_WORDS = 6;
const ADDED_COSINE = 90;
const TARGET = join(import.meta.dirname, '../../lambdas/adapters/word-list/ru-en.json');

const readRows = (path) => {
  const bytes = readFileSync(path);
  const text = path.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
};

const readReview = (name, fields) =>
  readRows(join(import.meta.dirname, name)).map((row, at) => {
    if (row.length < fields || row.some((field) => field.trim() === ''))
      throw new Error(`${name}: row ${at + 1} ("${row.join(' ')}") needs ${fields} fields`);
    return row;
  });

const readMined = (path) =>
  new Map(
    readRows(path).map(([stem, words = '']) => [
      stem,
      words.split(' ').map((text) => {
        const [word = '', hundredths = ''] = text.split(':');
        if (!/^[a-z]+$/u.test(word) || !/^\d+$/u.test(hundredths))
          throw new Error(`${path}: "${text}" of "${stem}" is not a word and its cosine in hundredths`);
        return { word, hundredths: Math.min(100, Number(hundredths)) };
      }),
    ]),
  );

const review = (mined) => {
  const struck = new Set(readReview('struck.tsv', 3).map(([stem, word]) => `${stem} ${word}`));
  const isStruck = (stem, word) =>
    [`${stem} *`, `* ${word}`, `${stem} ${word}`].some((row) => struck.has(row));
  const kept = new Map();
  for (const [stem, words] of mined) {
    const left = words.filter(({ word, hundredths }) => hundredths >= LEAST_COSINE && !isStruck(stem, word));
    if (left.length > 0) kept.set(stem, left);
  }
  for (const [stem, word] of readReview('added.tsv', 2)) {
    if (!/^[a-z]+$/u.test(word)) throw new Error(`added.tsv: "${word}" of "${stem}" is not an English word`);
    const others = (kept.get(stem) ?? []).filter((other) => other.word !== word);
    kept.set(stem, [...others, { word, hundredths: ADDED_COSINE }]);
  }
  return kept;
};

const writeLine = ([stem, words]) =>
  `${stem}\t${words
    .toSorted((one, other) => other.hundredths - one.hundredths)
    .slice(0, MOST_WORDS)
    .map(({ word, hundredths }) => `${word}:${hundredths}`)
    .join(' ')}\n`;

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Name the mined list: node bin/word-list/pack.mjs mined.tsv');
const lines = [...review(readMined(source))]
  .toSorted(([one], [other]) => (one < other ? -1 : 1))
  .map(writeLine);
const text = Buffer.from(lines.join(''));
const data = brotliCompressSync(text, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
  },
}).toString('base64');
writeFileSync(
  TARGET,
  `${JSON.stringify({ format: 'tsv+brotli+base64', entries: lines.length, data }, null, 2)}\n`,
);
console.log(`${lines.length} entries, ${text.length} bytes of text, ${data.length} bytes packed`);
