import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Under node_modules, so that git ignores it and a clean install clears it. */
export const ENGINE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/storevoice', import.meta.url));
const OLDEST_JAVA = 17;
const DOWNLOAD_TIME_LIMIT_MS = 300_000;

/** Why Java servers cannot be started on this machine; `undefined` when they can. */
const whyNoJava = async (): Promise<string | undefined> => {
  const java = await run('java', ['-version']).catch(() => undefined);
  if (java === undefined) return `Java ${OLDEST_JAVA} or newer (the command java)`;
  const major = Number(/version "(\d+)/.exec(java.stderr)?.[1] ?? 0);
  return major < OLDEST_JAVA ? `Java ${OLDEST_JAVA} or newer (java -version says ${major})` : undefined;
};

const whyNoMaven = async (): Promise<string | undefined> => {
  const maven = await run('mvn', ['-v']).catch(() => undefined);
  return maven === undefined ? 'Maven (the command mvn)' : undefined;
};

/**
 * Filled beside its place and renamed, so that an interrupted download is never taken for a whole one.
 */
const download = async (pom: string, folder: string): Promise<void> => {
  const partial = `${folder}.${process.pid}.partial`;
  await mkdir(partial, { recursive: true });
  try {
    await run('mvn', ['-q', '-B', '-f', pom, `-Dtarget=${partial}`, 'package'], {
      timeout: DOWNLOAD_TIME_LIMIT_MS,
    });
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    // Another worker may have been faster with the same download.
    if (!existsSync(folder)) throw error;
  }
};

/** The folder that a pom of `test/engines` fills, downloaded on first use, or what keeps this machine from having it. */
export const mavenArtifacts = async (
  pom: string,
  name: string,
): Promise<{ readonly folder: string } | { readonly why: string }> => {
  const noJava = await whyNoJava();
  if (noJava !== undefined) return { why: noJava };
  const folder = path.join(ENGINE_CACHE, name);
  if (existsSync(folder)) return { folder };
  const noMaven = await whyNoMaven();
  if (noMaven !== undefined) return { why: noMaven };
  return download(pom, folder).then(
    () => ({ folder }),
    (error: unknown) => ({ why: `Maven Central within reach (${String(error)})` }),
  );
};
