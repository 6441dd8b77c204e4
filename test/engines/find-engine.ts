import path from 'node:path';
import { type DockerServer, startDockerServer, whyNoDocker } from './docker-server.ts';
import type { Engine } from './engine.ts';
import { type JavaServer, startJavaServer } from './java-server.ts';
import { mavenArtifacts } from './maven-artifacts.ts';
import { type Start, sharedEngine } from './shared-engine.ts';

export interface EngineRecipe {
  readonly name: string;
  /** Environment variable that names a running one. */
  readonly variable: string;
  /** Folder of its pom; the artifacts are cached under `cacheName`. */
  readonly folder: string;
  readonly cacheName: string;
  readonly fromMaven: (artifacts: string, start: Start) => Promise<Omit<JavaServer, 'folder' | 'isReady'>>;
  readonly fromDocker: Pick<DockerServer, 'image' | 'containerPort' | 'environment'>;
  readonly answers: (url: string) => Promise<boolean>;
}

const given = async ({ variable, answers, name }: EngineRecipe): Promise<string | undefined> => {
  const url = process.env[variable];
  if (url === undefined || url === '') return undefined;
  if (await answers(url)) return url;
  throw new Error(`${variable} is ${url}, but no ${name} answers there; start it or unset the variable`);
};

/** The address given by the variable, else a server from Maven Central's artifacts, else a container. */
export const findEngine = async (recipe: EngineRecipe): Promise<Engine> => {
  const url = await given(recipe);
  if (url !== undefined) return { kind: 'ready', url };
  const { name, answers } = recipe;
  const artifacts = await mavenArtifacts(path.join(recipe.folder, 'pom.xml'), recipe.cacheName);
  const isReady = (port: number) => () => answers(`http://127.0.0.1:${port}`);
  if ('folder' in artifacts) {
    const start = async (run: Start): Promise<void> =>
      startJavaServer({
        ...(await recipe.fromMaven(artifacts.folder, run)),
        folder: run.folder,
        isReady: isReady(run.port),
      });
    return { kind: 'ready', url: await sharedEngine({ name, start, answers }) };
  }
  const noDocker = await whyNoDocker();
  if (noDocker !== undefined) {
    return {
      kind: 'missing',
      why: `${name} needs ${artifacts.why}, or ${noDocker}, or ${recipe.variable} set.`,
    };
  }
  const start = (run: Start): Promise<void> =>
    startDockerServer({ ...recipe.fromDocker, ...run, isReady: isReady(run.port) });
  return { kind: 'ready', url: await sharedEngine({ name, start, answers }) };
};
