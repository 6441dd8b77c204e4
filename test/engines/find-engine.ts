import path from 'node:path';
import type { Container } from './containers/container.ts';
import { startContainerServer, whyNoContainers } from './containers/container-server.ts';
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
  readonly fromDocker: Pick<Container, 'image' | 'containerPort' | 'environment'>;
  readonly answers: (url: string) => Promise<boolean>;
  /** What a running one lacks, in words; asked of the one that the variable names. */
  readonly lacks: (url: string) => Promise<string | undefined>;
}

/** Where an engine may come from on this machine. */
export interface EngineWays {
  readonly given: (variable: string) => string | undefined;
  readonly mavenArtifacts: typeof mavenArtifacts;
  readonly whyNoContainers: typeof whyNoContainers;
  readonly startJavaServer: typeof startJavaServer;
  readonly startContainerServer: typeof startContainerServer;
  readonly sharedEngine: typeof sharedEngine;
}

const waysOfThisMachine: EngineWays = {
  given: (variable) => process.env[variable],
  mavenArtifacts,
  whyNoContainers,
  startJavaServer,
  startContainerServer,
  sharedEngine,
};

const given = async (recipe: EngineRecipe, ways: EngineWays): Promise<string | undefined> => {
  const { variable, name } = recipe;
  const url = ways.given(variable);
  if (url === undefined || url === '') return undefined;
  const lack = (await recipe.answers(url)) ? await recipe.lacks(url) : `no ${name} answers there`;
  if (lack === undefined) return url;
  throw new Error(`${variable} is ${url}, but ${lack}; start another one or unset the variable`);
};

/** The address given by the variable, else a server from Maven Central's artifacts, else a container. */
export const findEngine = async (recipe: EngineRecipe, ways = waysOfThisMachine): Promise<Engine> => {
  const url = await given(recipe, ways);
  if (url !== undefined) return { kind: 'ready', url };
  const { name, answers } = recipe;
  const ready = async (start: (run: Start) => Promise<void>): Promise<Engine> => ({
    kind: 'ready',
    url: await ways.sharedEngine({ name, start, answers }),
  });
  const isReady = (port: number) => () => answers(`http://127.0.0.1:${port}`);
  const artifacts = await ways.mavenArtifacts(path.join(recipe.folder, 'pom.xml'), recipe.cacheName);
  if ('folder' in artifacts) {
    return ready(async (run) =>
      ways.startJavaServer({
        ...(await recipe.fromMaven(artifacts.folder, run)),
        folder: run.folder,
        isReady: isReady(run.port),
      }),
    );
  }
  const noContainers = await ways.whyNoContainers();
  if (noContainers === undefined) {
    return ready((run) =>
      ways.startContainerServer({ ...recipe.fromDocker, ...run, isReady: isReady(run.port) }),
    );
  }
  return {
    kind: 'missing',
    why: `${name} needs ${artifacts.why}, or ${noContainers}, or ${recipe.variable} set.`,
  };
};
