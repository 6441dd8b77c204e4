import { minorDigits } from '../../../lambdas/contract/catalog/amounts.ts';
import type { Money } from '../../../lambdas/contract/catalog/money.ts';

/** A shop's own server that takes longer counts as one that does not answer. */
const WITHIN_MS = 4_000;

/** Asks the shop's own server, as the shopper's browser. */
export const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), WITHIN_MS);
  try {
    return await fetch(url, { credentials: 'same-origin', ...init, signal: limit.signal });
  } finally {
    clearTimeout(timer);
  }
};

export const jsonBody = (body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
  body: JSON.stringify(body),
});

export const formBody = (fields: Readonly<Record<string, string | number>>): RequestInit => ({
  method: 'POST',
  headers: { 'X-Requested-With': 'XMLHttpRequest' },
  body: new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])),
});

/** An amount in whole units of its currency, such as 999.9, as our own minor units. */
export const moneyOf = (amount: number, currency: string): Money => ({
  minor: Math.round(amount * 10 ** minorDigits(currency)),
  currency,
});

/** The text of what a platform sends as markup. */
export const plainText = (markup: string): string =>
  (new DOMParser().parseFromString(markup, 'text/html').body.textContent ?? '').replace(/\s+/g, ' ').trim();

/** A global value of the page's own scripts. */
export const globalOf = (name: string): unknown => Reflect.get(window, name);
