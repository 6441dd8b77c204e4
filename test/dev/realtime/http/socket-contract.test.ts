import { LLMock } from '@copilotkit/aimock';
import { afterAll } from '@jest/globals';
import { describeRealtimeSocket } from '../../../contracts/realtime-socket.ts';
import type { ListeningRealtimeServer } from '../listen.ts';
import { listenQuietly } from '../quiet-server.ts';

let own: ListeningRealtimeServer;
afterAll(() => own.close());

describeRealtimeSocket('Our own server', async () => {
  own = await listenQuietly();
  return own.url;
});

const search = (query: string) => ({ name: 'search_products', arguments: JSON.stringify({ query }) });

/** A server by others, whose shapes its authors compare with OpenAI's; it says what it is told to. */
const independent = new LLMock({ port: 0, chunkSize: 4 })
  .on({ toolResultContains: 'Чайник стоит' }, { content: 'Чайник стоит $20.' })
  .on({ userMessage: 'чайник', hasToolResult: false }, { toolCalls: [search('чайник')] })
  .on(
    { userMessage: 'Сравни чай и кофе' },
    { content: 'Сейчас сравню.', toolCalls: [search('чай'), search('кофе')] },
  )
  .on(
    { userMessage: '[[failed]]' },
    { error: { type: 'insufficient_quota', code: 'insufficient_quota', message: 'No quota.' }, status: 429 },
  );
afterAll(() => independent.stop());

describeRealtimeSocket('An independent server', () => independent.start());
