import { fileURLToPath } from 'node:url';
import { startDetachedServer } from '../detached-server.ts';
import type { Container } from './container.ts';

const KEEPER = fileURLToPath(new URL('./container-keeper.ts', import.meta.url));
/** A first start also pulls the image. */
const READY_TIME_LIMIT_MS = 300_000;

export interface ContainerServer extends Container {
  /** Holds the keeper's log. */
  readonly folder: string;
  readonly isReady: () => Promise<boolean>;
}

/** Why containers cannot be started here; `undefined` when they can. */
export const whyNoContainers = async (): Promise<string | undefined> => {
  const { getContainerRuntimeClient } = await import('testcontainers');
  return getContainerRuntimeClient().then(
    () => undefined,
    () => 'Docker (a daemon that answers docker info)',
  );
};

/** Starts a container that is removed when the run's owner ends, and waits until it answers. */
export const startContainerServer = ({ folder, isReady, ...container }: ContainerServer): Promise<void> =>
  startDetachedServer({
    command: process.execPath,
    arguments: ['--import', 'tsx', KEEPER, JSON.stringify(container)],
    folder,
    isReady,
    timeLimitMs: READY_TIME_LIMIT_MS,
  });
