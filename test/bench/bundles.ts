import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { bundling } from '../../infra/bundle-handlers.ts';
import { type CloudAssembly, type DeployedFunction, synthesizeAssembly } from '../bundles/cloud-assembly.ts';
import { startLambda } from '../bundles/lambda-process.ts';
import { findNode24, type Node24 } from '../bundles/node-24.ts';
import type { Figure } from './figure.ts';

/** Odd, so that the median is one of them. */
const PROCESSES = 9;

const bars = [
  { name: 'VoiceToken', label: 'token', bare: 'bare-token', kilobytes: 400, importMs: 40 },
  { name: 'VoiceBotExecute', label: 'bot-execute', bare: 'bare-bot-execute', kilobytes: 1_200, importMs: 90 },
] as const;

const SYNTH_BAR_SECONDS = 60;

/** What Lambda itself sets. */
const surroundings = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  NODE_NO_WARNINGS: '1',
};

const medianImport = async (deployed: DeployedFunction, node = process.execPath): Promise<number> => {
  const times: number[] = [];
  for (let run = 0; run < PROCESSES; run += 1) {
    const lambda = await startLambda(deployed, { node, surroundings });
    times.push(lambda.importMilliseconds);
    await lambda.stop();
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(PROCESSES / 2)] ?? Number.NaN;
};

const OWN_MODULE = /\bfrom\s*"(node:[\w/]+)"/gu;

/** The same function without a line of ours or of a package: what this machine takes for Node.js's own modules. */
const withoutItsCode = async (deployed: DeployedFunction): Promise<DeployedFunction> => {
  const code = await readFile(deployed.file, 'utf8');
  const modules = [...new Set([...code.matchAll(OWN_MODULE)].map(([, name]) => name))];
  const file = join(dirname(deployed.file), 'node-alone.mjs');
  const imports = modules.map((name) => `import '${name}';`).join('\n');
  await writeFile(file, `${imports}\nexport const ${deployed.exportName} = () => {};\n`);
  return { ...deployed, file };
};

/** The function's packages in a bundle made alike, again without a line of ours: the floor of this machine. */
const withItsPackagesAlone = async (deployed: DeployedFunction, bare: string): Promise<DeployedFunction> => {
  const file = join(dirname(deployed.file), `${bare}.mjs`);
  const { outExtension, ...alike } = bundling;
  await build({ ...alike, entryPoints: [join(import.meta.dirname, `${bare}.ts`)], outfile: file });
  return { ...deployed, file };
};

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** The same import where it will happen: Lambda's Node.js, if npm can bring it. */
const onLambdasNode = async (
  deployed: DeployedFunction,
  label: string,
  node24: Node24,
): Promise<readonly Figure[]> => {
  if ('why' in node24) return [];
  const value = rounded(await medianImport(deployed, node24.node));
  return [{ name: `${label} import, on Lambda’s Node.js 24`, value, unit: 'ms' }];
};

const benchBundle = async (
  assembly: CloudAssembly,
  { name, label, bare, kilobytes, importMs }: (typeof bars)[number],
  node24: Node24,
): Promise<readonly Figure[]> => {
  const deployed = assembly.deployed(name);
  const { size } = await stat(deployed.file);
  return [
    { name: `${label} bundle`, value: rounded(size / 1_000), unit: 'kB', bar: kilobytes },
    {
      name: `${label} import, median of ${PROCESSES} fresh processes`,
      value: rounded(await medianImport(deployed)),
      unit: 'ms',
      bar: importMs,
    },
    ...(await onLambdasNode(deployed, label, node24)),
    {
      name: `${label} import, its packages alone`,
      value: rounded(await medianImport(await withItsPackagesAlone(deployed, bare))),
      unit: 'ms',
    },
    {
      name: `${label} import, Node.js’s own modules alone`,
      value: rounded(await medianImport(await withoutItsCode(deployed))),
      unit: 'ms',
    },
  ];
};

/** Size and start of the bundles as they would be deployed, and how long laying them down takes. */
export const benchBundles = async (): Promise<Figure[]> => {
  const node24 = await findNode24();
  if ('why' in node24) console.error(`*** NOT MEASURED: imports under Node.js 24\n*** ${node24.why}`);
  const assembly = await synthesizeAssembly();
  try {
    const figures: Figure[] = [
      { name: 'cdk synth', value: rounded(assembly.milliseconds / 1_000), unit: 's', bar: SYNTH_BAR_SECONDS },
    ];
    for (const bundle of bars) figures.push(...(await benchBundle(assembly, bundle, node24)));
    return figures;
  } finally {
    await rm(assembly.folder, { recursive: true, force: true });
  }
};
