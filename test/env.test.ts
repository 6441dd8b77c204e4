import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CallEnv, HangUpEnv, TokenEnv } from '../lambdas/env/conversation.ts';
import { readEnv } from '../lambdas/env.ts';

const before = process.env;
beforeEach(() => {
  process.env = {};
});
afterEach(() => {
  process.env = before;
});

const tokenVariables = {
  TABLE_NAME: 'storevoice',
  SIGNING_SECRET_ID: 'signing',
  OPENAI_SECRET_ID: 'openai',
};

describe('the environment of a function', () => {
  it('has defaults for all that a deployment may leave open', () => {
    process.env = { ...tokenVariables, PUBLIC_URL: '', UNRELATED: 'x' };
    expect(readEnv(TokenEnv)).toEqual({
      ...tokenVariables,
      LOG_LEVEL: 'INFO',
      MINUTE_PRICES: expect.any(Object),
      SHOP_METRICS: false,
      VIEWER_ADDRESS: 'connection',
      REALTIME_MODEL: 'gpt-realtime-2.1',
      REALTIME_VOICE: 'marin',
    });
  });

  it('names everything that is missing at once', () => {
    expect(() => readEnv(CallEnv)).toThrow(
      /TABLE_NAME.*SIGNING_SECRET_ID.*OPENAI_SECRET_ID.*HANG_UP_FUNCTION_ARN/,
    );
  });

  it('counts an empty variable as one that is not set', () => {
    process.env = { OPENAI_SECRET_ID: '' };
    expect(() => readEnv(HangUpEnv)).toThrow(/OPENAI_SECRET_ID/);
  });

  it.each([
    [{ LOG_LEVEL: 'LOUD' }, /LOG_LEVEL: .*"DEBUG"\|"INFO"/],
    [{ VIEWER_ADDRESS: 'header' }, /VIEWER_ADDRESS: .*"connection"\|"cloudfront"/],
    [{ OPENAI_BASE_URL: 'ftp://x' }, /OPENAI_BASE_URL/],
  ])('refuses %j with what would do', (variables, message) => {
    process.env = { ...tokenVariables, ...variables };
    expect(() => readEnv(TokenEnv)).toThrow(message);
  });
});
