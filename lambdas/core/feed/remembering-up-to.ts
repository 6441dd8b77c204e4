import { LRUCache } from 'lru-cache';

/**
 * Answers as `read` does, and reads a text again only when `max` others came after it. The cache's own `memo` makes
 * objects at every call, which was a tenth of the memory that a feed's names and words took.
 */
export const rememberingUpTo = <Answer extends string | boolean | object>(
  max: number,
  read: (text: string) => Answer,
): ((text: string) => Answer) => {
  const answers = new LRUCache<string, Answer>({ max });
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = read(text);
    answers.set(text, answer);
    return answer;
  };
};
