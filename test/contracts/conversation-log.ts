import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ConversationLog } from '../../lambdas/ports/voice/conversation-log.ts';

export interface OpenLog {
  readonly log: ConversationLog;
  close(): Promise<void>;
}

const lineOf = (sessionId: string, message: string, domain = 'shop.example.com'): string =>
  JSON.stringify({ level: 'INFO', message, timestamp: '2026-11-28T09:00:00.000Z', sessionId, domain });

/** What every log of conversations keeps to. */
export const describeConversationLog = (
  name: string,
  open: (lines: readonly string[]) => Promise<OpenLog>,
): void => {
  describe(`The conversations in ${name}`, () => {
    const own = [lineOf('K7M2-9QXD', 'one'), lineOf('K7M2-9QXD', 'two')];
    let opened: OpenLog;
    beforeEach(async () => {
      opened = await open([...own, lineOf('AAAA-AAAA', 'of K7M2-9QXD', 'other.example.com')]);
    });
    afterEach(() => opened.close());

    it('are found by their code, each without the lines of others', async () => {
      const { lines, searched } = await opened.log.linesOf('K7M2-9QXD');
      expect([...lines].sort()).toEqual(own);
      expect(searched?.from.getTime()).toBeLessThanOrEqual(searched?.to.getTime() ?? 0);
    });

    it('are found by their shop, each without those of others', async () => {
      const { lines } = await opened.log.linesOfShop('shop.example.com');
      expect([...lines].sort()).toEqual(own);
    });

    it('have no lines for a code that nobody has, and name the time that was searched', async () => {
      expect(await opened.log.linesOf('ZZZZ-ZZZZ')).toEqual({
        lines: [],
        searched: { from: expect.any(Date), to: expect.any(Date) },
      });
    });
  });
};
