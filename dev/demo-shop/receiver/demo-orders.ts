import type { Locale } from '../../../lambdas/contract/shop/locale.ts';

interface DemoOrder {
  readonly number: string;
  readonly phoneLast4: string;
  readonly email: string;
  readonly status: Readonly<Record<Locale, string>>;
  /** Days before and after today. */
  readonly orderedAgo: number;
  readonly expectedIn?: number;
}

/** Orders to ask about. */
export const demoOrders: readonly [DemoOrder, ...DemoOrder[]] = [
  {
    number: '1042',
    phoneLast4: '4821',
    email: 'anna@example.com',
    status: { ru: 'передан курьеру', en: 'with the courier' },
    orderedAgo: 2,
    expectedIn: 1,
  },
  {
    number: '1043',
    phoneLast4: '7315',
    email: 'pavel@example.com',
    status: { ru: 'собирается на складе', en: 'being packed' },
    orderedAgo: 0,
    expectedIn: 4,
  },
  {
    number: '1044',
    phoneLast4: '0906',
    email: 'maria@example.com',
    status: { ru: 'ждёт в пункте выдачи', en: 'waiting at the pick-up point' },
    orderedAgo: 6,
  },
];

const DAY_MS = 86_400_000;
const day = (now: Date, days: number): string =>
  new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** The days of an order, counted from today, so that the demo never grows old. */
export const daysOf = ({ orderedAgo, expectedIn }: DemoOrder, now: Date) => ({
  date: day(now, -orderedAgo),
  ...(expectedIn === undefined ? {} : { expected: day(now, expectedIn) }),
});

/** Cards of the demo with their bonus points. */
export const demoCards = [
  ['1001', 350],
  ['1002', 1_280],
] as const;
