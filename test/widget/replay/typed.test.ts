import { describe, expect, it } from '@jest/globals';
import { replay } from './replay.ts';

describe('a typed conversation', () => {
  const TYPED = [
    'shopper: айфон',
    'cards: iPhone 15',
    'assistant: Айфон 15 стоит 999 долларов, он есть в наличии.',
  ];

  it('is text over a socket, without a call and without a sound', async () => {
    const { sent, told, connections, transcript, tones, statuses } = await replay('typed');
    expect(connections).toEqual(['socket']);
    expect(sent).toEqual(['user: айфон', 'respond', 'output of call_1', 'respond']);
    expect(transcript).toEqual(TYPED);
    expect(told).toEqual([expect.stringContaining('in figures')]);
    expect(tones).toEqual([]);
    expect(statuses).not.toContain('speaking');
  });

  it('gets one answer after two calls', async () => {
    const { sent, transcript } = await replay('typed-two-calls');
    expect(sent.slice(2)).toEqual(['output of call_1', 'output of call_2', 'respond']);
    expect(transcript.slice(1)).toEqual([
      'cards: iPhone 15',
      'cards: Galaxy S24',
      'assistant: Айфон дороже.',
    ]);
  });

  it('gets the answer that it owes when the network was lost during a function', async () => {
    const { sent, tokens, transcript, connections } = await replay('typed-cut-while-searching');
    expect([tokens, connections]).toEqual([2, ['socket', 'socket']]);
    expect(sent).toEqual(['user: айфон', 'respond', 'user: айфон', 'respond', 'output of call_2', 'respond']);
    expect(transcript.at(-1)).toBe(TYPED.at(-1));
  });

  it('keeps what was written when the network is lost', async () => {
    const { transcript, phase } = await replay('typed-cut-while-writing');
    expect(transcript.at(-1)).toBe('assistant: Айфон 15 стоит (cut)');
    expect(phase).toMatchObject({ kind: 'live', microphone: 'off' });
  });

  it('goes on by voice with all that was said, and by typing again when the voice is ended', async () => {
    const { sent, connections, transcript } = await replay('typed-spoken-typed');
    expect(connections).toEqual(['socket', 'call', 'socket']);
    expect(transcript).toEqual([
      ...TYPED,
      'shopper: а синий есть',
      'assistant: Синий тоже есть.',
      'shopper: а чехол',
      'assistant: Чехол есть.',
    ]);
    const history = ['user: айфон', 'function_call', 'output of call_1', TYPED[2]];
    expect(sent.slice(4, 8)).toEqual(history);
    expect(sent.slice(8)).toEqual([
      ...history,
      'user: а синий есть',
      'assistant: Синий тоже есть.',
      'user: а чехол',
      'respond',
    ]);
  });

  it('keeps what was written when the shopper begins to speak', async () => {
    const { connections, transcript, phase, sent } = await replay('spoken-while-written');
    expect(connections).toEqual(['socket', 'call']);
    expect(transcript.at(-1)).toBe('assistant: Айфон 15 стоит (cut)');
    expect(sent.at(-1)).toBe('assistant: Айфон 15 стоит');
    expect(phase).toMatchObject({ kind: 'live', microphone: 'on', awaiting: false });
  });

  it('is what a spoken one becomes when the microphone is unplugged', async () => {
    const { connections, transcript, problem, phase } = await replay('typed-microphone-lost');
    expect(connections).toEqual(['socket', 'call', 'socket']);
    expect(transcript.slice(3)).toEqual(['shopper: а чехол', 'assistant: Чехол есть.']);
    expect(problem).toBe('MICROPHONE_MISSING');
    expect(phase).toMatchObject({ kind: 'live', microphone: 'off' });
  });
});
