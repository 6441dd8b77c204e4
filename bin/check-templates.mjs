// Synthesizes the deployment in its main shapes, without an account, and has cfn-lint read the templates.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const CFN_LINT = 'cfn-lint==1.58.0';
const packages = join(root, 'node_modules', '.cache', 'storevoice', CFN_LINT.replace('==', '-'));
/** A dependency the CDK names although a reference implies it: it orders policies before the functions they serve. */
const IGNORED = ['W3005'];

const shapes = [
  { name: 'default', settings: [] },
  { name: 'in a region that is not CloudFront’s', settings: [], region: 'eu-central-1' },
  {
    name: 'serverless, destroyed whole, without firewall',
    settings: [
      'search=serverless',
      'searchImporters=arn:aws:iam::111122223333:role/importer',
      'removalPolicy=destroy',
      'firewall=false',
    ],
  },
  {
    name: 'existing search, own address',
    settings: [
      'search=existing',
      'searchEndpoint=https://search.example.com',
      'searchArn=arn:aws:es:eu-central-1:111122223333:domain/shop',
      'domainName=voice.example.com',
      'certificateArn=arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
    ],
  },
  {
    name: 'all that a company wants, in a network of its own',
    region: 'eu-central-1',
    settings: [
      'network=new',
      'encryption=customer',
      'searchInstanceType=r7g.large.search',
      'searchInstanceCount=3',
      'searchManagerType=m7g.large.search',
      'tags=team=shop,costs=4711',
      'monthlyBudget=500',
      'tokenProvisioned=1',
      'botExecuteProvisioned=1',
      'tokensPerAddress=60',
      'accessLogRetentionDays=365',
      'canaryHost=canary.example.com',
      'canaryQuestion=phone',
    ],
  },
  {
    name: 'serverless with the company’s key, in an existing network',
    settings: [
      'search=serverless',
      'encryption=customer',
      'network=existing',
      'networkVpcId=vpc-0123456789abcdef0',
      'networkSubnetIds=subnet-0123456789abcdef0,subnet-0123456789abcdef1',
    ],
  },
  {
    name: 'a company’s own network with our endpoints',
    region: 'eu-central-1',
    settings: [
      'network=existing',
      'networkVpcId=vpc-0123456789abcdef0',
      'networkSubnetIds=subnet-0123456789abcdef0,subnet-0123456789abcdef1',
      'networkSecurityGroupId=sg-0123456789abcdef0',
      'networkEndpoints=all',
      'networkRouteTableIds=rtb-0123456789abcdef0',
      'searchInstanceCount=2',
    ],
  },
];

const run = (command, args, env = {}) =>
  new Promise((resolve) => {
    const options = { cwd: root, env: { ...process.env, ...env }, maxBuffer: 64 * 2 ** 20 };
    execFile(command, args, options, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : 1, stdout, stderr: stderr || String(error ?? '') }),
    );
  });

const synthesize = (folder, { settings, region }) => {
  const context = settings.flatMap((setting) => ['-c', `storevoice:${setting}`]);
  const cdk = join('node_modules', 'aws-cdk', 'bin', 'cdk');
  return run(process.execPath, [cdk, 'synth', '--quiet', '--output', folder, ...context], {
    CDK_DISABLE_CLI_TELEMETRY: '1',
    ...(region === undefined ? {} : { AWS_REGION: region }),
  });
};

const installLinter = async () => {
  if (existsSync(packages)) return undefined;
  const installed = await run('python3', ['-m', 'pip', 'install', '--quiet', '--target', packages, CFN_LINT]);
  if (installed.status === 0) return undefined;
  rmSync(packages, { recursive: true, force: true });
  return installed.stderr.trim().split('\n').at(-1);
};

const lint = (folder) => {
  const templates = readdirSync(folder)
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => join(folder, file));
  return run(
    'python3',
    [join(packages, 'bin', 'cfn-lint'), '--ignore-checks', ...IGNORED, '--template', ...templates],
    {
      PYTHONPATH: packages,
    },
  );
};

const missing = await installLinter();
if (missing !== undefined)
  console.error(`*** NOT CHECKED by cfn-lint, since pip did not bring it: ${missing}`);

const check = async (shape) => {
  const folder = mkdtempSync(join(tmpdir(), 'storevoice-templates-'));
  try {
    const synthesized = await synthesize(folder, shape);
    const last = synthesized.status === 0 && missing === undefined ? await lint(folder) : synthesized;
    const failed = last.status === 0 ? undefined : last;
    console.log(`${failed === undefined ? 'ok    ' : 'FAILED'} ${shape.name}`);
    if (failed !== undefined) console.error(`${failed.stdout}${failed.stderr}`);
    return failed === undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Synthesis uses one processor, so as many shapes are checked at once as there are processors. */
const queue = shapes.values();
const results = [];
const worker = async () => {
  for (const shape of queue) results.push(await check(shape));
};
await Promise.all(Array.from({ length: availableParallelism() }, worker));
process.exitCode = results.every(Boolean) ? 0 : 1;
