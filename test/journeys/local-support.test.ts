import { describe, expect, it } from '@jest/globals';
import { supportCommand } from '../../cli/support/support.ts';
import { runCommandLine } from '../cli/run-command.ts';
import { post } from './local-app.ts';
import { useLocalApp } from './use-local-app.ts';

const { folder, running } = useLocalApp();

const startConversation = async () => {
  const { body } = await post(`${running().url}/api/token`, { hostname: 'localhost' });
  const headers = { authorization: `Bearer ${body.session}` };
  return {
    code: String(body.supportCode),
    execute: (name: string, input: unknown) =>
      post(`${running().url}/api/bot-execute/${name}`, input, headers),
  };
};

const support = (...line: readonly string[]) =>
  runCommandLine({
    create: (terminal) => supportCommand({ terminal, clock: () => new Date(), env: {} }),
    line: ['support', ...line, '--folder', folder()],
  });

describe('the support code of a conversation with npm start', () => {
  it('leads to what was asked, answered, refused and corrected, and to nothing of other conversations', async () => {
    const { code, execute } = await startConversation();
    const other = await startConversation();
    await execute('search_products', { query: 'айфон черный 256, звоните +7 912 345-67-89' });
    await other.execute('search_products', { query: 'чайник' });
    await execute('search_products', { query: {} });
    await execute('check_words', { said: 'Это стоит 5 рублей.', answers: [], asked: [] });
    await execute('report_failure', { status: 'failed', code: 'server_error', responseId: 'resp_1' });

    const { code: exit, out } = await support(code.toLowerCase().replace('-', ' '));
    expect(exit).toBe(0);
    const told = out
      .split('\n')
      .slice(1)
      .map((line) => line.slice('2026-11-29 10:00:00  '.length));
    expect(told).toEqual([
      expect.stringMatching(/^started: localhost, direct connection, gpt-realtime-2\.1, \d+ functions$/),
      expect.stringMatching(
        /^search_products "айфон черный 256, звоните \[phone\]": success, \w+, \d+ products?, \d+ ms$/,
      ),
      expect.stringMatching(/^search_products: INVALID_REQUEST, \d+ ms, HTTP 400, search_products: query/),
      "the assistant's words were corrected on the screen: price",
      'OpenAI gave an answer up: failed server_error resp_1',
      '',
    ]);
  });
});
