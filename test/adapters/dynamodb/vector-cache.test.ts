import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDynamoDbVectorCache } from '../../../lambdas/adapters/dynamodb/vector-cache.ts';
import { describeVectorCache, keyOf } from '../../contracts/catalog/vector-cache.ts';
import { dynamoDbLocalEngine } from '../../engines/dynamodb-local.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { createVectorTable } from './create-tables.ts';
import { startTableServer, type TableServer } from './table-server.ts';

const embedder = { model: 'm', dimension: 2 };
const DAY_MS = 24 * 60 * 60 * 1_000;

describeOnEngine("Amazon's DynamoDB Local", await dynamoDbLocalEngine(), () => {
  let server: TableServer;
  beforeAll(async () => {
    server = await startTableServer();
  });
  afterAll(() => server.stop());

  const openCache = async ({
    client = server.client,
    now = () => new Date(),
  }: {
    client?: DynamoDBClient;
    now?: () => Date;
  } = {}) => {
    const { tableName } = await server.freshTable();
    const own = `${tableName}-vectors`;
    await createVectorTable(server.client, own);
    const warnings: string[] = [];
    const cache = createDynamoDbVectorCache({
      client,
      tableName: own,
      clock: now,
      sleep: () => Promise.resolve(),
      log: { info: () => undefined, warn: (message) => void warnings.push(message), error: () => undefined },
    });
    return { cache, warnings, tableName: own };
  };

  describeVectorCache('DynamoDB', async () => (await openCache()).cache);

  const many = new Map(
    Array.from({ length: 130 }, (_, at) => [keyOf(`text ${at}`), Float32Array.of(at, 1)] as const),
  );

  /** A table that leaves most of every batch undone, as one at its ceiling does. */
  const busyClient = async (): Promise<DynamoDBClient> => {
    const { endpoint, region, credentials } = server.client.config;
    const client = new DynamoDBClient({ endpoint, region, credentials });
    client.middlewareStack.add(
      (next) => async (args) => {
        const input = args.input;
        if (!('RequestItems' in input) || input.RequestItems === undefined) return next(args);
        const [[table = '', all] = ['', []]] = Object.entries(input.RequestItems);
        const isRead = !Array.isArray(all);
        const items: readonly unknown[] = isRead ? (all.Keys ?? []) : all;
        const [now, later] = [items.slice(0, 10), items.slice(10)];
        const shaped = (some: readonly unknown[]) => ({ [table]: isRead ? { Keys: some } : some });
        const answer = await next({
          ...args,
          input: Object.assign({}, input, { RequestItems: shaped(now) }),
        });
        const left = later.length === 0 ? {} : shaped(later);
        Object.assign(answer.output, isRead ? { UnprocessedKeys: left } : { UnprocessedItems: left });
        return answer;
      },
      { step: 'initialize' },
    );
    return client;
  };

  describe('the vectors of DynamoDB', () => {
    it('asks again for what a busy table leaves undone', async () => {
      const client = await busyClient();
      const { cache, warnings } = await openCache({ client });
      const some = new Map([...many].slice(0, 45));
      await cache.keep(embedder, some);
      expect((await cache.find(embedder, [...some.keys()])).size).toBe(45);
      expect(warnings).toEqual([]);
      client.destroy();
    });

    it('counts as empty, and says so in the log, when the table does not answer', async () => {
      const client = new DynamoDBClient({
        endpoint: 'http://127.0.0.1:9',
        region: 'local',
        credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
        maxAttempts: 1,
      });
      const { cache, warnings } = await openCache({ client });
      expect((await cache.find(embedder, [...many.keys()])).size).toBe(0);
      await expect(cache.keep(embedder, many)).resolves.toBeUndefined();
      expect(warnings).toHaveLength(2);
      client.destroy();
    });

    it('keeps what is asked for from being forgotten, without a write for every look', async () => {
      let now = new Date('2026-01-01T00:00:00Z');
      const { cache, tableName } = await openCache({ now: () => now });
      const [[key, vector] = ['', Float32Array.of(0, 1)]] = many;
      await cache.keep(embedder, new Map([[key, vector]]));
      const livesUntil = async (): Promise<number> => {
        const { Attributes } = await server.client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: { pk: { S: `m#2#${key}` } },
            ReturnValues: 'ALL_NEW',
          }),
        );
        return Number(Attributes?.ttl?.N) * 1_000;
      };
      const first = await livesUntil();
      now = new Date(now.getTime() + 30 * DAY_MS);
      await cache.find(embedder, [key]);
      expect(await livesUntil()).toBe(first);
      now = new Date(now.getTime() + 30 * DAY_MS);
      await cache.find(embedder, [key]);
      expect(await livesUntil()).toBe(first + 60 * DAY_MS);
    });
  });
});
