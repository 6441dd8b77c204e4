import { describe, expect, it } from '@jest/globals';
import { type Answer, post } from './local-app.ts';
import { useLocalApp } from './use-local-app.ts';

const { running } = useLocalApp();

const token = (body: unknown): Promise<Answer> => post(`${running().url}/api/token`, body);
const execute = (name: string, body: unknown): Promise<Answer> =>
  post(`${running().url}/api/bot-execute/${name}`, body);

describe('the terminal', () => {
  const messagesOf = (message: RegExp) => running().lines.filter((line) => message.test(line.message));

  it('tells each call with its outcome, as structured lines', async () => {
    await execute('search_products', { query: 'айфон черный 256', hostname: 'localhost' });
    await execute('get_product_info', { productId: 'nothing', hostname: 'localhost' });
    expect(
      messagesOf(/^🔍 Bot function search_products: "айфон черный 256" on localhost$/u)[0],
    ).toMatchObject({
      level: 'INFO',
      service: 'storevoice',
      function: 'search_products',
      domain: 'localhost',
      requestId: expect.any(String),
    });
    expect(messagesOf(/^✅ Bot function search_products executed successfully$/u)[0]).toMatchObject({
      durationMs: expect.any(Number),
    });
    expect(messagesOf(/^❌ Bot function get_product_info failed: PRODUCT_NOT_FOUND$/u)[0]).toMatchObject({
      level: 'WARN',
    });
  });

  it('shows no phone, address or token', async () => {
    await execute('search_products', {
      query: 'позвоните +7 912 345-67-89 или a.b@example.com',
      hostname: 'localhost',
    });
    const { body } = await token({ hostname: 'localhost' });
    const everything = JSON.stringify(running().lines);
    for (const secret of ['345-67-89', 'a.b@example.com', String(body.token), String(body.session)]) {
      expect(everything).not.toContain(secret);
    }
  });
});
