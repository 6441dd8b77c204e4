import { execFile, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const POLL_MS = 500;
const READY_TIME_LIMIT_MS = 120_000;
const PULL_TIME_LIMIT_MS = 300_000;

export interface DockerServer {
  readonly image: string;
  /** The port inside the container. */
  readonly containerPort: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  readonly owner: number;
  readonly isReady: () => Promise<boolean>;
}

/** Why containers cannot be started here; `undefined` when they can. */
export const whyNoDocker = async (): Promise<string | undefined> => {
  const answer = await run('docker', ['info', '--format', '{{.ServerVersion}}'], { timeout: 10_000 }).catch(
    () => undefined,
  );
  return answer === undefined || answer.stdout.trim() === ''
    ? 'Docker (a daemon that answers docker info)'
    : undefined;
};

/** Starts a container that is removed when the run's owner ends, and waits until it answers. */
export const startDockerServer = async (server: DockerServer): Promise<void> => {
  const name = `storevoice-test-${server.owner}-${server.port}`;
  const environment = Object.entries(server.environment).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
  const publish = `127.0.0.1:${server.port}:${server.containerPort}`;
  await run('docker', ['run', '-d', '--rm', '--name', name, '-p', publish, ...environment, server.image], {
    timeout: PULL_TIME_LIMIT_MS,
  });
  const watch = `while kill -0 ${server.owner} 2>/dev/null; do sleep 1; done; docker rm -f ${name}`;
  spawn('sh', ['-c', watch], { detached: true, stdio: 'ignore' }).unref();
  const deadline = Date.now() + READY_TIME_LIMIT_MS;
  while (Date.now() < deadline) {
    if (await server.isReady()) return;
    await sleep(POLL_MS);
  }
  await run('docker', ['rm', '-f', name]).catch(() => undefined);
  throw new Error(`${server.image} did not answer within ${READY_TIME_LIMIT_MS / 1_000} s`);
};
