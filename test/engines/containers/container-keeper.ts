import { setTimeout as sleep } from 'node:timers/promises';
import { GenericContainer, Wait } from 'testcontainers';
import { isAlive } from '../is-alive.ts';
import { Container } from './container.ts';

const POLL_MS = 500;

/**
 * Holds one container for as long as its owner lives. A process of its own, since Testcontainers removes a container
 * with the process that started it, and a test worker may be replaced long before the run ends.
 */
const keep = async ({ image, containerPort, port, environment, owner }: Container): Promise<void> => {
  const container = await new GenericContainer(image)
    .withEnvironment(environment)
    .withExposedPorts({ container: containerPort, host: port })
    .withWaitStrategy(Wait.forListeningPorts())
    .start();
  while (isAlive(owner)) await sleep(POLL_MS);
  await container.stop();
};

await keep(Container.parse(JSON.parse(process.argv[2] ?? '')));
