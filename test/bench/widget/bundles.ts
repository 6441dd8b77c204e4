import { readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { percentile } from '../../../cli/evaluate/measure.ts';
import { bundling } from '../../../infra/functions/bundle-handlers.ts';
import { type DeployedFunction, synthesizeAssembly } from '../../bundles/cloud-assembly.ts';
import { startLambda } from '../../bundles/lambda-process.ts';
import { findNode24 } from '../../bundles/node-24.ts';
import { type Figure, rounded } from '../figure.ts';

const PROCESSES = 5;
const SYNTH_BAR_SECONDS = 60;

/** What Lambda itself sets. */
const surroundings = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  NODE_NO_WARNINGS: '1',
};

const medianImport = async (deployed: DeployedFunction, node: string): Promise<number> => {
  const times: number[] = [];
  while (times.length < PROCESSES) {
    const lambda = await startLambda(deployed, { node, surroundings });
    times.push(lambda.importMilliseconds);
    await lambda.stop();
  }
  return rounded(percentile(times, 50));
};

const PACKAGE_IMPORT = /^import (.+) from "([^".][^"]*)";$/gmu;

/** An import statement as an export of the same members; of a namespace, those that the code uses. */
const asExports = (code: string, clause: string, from: string, at: number): string => {
  const namespace = /^\* as (\w+)$/u.exec(clause)?.[1];
  if (namespace === undefined)
    return clause.startsWith('{')
      ? `export ${clause} from '${from}';`
      : `export { default as default${at} } from '${from}';`;
  const used = new Set(
    [...code.matchAll(new RegExp(`\\b${namespace}\\.(\\w+)`, 'gu'))].map(([, name]) => name),
  );
  return `export { ${[...used].map((name) => `${name} as ${name}${at}`).join(', ')} } from '${from}';`;
};

/** What the function takes from packages and from Node.js, bundled alike, without a line of ours. */
const withItsPackagesAlone = async (
  deployed: DeployedFunction,
  handler: string,
): Promise<DeployedFunction> => {
  const { outExtension, ...alike } = bundling;
  const { outputFiles } = await build({
    ...alike,
    minify: false,
    sourcemap: false,
    packages: 'external',
    entryPoints: [join('lambdas', 'handlers', `${handler}.ts`)],
    write: false,
  });
  const code = outputFiles[0]?.text ?? '';
  const imports = [...code.matchAll(PACKAGE_IMPORT)].map(([, clause = '', from = ''], at) =>
    asExports(code, clause, from, at),
  );
  const file = join(dirname(deployed.file), 'packages-alone.mjs');
  const contents = [...imports, `export const ${deployed.exportName} = () => {};`].join('\n');
  await build({ ...alike, stdin: { contents, resolveDir: bundling.absWorkingDir }, outfile: file });
  return { ...deployed, file };
};

const HANDLER = /lambdas\/handlers\/([\w-]+\/[\w-]+)\.ts"/u;

const benchBundle = async (deployed: DeployedFunction, node: string): Promise<readonly Figure[]> => {
  const [, handler = ''] = HANDLER.exec(await readFile(`${deployed.file}.map`, 'utf8')) ?? [];
  const { size } = await stat(deployed.file);
  const alone = await withItsPackagesAlone(deployed, handler);
  return [
    { name: `${handler}, size`, value: rounded(size / 1_000), unit: 'kB' },
    { name: `${handler}, import`, value: await medianImport(deployed, node), unit: 'ms' },
    { name: `${handler}, import of its packages alone`, value: await medianImport(alone, node), unit: 'ms' },
  ];
};

/** Size and import of every bundle as it would be deployed, and how long synthesis takes. */
export const benchBundles = async (): Promise<Figure[]> => {
  const node24 = await findNode24();
  if ('why' in node24) console.log(`  imported by Node.js ${process.versions.node}: ${node24.why}`);
  const node = 'node' in node24 ? node24.node : process.execPath;
  const assembly = await synthesizeAssembly({ isChecked: true });
  try {
    const seconds = rounded(assembly.milliseconds / 1_000);
    const figures: Figure[] = [{ name: 'cdk synth', value: seconds, unit: 's', bar: SYNTH_BAR_SECONDS }];
    for (const name of assembly.names) figures.push(...(await benchBundle(assembly.deployed(name), node)));
    return figures;
  } finally {
    await rm(assembly.folder, { recursive: true, force: true });
  }
};
