const tool = (name: string, argument: string) => ({
  type: 'function',
  name,
  description: name,
  parameters: { type: 'object', properties: { [argument]: { type: 'string' } }, required: [argument] },
});

const token = {
  token: 'ek_replay',
  instructions: 'Help.',
  tools: [
    tool('search_products', 'query'),
    {
      type: 'function',
      name: 'wait_for_user',
      description: 'Waits.',
      parameters: { type: 'object', properties: {} },
    },
  ],
  voice: 'marin',
  model: 'gpt-realtime-2.1',
  realtimeUrl: 'https://realtime.example/v1/realtime/calls',
  session: 'session-token',
  locale: 'ru',
  greeting: 'Здравствуйте! Что вы ищете?',
  theme: {},
  supportCode: 'K7Q2-9FXM',
  maxSessionSeconds: 120,
};

/** Our API: tokens at once, the functions when the trace has their answers. */
export class FakeShop {
  readonly #running: { readonly name: string; readonly answer: (body: object) => void }[] = [];
  /** What operators are told. */
  readonly reports: unknown[] = [];
  tokens = 0;

  /** Answers the oldest running call of a function. */
  answer(name: string, body: object): void {
    const index = this.#running.findIndex((call) => call.name === name);
    this.#running.splice(index, 1)[0]?.answer(body);
  }

  async fetch({ pathname }: URL, { body }: RequestInit): Promise<Response> {
    if (pathname === '/api/token') {
      this.tokens += 1;
      return Response.json({ ...token, expiresAt: new Date(Date.now() + 60_000).toISOString() });
    }
    if (!pathname.startsWith('/api/')) return new Response('v=0', { status: 201 });
    const name = pathname.replace('/api/bot-execute/', '');
    if (name !== 'report_failure') {
      return new Promise((resolve) =>
        this.#running.push({ name, answer: (answer) => resolve(Response.json(answer)) }),
      );
    }
    this.reports.push(JSON.parse(String(body)));
    return Response.json({ success: false, response: '', error: 'SERVICE_UNAVAILABLE' });
  }
}
