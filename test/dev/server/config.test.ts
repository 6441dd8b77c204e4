import { describe, expect, it } from '@jest/globals';
import { parseLocalEnv } from '../../../dev/server/config.ts';

describe('the settings of local mode', () => {
  it('may all be left out', () => {
    expect(parseLocalEnv({})).toMatchObject({ PORT: 3000, HOST: 'localhost', LOG_LEVEL: 'INFO' });
  });

  it('count an empty variable as one that is not set', () => {
    expect(parseLocalEnv({ PORT: '', OPENAI_API_KEY: ' ' })).toMatchObject({ PORT: 3000 });
  });

  it.each([
    [{ PORT: 'abc' }, /PORT: write a number like 3000 \(saw "abc"\)/],
    [{ PORT: '70000' }, /PORT: the highest port is 65535/],
    [{ PUBLIC_URL: 'ftp://x' }, /PUBLIC_URL: write an address like http/],
    [{ LOG_LEVEL: 'LOUD' }, /LOG_LEVEL: .*"DEBUG"\|"INFO"/],
    [{ OPENAI_BASE_URL: 'https://example.com/v1' }, /OPENAI_BASE_URL: is only used with OPENAI_API_KEY/],
  ])('name what does not fit in %j', (variables, message) => {
    expect(() => parseLocalEnv(variables)).toThrow(message);
  });
});
