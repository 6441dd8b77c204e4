import {
  createRemoveShop,
  type RemovedShop,
  type RemoveShopPorts,
} from '../../lambdas/core/shop/remove-shop.ts';
import { CommandFailure, exitCodes } from '../command.ts';
import type { OpenStore } from '../store.ts';
import { type CommonOptions, columns, type Printed, parseHostname } from './shop-command.ts';

export interface RemoveOptions extends CommonOptions {
  readonly yes?: boolean;
  readonly bucket?: string;
  readonly search?: string;
  readonly stage?: string;
}

/** Where the parts of a shop are that its table does not hold. */
type RemovalPlaces = Pick<RemoveShopPorts, 'catalogs' | 'removeObjects'>;

export interface RemoveParts {
  readonly openRemoval: (store: OpenStore, options: RemoveOptions) => Promise<RemovalPlaces>;
  readonly now: () => Date;
}

const NEEDED =
  'a removal from a deployment needs --search <endpoint> and --bucket <name>, the outputs SearchEndpoint and ' +
  'FeedBucketName of its stack';

/** The clients of the cloud take longer to load than local work, so they are loaded on demand. */
export const openRemoval = async (store: OpenStore, options: RemoveOptions): Promise<RemovalPlaces> => {
  if (!store.isDeployment) {
    const { openCatalogs } = await import('../catalog/catalog-place.ts');
    return { catalogs: openCatalogs(options.folder).writer };
  }
  const { search, bucket = process.env.STOREVOICE_BUCKET, stage } = options;
  if (!search || !bucket) throw new CommandFailure(NEEDED, exitCodes.usage);
  const { openDeployment } = await import('../catalog/catalog-deployment.ts');
  const { createS3Client } = await import('../../lambdas/adapters/s3/object-store.ts');
  const { createS3ObjectRemoval } = await import('../../lambdas/adapters/s3/object-removal.ts');
  const client = createS3Client();
  return {
    catalogs: openDeployment({ domain: '', search, ...(stage && { stage }) }).writer,
    removeObjects: createS3ObjectRemoval({ client, bucket }),
  };
};

const PARTS: readonly (readonly [Exclude<keyof RemovedShop, 'isRegistered'>, string])[] = [
  ['functions', "the shop's own functions and their secrets"],
  ['catalogs', 'catalogues'],
  ['variants', 'variants in them'],
  ['texts', "the shop's texts"],
  ['imports', 'records of imports'],
  ['counters', 'counters and budgets'],
  ['feeds', 'feeds'],
  ['patches', 'price changes'],
  ['reports', 'reports'],
  ['fetches', 'notes about fetched feeds'],
];

const rowsOf = (removed: RemovedShop): readonly (readonly string[])[] =>
  PARTS.map(([name, what]) => [`  ${removed[name]}`, what]);

const removedView = (hostname: string, place: string, removed: RemovedShop): string =>
  `${removed.isRegistered ? 'Removed' : 'Was not registered, removed what was left of'} ${hostname} from ${place}\n${columns(rowsOf(removed))}`;

const toGo = (hostname: string, place: string): string =>
  `This removes ${hostname} from ${place} for ever: its configuration with aliases, and\n` +
  `${PARTS.map(([, what]) => `  ${what}\n`).join('')}` +
  'The logs of its conversations stay until they expire. Nothing was removed; add --yes to do it.\n';

/** Removes a shop and says what there was. Without `--yes` it says what would go. */
export const removeShop = async (
  store: OpenStore,
  { openRemoval: open, now }: RemoveParts,
  { hostname: given, ...options }: RemoveOptions & { readonly hostname: string },
): Promise<Printed> => {
  const hostname = parseHostname(given);
  if (options.yes !== true) {
    return { value: { hostname, removed: undefined }, view: toGo(hostname, store.place) };
  }
  const remove = createRemoveShop({ ...store, ...(await open(store, options)), clock: now });
  const removed = await remove(hostname);
  return { value: { hostname, removed }, view: removedView(hostname, store.place, removed) };
};
