import { describe, expect, it, jest } from '@jest/globals';
import { createPageTools } from '../../../widget/page/page-tools.ts';

const valid = {
  name: 'points',
  description: 'Counts points',
  parameters: { type: 'object', properties: {} },
  execute: (): unknown => 'You have 40 points',
};

/** The tools of a page that registered these, in a shop that allows the name. */
const toolsOf = (...tools: readonly unknown[]) => {
  Object.assign(globalThis, { window: globalThis, storevoice: { tools } });
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const session = createPageTools(['points'], [], 'en');
  const warnings = warn.mock.calls.map(([text]) => String(text));
  warn.mockRestore();
  return { session, warnings };
};

describe('a tool of the page', () => {
  it.each([
    ['a name with a space', { ...valid, name: 'my points' }, 'name'],
    ['no description', { ...valid, description: '' }, 'description'],
    ['parameters that are not an object', { ...valid, parameters: { type: 'string' } }, 'parameters'],
    [
      'a schema too long',
      { ...valid, parameters: { type: 'object', title: 'x'.repeat(5_000) } },
      'parameters',
    ],
    ['nothing to execute', { ...valid, execute: 'points()' }, 'execute'],
    ['no members', null, 'registerTool()'],
  ])('is not offered with %s, and the console says why', (_, tool, named) => {
    const { session, warnings } = toolsOf(tool);
    expect(session.definitions).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining(named)]);
  });

  it('gets the model’s arguments and answers with a sentence', async () => {
    const execute = jest.fn(async (_input: unknown) => ({ response: 'You have 40 points', more: 1 }));
    const { session } = toolsOf({ ...valid, execute });
    expect(session.definitions).toMatchObject([{ type: 'function', name: 'points' }]);
    expect(await session.run('points', { card: '7' })).toBe('You have 40 points');
    expect(execute).toHaveBeenCalledWith({ card: '7' });
  });

  it.each([
    ['fails', () => Promise.reject(new Error('down'))],
    ['answers with no sentence', () => 42],
    ['answers with a book', () => 'x'.repeat(5_000)],
  ])('that %s leaves a sentence to say', async (_, execute) => {
    const { session } = toolsOf({ ...valid, execute });
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    expect(await session.run('points', {})).toBe('The page of the shop did not answer.');
    warn.mockRestore();
  });

  it('that never answers is given up', async () => {
    const { session } = toolsOf({ ...valid, execute: () => new Promise(() => {}) });
    jest.useFakeTimers();
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const said = session.run('points', {});
    await jest.advanceTimersByTimeAsync(8_000);
    expect(await said).toBe('The page of the shop did not answer.');
    warn.mockRestore();
    jest.useRealTimers();
  });
});
