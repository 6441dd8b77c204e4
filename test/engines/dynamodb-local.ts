import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from './engine.ts';
import { findEngine } from './find-engine.ts';

const VERSION = '2.6.1';
const HERE = fileURLToPath(new URL('./dynamodb-local', import.meta.url));

/** DynamoDB refuses an unsigned request with 400, which is an answer. */
const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(3_000) }).then(
    (answer) => answer.status === 400,
    () => false,
  );

/** Amazon's own DynamoDB Local, one for the whole test run; it ends with the run. */
export const dynamoDbLocalEngine = (): Promise<Engine> =>
  findEngine({
    name: 'DynamoDB Local',
    variable: 'DYNAMODB_LOCAL_URL',
    folder: HERE,
    cacheName: `dynamodb-local-${VERSION}`,
    fromMaven: async (artifacts, { port, owner }) => ({
      source: path.join(HERE, 'DynamoDbLocal.java'),
      classPath: [path.join(artifacts, 'server/*')],
      jvmOptions: [
        '-Xmx256m',
        '-XX:TieredStopAtLevel=1',
        '-XX:+UseSerialGC',
        `-Djava.library.path=${path.join(artifacts, 'native')}`,
      ],
      arguments: [String(port), String(owner)],
    }),
    fromDocker: { image: `amazon/dynamodb-local:${VERSION}`, containerPort: 8_000, environment: {} },
    answers,
    lacks: async () => undefined,
  });
