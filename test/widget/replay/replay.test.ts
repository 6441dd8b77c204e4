import { describe, expect, it } from '@jest/globals';
import { replay } from './replay.ts';

const GREETING = 'assistant: Здравствуйте! Что вы ищете?';
const QUESTION = 'shopper: сколько стоит айфон';
const ANSWER =
  'assistant: Айфон 15 стоит девятьсот девяносто девять долларов, он есть в наличии в чёрном цвете.';

describe('one request', () => {
  it('gets one answer after a preamble and a call, without a waiting tone over the voice', async () => {
    const { sent, transcript, statuses, tones } = await replay('preamble-and-call');
    expect(sent).toEqual(['greet', 'output of call_1', 'respond']);
    expect(transcript).toEqual([
      GREETING,
      QUESTION,
      'preamble: Сейчас посмотрю в каталоге.',
      'cards: iPhone 15',
      ANSWER,
    ]);
    expect(statuses).not.toContain('searching');
    expect(tones).not.toContain('speaking');
  });

  it('gets one answer after two calls, though the first one is answered before the second is made', async () => {
    const { sent, transcript } = await replay('two-calls');
    expect(sent).toEqual(['greet', 'output of call_1', 'output of call_2', 'respond']);
    expect(transcript).toEqual([GREETING, QUESTION, 'cards: iPhone 15', 'cards: Galaxy S24', ANSWER]);
  });

  it('is not answered while the shopper goes on speaking', async () => {
    const { sent, transcript } = await replay('speech-during-function');
    expect(sent).toEqual(['greet', 'output of call_1']);
    expect(transcript).toEqual([
      GREETING,
      QUESTION,
      'cards: iPhone 15',
      'shopper: чёрный, на двести пятьдесят шесть',
      ANSWER,
    ]);
  });

  it('is answered after the words said in between, when the function takes longer', async () => {
    const { sent, transcript } = await replay('function-outlasts-speech');
    expect(sent).toEqual(['greet', 'output of call_1', 'respond']);
    expect(transcript.slice(3)).toEqual(['shopper: ещё не нашли?', 'assistant: Ищу.', ANSWER]);
  });

  it('that is typed while the shopper speaks is answered with the speech', async () => {
    const { sent, transcript, phase } = await replay('typed-while-speaking');
    expect(sent).toEqual(['greet', 'user: чёрный айфон']);
    expect(transcript.at(-1)).toBe(ANSWER);
    expect(phase).toMatchObject({ kind: 'live', awaiting: false });
  });

  it('is still answered when the model calls functions wrongly, once', async () => {
    const { sent, outputs } = await replay('wrong-calls');
    expect(sent).toEqual(['greet', 'output of call_1', 'output of call_2', 'respond']);
    for (const output of outputs) expect(output).toEqual({ response: expect.any(String), products: [] });
  });

  it('waits its turn when three are typed at once', async () => {
    const { sent, transcript } = await replay('quick-questions');
    expect(sent.filter((event) => event.startsWith('user') || event === 'respond')).toEqual([
      'user: айфон',
      'respond',
      'user: чайник',
      'respond',
      'user: диван',
      'respond',
    ]);
    expect(transcript).toEqual([
      'shopper: айфон',
      'assistant: Айфон есть.',
      'shopper: чайник',
      'assistant: Чайник есть.',
      'shopper: диван',
      'assistant: Диван есть.',
    ]);
  });

  it('is none when noise was taken for speech', async () => {
    const { sent, transcript, phase } = await replay('noise');
    expect(sent).toEqual(['greet', 'output of call_w']);
    expect(transcript).toEqual([GREETING]);
    expect(phase).toMatchObject({ kind: 'live', awaiting: false, searching: [] });
  });
});

describe('the screen', () => {
  const HEARD = [GREETING, QUESTION, 'assistant: Айфон 15 стоит (cut)'];

  it.each([
    ['late-barge-in', HEARD],
    ['early-barge-in', [GREETING, QUESTION, 'assistant: Айфон (cut)']],
    ['stopped-by-the-shopper', HEARD],
    ['page-change-while-speaking', HEARD],
    ['cut-while-speaking', HEARD],
  ])('shows what was heard, also on the next page: %s', async (name, heard) => {
    const { transcript, nextPage } = await replay(name);
    expect(transcript.slice(0, 3)).toEqual(heard);
    expect(nextPage.slice(0, 3)).toEqual(heard);
  });

  it('gives a new session what was heard, not what was generated', async () => {
    const { sent } = await replay('page-change-while-speaking');
    expect(sent).toContain('assistant: Айфон 15 стоит');
  });

  it('keeps the whole answer of a voice that is turned off, since it is read', async () => {
    expect((await replay('voice-turned-off')).transcript).toEqual([GREETING, QUESTION, ANSWER]);
  });

  it('shows words that come before their item, in the order they were spoken', async () => {
    expect((await replay('deltas-before-items')).transcript).toEqual([GREETING, QUESTION, ANSWER]);
  });

  it('keeps what was said of an incomplete answer, without a complaint', async () => {
    const { transcript, problem } = await replay('incomplete');
    expect(transcript.at(-1)).toBe('assistant: Айфон 15 стоит девятьсот девяносто девять долларов, (cut)');
    expect(problem).toBeUndefined();
  });
});

describe('an answer that does not come', () => {
  it('for want of a quota is said to the shopper and reported to the operators', async () => {
    const { problem, reports, phase } = await replay('failed-with-quota');
    expect(problem).toBe('SERVICE_UNAVAILABLE');
    expect(reports).toEqual([
      { status: 'failed', code: 'insufficient_quota', type: 'insufficient_quota', responseId: 'resp_1' },
    ]);
    expect(phase).toMatchObject({ kind: 'live', awaiting: false });
  });

  it('because a filter withheld it is said and reported as well', async () => {
    const { problem, reports } = await replay('incomplete-without-words');
    expect(problem).toBe('NO_ANSWER');
    expect(reports).toEqual([{ status: 'incomplete', code: 'content_filter', responseId: 'resp_1' }]);
  });
});

describe('the greeting', () => {
  it.each([
    'typed-first',
    'hang-up',
    'page-change-while-speaking',
    'cut-while-greeting',
    'cut-while-listening',
  ])('is asked for once at most, in a new spoken conversation only: %s', async (name) => {
    const { sent } = await replay(name);
    expect(sent.filter((event) => event === 'greet')).toHaveLength(name === 'typed-first' ? 0 : 1);
    expect(sent.slice(1)).not.toContain('greet');
  });
});

describe('the end of a session', () => {
  it.each(['expiry', 'hang-up-at-limit'])('at its limit is said: %s', async (name) => {
    expect((await replay(name)).phase).toMatchObject({ kind: 'ended', because: 'time-limit' });
  });

  it('before its limit is followed by a new one with the conversation so far', async () => {
    const { sent, tokens, phase } = await replay('hang-up');
    expect(tokens).toBe(2);
    expect(sent.slice(1)).toEqual([
      GREETING,
      'user: сколько стоит айфон',
      expect.stringContaining('assistant: '),
    ]);
    expect(phase).toMatchObject({ kind: 'live', microphone: 'on' });
  });

  it.each([
    ['cut-while-greeting', false],
    ['cut-while-listening', false],
    ['cut-while-hearing', false],
    ['cut-while-thinking', true],
    ['cut-while-searching', true],
    ['cut-while-speaking', false],
  ])('by the network is mended, and an answer that is owed is given: %s', async (name, isOwed) => {
    const { sent, statuses, tokens, phase } = await replay(name);
    expect(statuses).toContain('lost');
    expect(tokens).toBe(2);
    expect(sent.filter((event) => event === 'respond')).toHaveLength(isOwed ? 1 : 0);
    expect(phase).toMatchObject({ kind: 'live', microphone: 'on', awaiting: isOwed });
  });
});

it('never fetches an item again, with its sound', async () => {
  for (const name of ['late-barge-in', 'preamble-and-call'])
    expect((await replay(name)).sent).not.toContain('conversation.item.retrieve');
});
