import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createEmbeddedDomainStore,
  createEmbeddedUsageMeter,
} from '../../../lambdas/adapters/embedded/shop-stores.ts';
import type { Store } from '../../../lambdas/adapters/embedded/store/store.ts';
import { DomainConfig } from '../../../lambdas/contract/shop/domain.ts';
import { MinutePrices, minutePriceOf } from '../../../lambdas/contract/voice/minute-prices.ts';
import { callAllowance } from '../../../lambdas/core/shop/allowances.ts';
import { createCountSpending } from '../../../lambdas/core/shop/count-spending.ts';
import { createHangUp } from '../../../lambdas/core/voice/hang-up.ts';
import { createEndConversation } from '../../../lambdas/core/voice/session/end-conversation.ts';
import type { UsageMeter } from '../../../lambdas/ports/shop/usage-meter.ts';
import { freshStore } from '../../adapters/embedded/fresh-store.ts';
import { createLogLines } from '../../http/log-lines.ts';

const prices = MinutePrices.parse('test=0.5/0.1');
const wish = { model: 'test', prices, opens: true };
const MONTH = { key: 'budget#shop.example.com#2026-11', expiresAt: new Date('2027-01-01T00:00:00Z') };

/** 20 dollars buy four spoken conversations of ten minutes. */
const shop = DomainConfig.parse({
  hostname: 'shop.example.com',
  shopName: 'Shop',
  locale: 'en',
  budget: { dollarsPerMonth: 20 },
  contact: { phone: '+1 555 0100' },
});

let store: Store;
let now: Date;
let usage: UsageMeter;
let lines: ReturnType<typeof createLogLines>['lines'];
let parts: Parameters<typeof createCountSpending>[0];
beforeEach(async () => {
  store = await freshStore();
  now = new Date('2026-11-22T10:20:00Z');
  const clock = () => now;
  usage = createEmbeddedUsageMeter({ store, clock });
  const logged = createLogLines();
  lines = logged.lines;
  parts = { usage, clock, log: logged.log };
});
afterEach(() => store.close());

const spent = () => usage.add(MONTH, { seconds: 0, microdollars: 0 });
const modes = async (count: number, domain = shop) => {
  const { plan } = createCountSpending(parts);
  const opened = [];
  for (let at = 0; at < count; at += 1)
    opened.push(
      await plan(domain, wish).then(
        ({ mode }) => mode,
        (error: { code: string }) => error.code,
      ),
    );
  return opened;
};

describe('a budget of a month', () => {
  it('lets shoppers speak until it is used up, then type, and then names whom to ask', async () => {
    expect(await modes(7)).toEqual(['voice', 'voice', 'voice', 'voice', 'text', 'text', 'BUDGET_EXCEEDED']);
    expect(await spent()).toEqual({ seconds: 3_600, microdollars: 22_000_000 });
    await expect(createCountSpending(parts).plan(shop, wish)).rejects.toMatchObject({
      code: 'BUDGET_EXCEEDED',
      sentence: expect.stringContaining('+1 555 0100'),
      retryAfterSeconds: (8 * 24 + 13) * 3_600 + 40 * 60,
    });
  });

  it('gives one notice each at 80 %, at 100 % and at its end', async () => {
    await modes(7);
    expect(lines.map(({ fields }) => fields?.budgetPercent)).toEqual([80, 100, 110]);
  });

  it('is never passed by conversations that open at the same time', async () => {
    const { plan } = createCountSpending(parts);
    const opened = await Promise.all(
      Array.from({ length: 40 }, () => plan(shop, wish).catch(() => ({ mode: 'none' }))),
    );
    expect(opened.filter(({ mode }) => mode === 'voice')).toHaveLength(4);
    expect((await spent()).microdollars).toBeLessThanOrEqual(22_000_000);
  });

  it('is counted in minutes, too, and begins again with the month', async () => {
    const minutes = DomainConfig.parse({ ...shop, budget: { minutesPerMonth: 20 } });
    expect(await modes(5, minutes)).toEqual(['voice', 'voice', 'text', 'BUDGET_EXCEEDED', 'BUDGET_EXCEEDED']);
    now = new Date('2026-12-01T00:00:00Z');
    expect(await modes(1, minutes)).toEqual(['voice']);
  });

  it('counts nothing for a shop without one', async () => {
    expect(await modes(9, DomainConfig.parse({ ...shop, budget: {} }))).toEqual(Array(9).fill('voice'));
    expect(await spent()).toEqual({ seconds: 0, microdollars: 0 });
  });
});

describe('the end of a conversation', () => {
  const start = async (domain: DomainConfig) => {
    const spending = createCountSpending(parts);
    const opens = domain.connection === 'direct';
    const { mode, longest } = await spending.plan(domain, { ...wish, opens });
    const plan = { since: now, mode, longest };
    return {
      sessionId: 'K7M2-9QXD',
      hostname: domain.hostname,
      expiresAt: new Date('2026-11-22T10:32:00Z'),
      plan,
    };
  };
  const pass = (seconds: number): void => {
    now = new Date(now.getTime() + seconds * 1_000);
  };

  it('counts a direct one as long as it lasted by our own clock, once', async () => {
    const claims = await start(shop);
    expect(await spent()).toEqual({ seconds: 600, microdollars: 5_000_000 });
    pass(120);
    await createEndConversation(parts)(shop, claims);
    pass(10);
    await createEndConversation(parts)(shop, claims);
    expect(await spent()).toEqual({ seconds: 120, microdollars: 1_000_000 });
  });

  it('takes back nothing of a conversation that lasted longer than it may', async () => {
    const claims = await start(shop);
    pass(3_600);
    await createEndConversation(parts)(shop, claims);
    expect(await spent()).toEqual({ seconds: 600, microdollars: 5_000_000 });
  });

  it('takes back nothing for a call that was never opened', async () => {
    const brokered = DomainConfig.parse({ ...shop, connection: 'brokered' });
    await createEndConversation(parts)(brokered, await start(brokered));
    expect(await spent()).toEqual({ seconds: 0, microdollars: 0 });
  });

  it('counts a call whole when it went on although the page said that it was over', async () => {
    const brokered = DomainConfig.parse({ ...shop, connection: 'brokered' });
    const domains = createEmbeddedDomainStore({ store });
    await domains.save(brokered);
    const claims = await start(brokered);
    await createCountSpending(parts).open(brokered, claims.plan.longest, now);
    await usage.count(callAllowance(claims));
    pass(60);
    await createEndConversation(parts)(brokered, claims);
    expect(await spent()).toEqual({ seconds: 60, microdollars: 500_000 });
    const call = { callId: 'rtc_1', sessionId: claims.sessionId, domain: shop.hostname };
    await createHangUp({ ...parts, domains, realtime: { hangUp: async () => false } })(call);
    expect(await spent()).toEqual({ seconds: 60, microdollars: 500_000 });
    await createHangUp({ ...parts, domains, realtime: { hangUp: async () => true } })(call);
    expect(await spent()).toEqual({ seconds: 600, microdollars: 5_000_000 });
  });
});

describe('the prices of a minute', () => {
  it('are those of the longest name that begins the model, and the dearest for one that is not known', () => {
    const own = MinutePrices.parse('gpt-realtime-2.1=0.2/0.04, other=9/1');
    expect(minutePriceOf(own, 'gpt-realtime-2.1')).toEqual({ voice: 0.2, text: 0.04 });
    expect(minutePriceOf(own, 'gpt-realtime-2.1-mini')).toEqual({ voice: 0.03, text: 0.005 });
    expect(minutePriceOf(own, 'somebody-elses')).toEqual({ voice: 9, text: 1 });
  });

  it('are refused by name and value when they are not prices', () => {
    expect(MinutePrices.safeParse('gpt-realtime=ten').error?.issues[0]?.message).toMatch(
      /"gpt-realtime=ten": write/,
    );
  });
});
