import { describe, expect, it } from '@jest/globals';
import { actionCodes, errorCodes, functionNotFound } from '../../../lambdas/contract/errors.ts';
import { errorSentence, failedAnswer } from '../../../lambdas/core/phrases/errors.ts';

describe('the sentence of an error', () => {
  it.each([...errorCodes, ...actionCodes])('of %s is there in both languages and is a sentence', (code) => {
    expect(errorSentence(code, 'ru')).toMatch(/^[А-ЯЁ][^A-Za-z]*\.$/);
    expect(errorSentence(code, 'en')).toMatch(/^[A-Z][^А-я]*\.$/);
  });

  it('tells that a function is missing without its inner name', () => {
    expect(errorSentence(functionNotFound('buy_now'), 'ru')).toBe('Этого я пока не умею.');
    expect(errorSentence(functionNotFound('constructor'), 'en')).toBe('I cannot do that yet.');
  });

  it('comes with its code where a function answers', () => {
    expect(failedAnswer('EMPTY_QUERY', 'en')).toEqual({
      success: false,
      error: 'EMPTY_QUERY',
      response: expect.stringContaining('name a product'),
    });
  });
});
