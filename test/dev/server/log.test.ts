import { describe, expect, it } from '@jest/globals';
import { createLocalLog, type LogFormat } from '../../../dev/server/log.ts';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import type { LogLevel } from '../../../lambdas/env/variables.ts';

const written = (format: LogFormat, level: LogLevel = 'INFO') => {
  const lines: string[] = [];
  const log = createLocalLog({ format, level, service: 'storevoice', write: (line) => lines.push(line) });
  return { log, lines };
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal are what is taken out.
const plain = (line = ''): string => line.replaceAll(/\u001b\[\d+m/gu, '');

describe('lines for machines', () => {
  it('are one JSON object each, in the shape of the Lambda logs', () => {
    const { log, lines } = written('json');
    log.info('✅ done', { durationMs: 3, sessionId: 'ABCD-1234' });
    expect(lines[0]).toMatch(/^\{.*\}\n$/u);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'INFO',
      message: '✅ done',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u),
      service: 'storevoice',
      durationMs: 3,
      sessionId: 'ABCD-1234',
    });
  });

  it('tell an error with its code and its cause', () => {
    const { log, lines } = written('json');
    const cause = new TypeError('no route');
    log.error('failed', { error: new AssistantError('SERVICE_UNAVAILABLE', 'no table', { cause }) });
    expect(JSON.parse(lines[0] ?? '').error).toMatchObject({
      name: 'AssistantError',
      code: 'SERVICE_UNAVAILABLE',
      message: 'no table',
      cause: { name: 'TypeError', message: 'no route' },
    });
  });
});

describe('lines for eyes', () => {
  it('show the time, the message and the fields that say more', () => {
    const { log, lines } = written('text');
    log.info('✅ done', { requestId: 'x', domain: 'localhost', durationMs: 3, products: 2 });
    expect(plain(lines[0])).toMatch(/^\d\d:\d\d:\d\d ✅ done durationMs=3 products=2\n$/u);
  });

  it('cannot be steered by what a shopper says', () => {
    const { log, lines } = written('text');
    log.info('🔍 "\u001b[2J\u0007\nnext line"', { query: '\u001b]0;title\u0007' });
    expect(plain(lines[0])).toMatch(/^\S+ 🔍 " \[2J next line" query= \]0;title \n$/u);
  });

  it('show where an error came from', () => {
    const { log, lines } = written('text');
    log.error('failed', { error: new Error('broken pipe') });
    expect(lines[0]).toContain('log.test.ts');
  });
});

it('drops lines below the level', () => {
  const { log, lines } = written('json', 'WARN');
  log.info('quiet');
  log.warn('loud');
  expect(lines).toHaveLength(1);
});
