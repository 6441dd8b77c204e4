import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createImportLog, createPowertoolsLog } from '../../../lambdas/adapters/powertools/log.ts';
import { AssistantError } from '../../../lambdas/contract/errors.ts';
import { ChunkTask } from '../../../lambdas/contract/imports/cloud-import.ts';
import { NO_COUNTS } from '../../../lambdas/contract/imports/import-run.ts';

const taskOf = (importId: string, chunk: number): ChunkTask =>
  ChunkTask.parse({
    importId,
    startedAt: '2026-11-23T10:00:00Z',
    request: { domain: 'shop.example.com', key: 'feeds/shop.example.com/feed.xml' },
    draft: { generation: 'g1' },
    counts: NO_COUNTS,
    chunk,
  });

describe('the log of a deployed function', () => {
  let written: string[];

  beforeEach(() => {
    written = [];
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    }
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const lines = (): readonly unknown[] => written.map((line): unknown => JSON.parse(line));

  it('has the import, its shop and its step in every line of a step', async () => {
    const { log, step } = createImportLog({ level: 'INFO' });
    await step('chunk', taskOf('one', 3), async () => log.warn('vectors were not kept'));
    const about = { importId: 'one', domain: 'shop.example.com', step: 'chunk', chunk: 3 };
    expect(lines()).toEqual(
      ['import step began', 'vectors were not kept', 'import step ended'].map((message) =>
        expect.objectContaining({ ...about, message }),
      ),
    );
  });

  it('leaves the count of a failure to the line of Lambda, and forgets the import afterwards', async () => {
    const { log, step } = createImportLog({ level: 'INFO' });
    const failing = step('chunk', taskOf('one', 3), async () => {
      throw new Error('Bedrock is away');
    });
    await expect(failing).rejects.toThrow('Bedrock is away');
    log.info('idle');
    expect(lines().slice(1)).toEqual([
      expect.objectContaining({ level: 'WARN', importId: 'one', message: 'import step failed' }),
      expect.not.objectContaining({ importId: 'one' }),
    ]);
  });

  it('names a failure because a service is busy, so that its step is tried for hours', async () => {
    const { step } = createImportLog({ level: 'INFO' });
    const cause = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
    const busy = new AssistantError('SERVICE_UNAVAILABLE', 'Bedrock: busy', { cause });
    const fail = (error: Error) => step('chunk', taskOf('one', 3), () => Promise.reject(error));
    await expect(fail(busy)).rejects.toMatchObject({ name: 'Throttled', message: 'Bedrock: busy' });
    const away = new AssistantError('SERVICE_UNAVAILABLE', 'Bedrock: AccessDeniedException');
    await expect(fail(away)).rejects.toBe(away);
  });

  it('counts the metrics of a line for all shops together, and for its shop where that is wanted', () => {
    const metrics = { conversations: 1, minutes: 10 };
    createPowertoolsLog({ level: 'INFO', shopMetrics: true }).info('a', {
      domain: 'shop.example.com',
      metrics,
    });
    createPowertoolsLog({ level: 'INFO' }).info('b', { domain: 'shop.example.com', metrics });
    const directive = (Dimensions: readonly (readonly string[])[]) => ({
      Timestamp: expect.any(Number),
      CloudWatchMetrics: [
        {
          Namespace: 'Storevoice/Shops',
          Dimensions,
          Metrics: [{ Name: 'conversations' }, { Name: 'minutes' }],
        },
      ],
    });
    expect(lines()).toMatchObject([
      { domain: 'shop.example.com', conversations: 1, minutes: 10, _aws: directive([[], ['domain']]) },
      { domain: 'shop.example.com', conversations: 1, minutes: 10, _aws: directive([[]]) },
    ]);
  });
});
