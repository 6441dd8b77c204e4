import {
  type CountShopPorts,
  createCountShop,
  createRemoveShop,
  type KeptShop,
  type RemovedShop,
  type RemoveShopPorts,
} from '../../lambdas/core/shop/remove-shop.ts';
import { usageError } from '../command.ts';
import type { OpenStore } from '../store.ts';
import { type CommonOptions, columns, type Printed, parseHostname } from './shop-command.ts';

export interface RemoveOptions extends CommonOptions {
  readonly yes?: boolean;
  readonly bucket?: string;
  readonly search?: string;
  readonly stage?: string;
}

/** Where the parts of a shop are that its table does not hold. */
type RemovalPlaces = Pick<RemoveShopPorts, 'catalogs' | 'objects'> &
  Pick<CountShopPorts, 'history' | 'objects'>;

export interface RemoveParts {
  readonly openRemoval: (store: OpenStore, options: RemoveOptions) => Promise<RemovalPlaces>;
  readonly clock: () => Date;
}

const NEEDED =
  'a removal from a deployment needs --search <endpoint> and --bucket <name>, the outputs SearchEndpoint and ' +
  'FeedBucketName of its stack';

/** The clients of the cloud take longer to load than local work, so they are loaded on demand. */
export const openRemoval = async (store: OpenStore, options: RemoveOptions): Promise<RemovalPlaces> => {
  if (!store.isDeployment) {
    const { openCatalogs } = await import('../catalog/catalog-place.ts');
    const { writer: catalogs, history } = openCatalogs(options.folder);
    return { catalogs, history };
  }
  const { search, bucket = process.env.STOREVOICE_BUCKET, stage } = options;
  if (!search || !bucket) throw usageError(NEEDED);
  const { openDeployment } = await import('../catalog/catalog-deployment.ts');
  const { createS3Client, createS3ObjectRemoval } = await import('../../lambdas/adapters/s3/object-store.ts');
  const client = createS3Client();
  const { writer: catalogs, history } = openDeployment({ domain: '', search, ...(stage && { stage }) });
  return { catalogs, history, objects: createS3ObjectRemoval({ client, bucket }) };
};

const PARTS: readonly (readonly [Exclude<keyof KeptShop, 'isRegistered'>, string])[] = [
  ['functions', "the shop's own functions and their secrets"],
  ['catalogs', 'catalogues'],
  ['products', 'products in them'],
  ['variants', 'variants in them, each with its vector'],
  ['texts', "the shop's texts"],
  ['imports', 'records of imports'],
  ['counters', 'counters and budgets'],
  ['feeds', 'feeds'],
  ['patches', 'price changes'],
  ['reports', 'reports'],
  ['fetches', 'notes about fetched feeds'],
];

const counted = (parts: RemovedShop | KeptShop): string => {
  const counts: Partial<KeptShop> = parts;
  return columns(
    PARTS.flatMap(([name, what]) => (counts[name] === undefined ? [] : [[`  ${counts[name]}`, what]])),
  );
};

const removedView = (hostname: string, place: string, removed: RemovedShop): string =>
  `${removed.isRegistered ? 'Removed' : 'Was not registered, removed what was left of'} ${hostname} from ${place}\n${counted(removed)}`;

const keptView = (hostname: string, place: string, kept: KeptShop): string =>
  (kept.isRegistered
    ? `This removes ${hostname} from ${place} for ever: its configuration with aliases, and\n`
    : `${hostname} is not registered in ${place}. This removes what is left of it for ever:\n`) +
  counted(kept) +
  'The logs of its conversations stay until they expire. Nothing was removed; add --yes to do it.\n';

/** Removes a shop and says what there was. Without `--yes` it says what would go, and how much of each. */
export const removeShop = async (
  store: OpenStore,
  { openRemoval: open, clock }: RemoveParts,
  { hostname: given, ...options }: RemoveOptions & { readonly hostname: string },
): Promise<Printed> => {
  const hostname = parseHostname(given);
  const ports = { ...store, ...(await open(store, options)), clock };
  if (options.yes !== true) {
    const kept = await createCountShop(ports)(hostname);
    return { value: { hostname, kept }, view: keptView(hostname, store.place, kept) };
  }
  const removed = await createRemoveShop(ports)(hostname);
  return { value: { hostname, removed }, view: removedView(hostname, store.place, removed) };
};
