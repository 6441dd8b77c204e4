import path from 'node:path';
import { startDetachedServer } from './detached-server.ts';

const READY_TIME_LIMIT_MS = 120_000;

export interface JavaServer {
  /** One Java source file, which Java runs without a build. */
  readonly source: string;
  readonly classPath: readonly string[];
  readonly jvmOptions: readonly string[];
  readonly arguments: readonly string[];
  /** Holds the server's log. */
  readonly folder: string;
  readonly isReady: () => Promise<boolean>;
}

/** Starts a Java server whose source watches the run's owner, and waits until it answers. */
export const startJavaServer = (server: JavaServer): Promise<void> =>
  startDetachedServer({
    command: 'java',
    arguments: [
      ...server.jvmOptions,
      '-cp',
      server.classPath.join(path.delimiter),
      server.source,
      ...server.arguments,
    ],
    folder: server.folder,
    isReady: server.isReady,
    timeLimitMs: READY_TIME_LIMIT_MS,
  });
