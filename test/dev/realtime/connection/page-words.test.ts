import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createPageWords } from '../../../../dev/realtime/connection/page-words.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** What the session is told, with the words that it asks for at the end of a speech. */
const open = ({ on = true } = {}) => {
  const told: string[] = [];
  const page = createPageWords(({ kind }) =>
    told.push(kind === 'voice_started' ? 'began' : `ended: ${page.recognise()}`),
  );
  const tell = (event: object): boolean => page.receive(JSON.stringify(event));
  const recogniser = (isOn: boolean) => tell({ type: 'storevoice.recogniser', on: isOn });
  if (on) recogniser(true);
  return {
    told,
    tell,
    recogniser,
    begin: () => page.report({ kind: 'voice_started', atMs: 0 }),
    end: () => page.report({ kind: 'voice_stopped', atMs: 500 }),
    hear: (words: string, final: boolean) => tell({ type: 'storevoice.words', words, final }),
  };
};

describe('the words that a page recognises', () => {
  it('end the speech that they belong to, when the browser has finished them', () => {
    const { told, begin, end, hear } = open();
    begin();
    hear('сколько', false);
    end();
    expect(told).toEqual(['began']);
    hear('сколько стоит айфон', true);
    expect(told).toEqual(['began', 'ended: сколько стоит айфон']);
  });

  it('are used at once when they were finished before the speech', () => {
    const { told, begin, end, hear } = open();
    begin();
    hear('айфон', true);
    end();
    begin();
    end();
    jest.runAllTimers();
    expect(told).toEqual(['began', 'ended: айфон', 'began', 'ended: ']);
  });

  it('are taken as they are, when the browser does not finish them in time', () => {
    const { told, begin, end, hear } = open();
    begin();
    hear('айфон', false);
    end();
    jest.advanceTimersByTime(2_000);
    expect(told).toEqual(['began']);
    jest.advanceTimersByTime(1_000);
    expect(told).toEqual(['began', 'ended: айфон']);
  });

  it('continue over a pause of the shopper', () => {
    const { told, begin, end, hear } = open();
    begin();
    hear('сколько стоит', false);
    end();
    begin();
    end();
    hear('сколько стоит айфон', true);
    expect(told).toEqual(['began', 'ended: сколько стоит айфон']);
  });

  it('are waited for no longer when the browser gives up', () => {
    const { told, begin, end, recogniser } = open();
    begin();
    end();
    recogniser(false);
    begin();
    end();
    expect(told).toEqual(['began', 'ended: undefined', 'began', 'ended: undefined']);
  });

  it('are not waited for on a page that recognises none, and events of the API are left to it', () => {
    const { told, begin, end, tell } = open({ on: false });
    begin();
    end();
    expect(told).toEqual(['began', 'ended: undefined']);
    expect(tell({ type: 'response.create' })).toBe(false);
    expect(tell({ type: 'storevoice.words', words: 7 })).toBe(false);
  });
});
