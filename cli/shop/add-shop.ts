import { CommandFailure } from '../command.ts';
import type { OpenStore } from '../store.ts';
import {
  type CommonOptions,
  type Printed,
  parseDomain,
  parseHostname,
  requireSaved,
  withoutSecrets,
} from './shop-command.ts';

export interface AddOptions extends CommonOptions {
  readonly shopName?: string;
  readonly locale?: string;
  readonly currency?: string;
  readonly feedUrl?: string;
}

/** A month of a small shop: some thousand minutes. The merchant is told before it is used up. */
const DOLLARS_A_MONTH = 100;
/** Every shop is fetched at its own time of the half hour after it. */
const NIGHTLY = 'cron(0 3 * * ? *)';

/** Registers a shop that is safe to open to the internet: brokered calls, a budget, its feed each night. */
export const addShop = async (
  { domains, place }: OpenStore,
  given: string,
  { shopName, locale, currency, feedUrl }: AddOptions,
): Promise<Printed> => {
  const hostname = parseHostname(given);
  const known = await domains.find(hostname);
  if (known !== undefined) {
    throw new CommandFailure(
      `${hostname} is registered in ${place} as ${known.hostname}; change it with: storevoice domain put`,
    );
  }
  const config = parseDomain({
    hostname,
    shopName: shopName ?? hostname,
    ...{ locale, currency },
    connection: 'brokered',
    budget: { dollarsPerMonth: DOLLARS_A_MONTH },
    feed: feedUrl === undefined ? {} : { url: feedUrl, schedule: NIGHTLY },
  });
  requireSaved(await domains.save(config));
  const feed = feedUrl === undefined ? 'none yet' : `${feedUrl}, fetched each night`;
  return {
    value: withoutSecrets(config),
    view:
      `Added ${hostname} to ${place}\n` +
      `Calls are brokered, the budget is ${DOLLARS_A_MONTH} dollars a month, the feed is ${feed}.\n` +
      `Next: storevoice catalog import FEED --domain ${hostname}; then the snippet on the shop's pages.\n` +
      `All choices: storevoice domain put --help\n`,
  };
};
