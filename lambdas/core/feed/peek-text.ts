export interface PeekedText {
  /** The first characters, or all when there are fewer. */
  readonly head: string;
  /** The whole text, the head included. */
  readonly text: AsyncIterable<string>;
}

/** Looks at the beginning of a text without taking it away. */
export const peekText = async (pieces: AsyncIterable<string>, length: number): Promise<PeekedText> => {
  const source = pieces[Symbol.asyncIterator]();
  let head = '';
  while (head.length < length) {
    const next = await source.next();
    if (next.done) break;
    head += next.value;
  }
  async function* text(): AsyncGenerator<string> {
    try {
      yield head;
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
    } finally {
      await source.return?.();
    }
  }
  return { head: head.slice(0, length), text: text() };
};
