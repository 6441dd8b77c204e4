import { readFile, stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { SearchAnswer } from '../../lambdas/contract/voice/bot.ts';
import { botFunctions } from '../../lambdas/functions/registry.ts';
import { offerCall } from '../contracts/realtime-sessions.ts';
import { describeOnEngine } from '../engines/engine.ts';
import { openSearchEngine } from '../engines/opensearch.ts';
import {
  ask,
  BROKERED_SHOP,
  type Deployment,
  execute,
  openDeployment,
  openSession,
  SHOP,
} from './deployment.ts';
import type { RunningLambda } from './lambda-process.ts';
import { findNode24 } from './node-24.ts';

const SENTENCE = 'iPhone 15 256GB Black стоит $999.90';
const QUESTION = { query: 'айфон черный 256' };
/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9';

const names = [
  'ImportEnd',
  'ImportFetchingFetch',
  'ImportFetchingFindDue',
  'ImportPatchingPatch',
  'ImportStart',
  'ImportStepsBegin',
  'ImportStepsChunk',
  'ImportStepsNormalise',
  'ImportStepsPublish',
  'KeyRotationRotate',
  'VoiceBotExecute',
  'VoiceCall',
  'VoiceHangUp',
  'VoiceTheme',
  'VoiceToken',
];

const node24 = await findNode24();
if ('why' in node24) {
  process.stderr.write(`\n*** NOT TESTED: the bundles under Node.js 24\n*** ${node24.why}\n\n`);
}
const runtimes = [
  { name: `Node.js ${process.versions.node}`, node: process.execPath },
  ...('node' in node24 && node24.node !== process.execPath
    ? [{ name: 'Node.js 24', node: node24.node }]
    : []),
];

describeOnEngine('the deployed bundles', await openSearchEngine(), (openSearchUrl) => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await openDeployment(openSearchUrl);
  });

  afterAll(() => deployment.close());

  it('are one a function of the template, each with a map for its stack traces', async () => {
    expect([...deployment.assembly.names].sort()).toEqual(names);
    for (const name of names) {
      const { file } = deployment.deployed(name);
      const lastLine = (await readFile(file, 'utf8')).trimEnd().split('\n').at(-1);
      expect(lastLine).toBe('//# sourceMappingURL=index.mjs.map');
      // A cold start reads it all; the lexicon and the word list are three quarters of the largest.
      expect((await stat(file)).size).toBeLessThan(3_000_000);
      expect(JSON.parse(await readFile(`${file}.map`, 'utf8')).sources.length).toBeGreaterThan(10);
    }
  });

  it.each([
    ['VoiceToken', 'TABLE_NAME'],
    ['VoiceToken', 'OPENAI_SECRET_ID'],
    ['VoiceBotExecute', 'SIGNING_SECRET_ID'],
    ['VoiceBotExecute', 'SEARCH_ENDPOINT'],
    ['VoiceBotExecute', 'SEARCH_SERVICE'],
    ['VoiceBotExecute', 'SEARCH_REGION'],
    ['VoiceBotExecute', 'SEARCH_INDEX_PREFIX'],
    ['VoiceBotExecute', 'EMBEDDING_MODEL'],
    ['VoiceBotExecute', 'EMBEDDING_DIMENSION'],
    ['VoiceCall', 'HANG_UP_FUNCTION_ARN'],
    ['VoiceCall', 'HANG_UP_ROLE_ARN'],
    ['VoiceCall', 'HANG_UP_GROUP'],
    ['VoiceCall', 'HANG_UP_DEAD_LETTERS_ARN'],
    ['VoiceTheme', 'TABLE_NAME'],
    ['VoiceHangUp', 'OPENAI_SECRET_ID'],
  ])('would not load %s if the template forgot %s, and would say so', async (name, variable) => {
    const found = deployment.deployed(name);
    const { [variable]: given, ...environment } = found.environment;
    expect(given).toEqual(expect.any(String));
    const starting = deployment.start({ ...found, environment }, { node: process.execPath });
    await expect(starting).rejects.toThrow(`The environment is not complete: ${variable}:`);
  });

  describe.each(runtimes)('under $name', ({ node }) => {
    let token: RunningLambda;
    let search: RunningLambda;

    beforeAll(async () => {
      token = await deployment.start(deployment.deployed('VoiceToken'), { node });
      search = await deployment.start(deployment.deployed('VoiceBotExecute'), { node });
    });

    afterAll(() => Promise.all([token.stop(), search.stop()]));

    it('open a conversation and answer its questions', async () => {
      const { token: secret, tools, session } = await openSession(token, SHOP);
      expect(secret).toMatch(/^ek_/);
      expect(tools.map(({ name }) => name)).toEqual([
        ...botFunctions.map(({ name }) => name),
        'wait_for_user',
      ]);
      const ask = async () =>
        SearchAnswer.parse(await execute(search, { name: 'search_products', input: QUESTION, session }));
      // On a busy machine the first embedding may run out of time; the answer is then lexical, as it should be.
      let answer = await ask();
      for (let again = 0; again < 10 && answer.searchType === 'lexical'; again += 1) answer = await ask();
      expect(answer).toMatchObject({
        success: true,
        searchType: 'hybrid',
        response: SENTENCE,
      });
      const input = { productId: 2, variantId: 3 };
      expect(await execute(search, { name: 'get_product_info', input, session })).toMatchObject({
        success: true,
        response: SENTENCE,
      });
      expect(search.output()).toContain('🔍 Bot function search_products: \\"айфон черный 256\\"');
    });

    it.each(names)('load, and have no callback parameter, which Node.js 24 refuses: %s', async (name) => {
      const loaded = await deployment.start(deployment.deployed(name), { node });
      await loaded.stop();
      expect(loaded.arity).toBeLessThan(3);
    });

    it('tell the launcher how the shop wants it to look', async () => {
      const theme = await deployment.start(deployment.deployed('VoiceTheme'), { node });
      const answer = await ask(theme, { method: 'GET', path: '/api/theme', query: { hostname: SHOP } });
      await theme.stop();
      expect(answer.statusCode).toBe(200);
      expect(JSON.parse(answer.body)).toEqual({ locale: 'ru', theme: {}, shopName: 'Lumi' });
    });

    it('embed by the inference profile that the template names', () => {
      const models = deployment.surroundings.bedrock.served.map(({ model }) => model);
      expect(models).toContain('global.cohere.embed-v4:0');
    });

    it('go on by words alone while Bedrock does not answer', async () => {
      const { session } = await openSession(token, SHOP);
      const lexical = await deployment.start(deployment.deployed('VoiceBotExecute'), {
        node,
        changes: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: NOWHERE },
      });
      const answer = await execute(lexical, { name: 'search_products', input: QUESTION, session });
      await lexical.stop();
      expect(answer).toMatchObject({ success: true, response: SENTENCE, searchType: 'lexical' });
    });

    it('turn away a request that goes around the distribution', async () => {
      const headers = { 'x-storevoice-edge': 'guess' };
      const answer = await ask(token, { path: '/api/token', body: { hostname: SHOP }, headers });
      expect(answer).toMatchObject({ statusCode: 403 });
    });

    it('say in the log how to store the OpenAI key, with a line of the source, and in words to the shopper', async () => {
      const found = deployment.deployed('VoiceToken');
      const environment = { ...found.environment, OPENAI_SECRET_ID: 'never-stored' };
      const keyless = await deployment.start({ ...found, environment }, { node });
      const headers = { origin: `https://${SHOP}` };
      const answer = await ask(keyless, { path: '/api/token', body: { hostname: SHOP }, headers });
      await keyless.stop();
      expect(answer).toMatchObject({ statusCode: 503 });
      expect(JSON.parse(answer.body)).toMatchObject({ success: false, error: 'SERVICE_UNAVAILABLE' });
      expect(keyless.output()).toContain('aws secretsmanager put-secret-value --secret-id never-stored');
      expect(keyless.output()).toMatch(/lambdas\/adapters\/secrets-manager\/secrets\.ts/);
    });

    it('open a brokered call and end it when its schedule fires', async () => {
      const { session, realtimeUrl } = await openSession(token, BROKERED_SHOP);
      expect(realtimeUrl).toBe('https://d111.cloudfront.net/api/call');
      const call = await deployment.start(deployment.deployed('VoiceCall'), { node });
      const hangUp = await deployment.start(deployment.deployed('VoiceHangUp'), { node });
      const offer = await offerCall();
      const answer = await ask(call, {
        path: '/api/call',
        body: offer.sdp,
        base64: true,
        headers: {
          origin: `https://${BROKERED_SHOP}`,
          authorization: `Bearer ${session}`,
          'content-type': 'application/sdp',
        },
      });
      expect(answer).toMatchObject({ statusCode: 201, body: expect.stringMatching(/^v=0/) });
      const scheduled = deployment.surroundings.scheduler.schedules.at(-1);
      expect(scheduled?.GroupName).toBe(deployment.deployed('VoiceCall').environment.HANG_UP_GROUP);
      const { Target } = z.object({ Target: z.object({ Input: z.string() }) }).parse(scheduled);
      await hangUp.invoke(JSON.parse(Target.Input));
      expect(hangUp.output()).toContain(JSON.parse(Target.Input).callId);
      await Promise.all([call.stop(), hangUp.stop(), offer.peer.close()]);
    });

    it('rotate the signing keys while conversations go on', async () => {
      const { session } = await openSession(token, SHOP);
      const { secrets } = deployment.surroundings;
      const SecretId = deployment.deployed('VoiceToken').environment.SIGNING_SECRET_ID ?? '';
      const before = secrets.current(SecretId);
      const rotate = await deployment.start(deployment.deployed('KeyRotationRotate'), { node });
      const ClientRequestToken = secrets.openPending(SecretId);
      for (const Step of ['createSecret', 'setSecret', 'testSecret', 'finishSecret']) {
        await rotate.invoke({ Step, SecretId, ClientRequestToken });
      }
      await rotate.stop();
      expect(secrets.current(SecretId)).not.toBe(before);
      const fresh = await deployment.start(deployment.deployed('VoiceBotExecute'), { node });
      const answer = await execute(fresh, { name: 'search_products', input: QUESTION, session });
      await fresh.stop();
      expect(answer).toMatchObject({ success: true });
    });
  });
});
