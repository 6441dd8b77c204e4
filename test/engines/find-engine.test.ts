import { describe, expect, it } from '@jest/globals';
import { type EngineRecipe, type EngineWays, findEngine } from './find-engine.ts';

const recipe: EngineRecipe = {
  name: 'Engine',
  variable: 'ENGINE_URL',
  folder: '/recipe',
  cacheName: 'engine-1',
  fromMaven: async (artifacts, { port }) => ({
    source: 'Engine.java',
    classPath: [artifacts],
    jvmOptions: [],
    arguments: [String(port)],
  }),
  fromDocker: { image: 'engine:1', containerPort: 8_000, environment: {} },
  answers: async () => true,
  lacks: async () => undefined,
};

/** A machine with Java, Maven Central and Docker, except where told, and what was started on it. */
const machine = (without: Partial<EngineWays> = {}) => {
  const started: string[] = [];
  const ways: EngineWays = {
    given: () => undefined,
    mavenArtifacts: async () => ({ folder: '/artifacts' }),
    whyNoContainers: async () => undefined,
    startJavaServer: async ({ classPath, folder }) => {
      started.push(`java ${classPath.join()} in ${folder}`);
    },
    startContainerServer: async ({ image, port, containerPort, owner }) => {
      started.push(`container ${image} ${port}:${containerPort} for ${owner}`);
    },
    sharedEngine: async ({ start }) => {
      await start({ folder: '/run', port: 4_000, owner: 7 });
      return 'http://127.0.0.1:4000';
    },
    ...without,
  };
  return { ways, started };
};

const noMaven: Partial<EngineWays> = { mavenArtifacts: async () => ({ why: 'Java 17 or newer' }) };

describe('where a test finds its engine', () => {
  it('takes the one that the variable names, and starts nothing', async () => {
    const { ways, started } = machine({ given: () => 'http://engine:9' });
    expect(await findEngine(recipe, ways)).toEqual({ kind: 'ready', url: 'http://engine:9' });
    expect(started).toEqual([]);
  });

  it('refuses the named one when it does not answer or lacks something, though others could be started', async () => {
    const { ways, started } = machine({ given: () => 'http://engine:9' });
    const silent = findEngine({ ...recipe, answers: async () => false }, ways);
    await expect(silent).rejects.toThrow('ENGINE_URL is http://engine:9, but no Engine answers there');
    const old = findEngine({ ...recipe, lacks: async () => 'it is too old' }, ways);
    await expect(old).rejects.toThrow('ENGINE_URL is http://engine:9, but it is too old');
    expect(started).toEqual([]);
  });

  it('starts it with Java before it thinks of a container', async () => {
    const { ways, started } = machine();
    expect(await findEngine(recipe, ways)).toEqual({ kind: 'ready', url: 'http://127.0.0.1:4000' });
    expect(started).toEqual(['java /artifacts in /run']);
  });

  it('starts a container where Java or Maven Central is missing', async () => {
    const { ways, started } = machine(noMaven);
    expect(await findEngine(recipe, ways)).toEqual({ kind: 'ready', url: 'http://127.0.0.1:4000' });
    expect(started).toEqual(['container engine:1 4000:8000 for 7']);
  });

  it('names everything that is missing where nothing can be started', async () => {
    const { ways, started } = machine({ ...noMaven, whyNoContainers: async () => 'Docker' });
    expect(await findEngine(recipe, ways)).toEqual({
      kind: 'missing',
      why: 'Engine needs Java 17 or newer, or Docker, or ENGINE_URL set.',
    });
    expect(started).toEqual([]);
  });
});
