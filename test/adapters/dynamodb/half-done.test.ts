import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createDynamoDbDomainList,
  createDynamoDbDomainStore,
} from '../../../lambdas/adapters/dynamodb/domain-store.ts';
import type { TableAccess } from '../../../lambdas/adapters/dynamodb/table.ts';
import { createDynamoDbUsageMeter } from '../../../lambdas/adapters/dynamodb/usage-meter.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import type { DomainStore } from '../../../lambdas/ports/shop/domain-store.ts';
import { dynamoDbLocalEngine } from '../../engines/dynamodb-local.ts';
import { describeOnEngine } from '../../engines/engine.ts';
import { startTableServer, type TableServer } from './table-server.ts';

describeOnEngine("Amazon's DynamoDB Local", await dynamoDbLocalEngine(), () => {
  let server: TableServer;
  let access: TableAccess;
  let now: number;
  let store: DomainStore;
  beforeAll(async () => {
    server = await startTableServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    access = await server.freshTable();
    now = Date.parse('2026-11-22T10:20:00Z');
    store = createDynamoDbDomainStore({ ...access, clock: () => new Date(now) });
  });

  const domain = (config: Readonly<Record<string, unknown>>): DomainConfig =>
    DomainConfig.parse({ shopName: 'Shop', ...config });

  /** A table that fails after so many more writes, as a process that is killed in the middle of a save. */
  const dyingAfter = (writes: number): DomainStore => {
    let left = writes;
    const client = Object.create(access.client, {
      send: {
        value: (command: Parameters<TableAccess['client']['send']>[0]) => {
          const isWrite = command.constructor.name !== 'GetItemCommand';
          if (isWrite && left === 0) return Promise.reject(new Error('killed'));
          if (isWrite) left -= 1;
          return access.client.send(command);
        },
      },
    });
    return createDynamoDbDomainStore({ ...access, client, clock: () => new Date(now) });
  };

  describe('a save that dies half way', () => {
    const before = domain({ hostname: 'shop.example.com', aliases: ['old.example.com', 'kept.example.com'] });
    const after = domain({
      hostname: 'shop.example.com',
      greeting: 'new',
      aliases: ['kept.example.com', 'new.example.com'],
    });
    const addresses = ['shop.example.com', 'old.example.com', 'kept.example.com', 'new.example.com'];

    it.each([0, 1, 2, 3, 4])(
      'shows either the old domain or the new one whole, after %i writes',
      async (writes) => {
        await store.save(before);
        now += 1_000;
        const finished = await dyingAfter(writes)
          .save(after)
          .then(
            () => true,
            () => false,
          );
        expect(finished).toBe(writes === 4);
        const visible = writes < 3 ? before : after;
        for (const address of addresses) {
          const expected = [visible.hostname, ...visible.aliases].includes(address) ? visible : undefined;
          expect(await store.find(address)).toEqual(expected);
        }
        expect(await store.list()).toEqual([visible]);
      },
    );

    it('can be repeated at once', async () => {
      await store.save(before);
      await expect(dyingAfter(2).save(after)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
      expect(await store.save(after)).toEqual({ kind: 'saved' });
      expect(await store.find('new.example.com')).toEqual(after);
      expect(await store.find('old.example.com')).toBeUndefined();
    });

    it('holds its claims against others for a minute, then loses them', async () => {
      await expect(
        dyingAfter(1).save(domain({ hostname: 'one.example.com', aliases: ['x.example.com'] })),
      ).rejects.toThrow();
      const other = domain({ hostname: 'two.example.com', aliases: ['x.example.com'] });
      now += 59_000;
      expect(await store.save(other)).toEqual({
        kind: 'taken',
        hostname: 'x.example.com',
        owner: 'one.example.com',
      });
      now += 2_000;
      expect(await store.save(other)).toEqual({ kind: 'saved' });
      expect(await store.find('x.example.com')).toEqual(other);
    });

    it('does not hold claims for years that were made while a clock was ahead', async () => {
      const right = now;
      now += 10 * 365 * 24 * 3_600_000;
      await expect(
        dyingAfter(1).save(domain({ hostname: 'one.example.com', aliases: ['x.example.com'] })),
      ).rejects.toThrow();
      now = right;
      const other = domain({ hostname: 'two.example.com', aliases: ['x.example.com'] });
      expect(await store.save(other)).toEqual({ kind: 'saved' });
    });

    it('leaves a claimed hostname free for a domain of its own after a minute', async () => {
      await expect(
        dyingAfter(1).save(domain({ hostname: 'one.example.com', aliases: ['x.example.com'] })),
      ).rejects.toThrow();
      const own = domain({ hostname: 'x.example.com' });
      expect((await store.save(own)).kind).toBe('taken');
      now += 61_000;
      expect(await store.save(own)).toEqual({ kind: 'saved' });
      expect(await store.find('x.example.com')).toEqual(own);
    });

    it('finishes even when the clock of this machine stops or goes back', async () => {
      await store.save(before);
      expect(await store.save(after)).toEqual({ kind: 'saved' });
      now -= 3_600_000;
      expect(await store.save(before)).toEqual({ kind: 'saved' });
      expect(await store.find('old.example.com')).toEqual(before);
      expect(await store.find('new.example.com')).toBeUndefined();
    });
  });

  describe('a row that somebody edited by hand', () => {
    const putRow = (item: Readonly<Record<string, unknown>>) =>
      access.client.send(
        new PutItemCommand({
          TableName: access.tableName,
          Item: {
            pk: { S: 'host#shop.example.com' },
            listed: { S: 'domain' },
            kind: { S: 'domain' },
            revision: { N: '1' },
            ...item,
          },
        }),
      );
    const config = { hostname: { S: 'shop.example.com' }, shopName: { S: 'Shop' } };

    it('is named with the field that does not fit', async () => {
      await putRow({ config: { M: { ...config, locale: { S: 'de' } } } });
      const damaged = {
        code: 'SERVICE_UNAVAILABLE',
        message: expect.stringMatching(/row host#shop\.example\.com is damaged: config\.locale: .*"de"/),
      };
      await expect(store.find('shop.example.com')).rejects.toMatchObject(damaged);
      await expect(store.list()).rejects.toMatchObject(damaged);
      const other = domain({ hostname: 'other.example.com' });
      await store.save(other);
      const passedOver: unknown[] = [];
      expect(await createDynamoDbDomainList(access)((error) => void passedOver.push(error))).toEqual([other]);
      expect(passedOver).toEqual([expect.objectContaining(damaged)]);
    });

    it('is read with today’s defaults when it was written before a member existed', async () => {
      await putRow({ config: { M: config } });
      expect(await store.find('shop.example.com')).toEqual(domain({ hostname: 'shop.example.com' }));
    });

    it('is read without members that a later version wrote', async () => {
      await putRow({ config: { M: { ...config, loyaltyCard: { BOOL: true } } } });
      expect(await store.find('shop.example.com')).toEqual(domain({ hostname: 'shop.example.com' }));
    });
  });

  describe('a table that does not answer', () => {
    it('is reported as SERVICE_UNAVAILABLE with the cause, by every verb', async () => {
      const gone = { ...access, tableName: 'no-such-table' };
      const domains = createDynamoDbDomainStore({ ...gone, clock: () => new Date(now) });
      const usage = createDynamoDbUsageMeter(gone);
      const config = domain({ hostname: 'shop.example.com' });
      const attempts = [
        () => domains.find('shop.example.com'),
        () => domains.list(),
        () => domains.save(config),
        () => domains.remove('shop.example.com'),
        () => usage.count({ key: 'x', limit: 1, expiresAt: new Date(now) }),
        () => usage.giveBack('x'),
      ];
      for (const attempt of attempts) {
        await expect(attempt()).rejects.toMatchObject({
          code: 'SERVICE_UNAVAILABLE',
          message: 'table no-such-table did not answer',
          cause: expect.objectContaining({ name: 'ResourceNotFoundException' }),
        });
      }
    });
  });
});
