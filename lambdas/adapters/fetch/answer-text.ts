/** Closes the connection of an answer that nobody reads, which would be kept for it. */
export const leaveUnread = async ({ body }: Response): Promise<void> =>
  // A connection that has broken off is closed already.
  void (await body?.cancel().catch(() => undefined));

/** The body up to some characters and a little more; closes the connection of a longer one. Throws when it breaks off. */
export const beginningOf = async (response: Response, characters: number): Promise<string> => {
  const pieces = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let read = '';
  for (let next = await pieces?.read(); next && !next.done; next = await pieces?.read()) {
    read += next.value;
    if (read.length <= characters) continue;
    await pieces?.cancel();
    break;
  }
  return read;
};

/** The body of an answer; throws when it breaks off, and when it is longer than any should be. */
export const answerText = async (response: Response, maxCharacters: number): Promise<string> => {
  const read = await beginningOf(response, maxCharacters);
  if (read.length <= maxCharacters) return read;
  throw new Error(`the answer is longer than ${maxCharacters} characters`);
};

/** Parsed JSON; `undefined` for everything else. */
export const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};
