// Synthesizes the deployment in its main shapes, without an account, and has cfn-lint read the templates.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
];

const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } });

const synthesize = (folder, { settings, region }) => {
  const context = settings.flatMap((setting) => ['-c', `storevoice:${setting}`]);
  const cdk = join('node_modules', 'aws-cdk', 'bin', 'cdk');
  return run(process.execPath, [cdk, 'synth', '--quiet', '--output', folder, ...context], {
    CDK_DISABLE_CLI_TELEMETRY: '1',
    ...(region === undefined ? {} : { AWS_REGION: region }),
  });
};

const installLinter = () => {
  if (existsSync(packages)) return undefined;
  const installed = run('python3', ['-m', 'pip', 'install', '--quiet', '--target', packages, CFN_LINT]);
  if (installed.status === 0) return undefined;
  rmSync(packages, { recursive: true, force: true });
  return (installed.stderr ?? String(installed.error)).trim().split('\n').at(-1);
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

const missing = installLinter();
if (missing !== undefined)
  console.error(`*** NOT CHECKED by cfn-lint, since pip did not bring it: ${missing}`);

const check = (shape) => {
  const folder = mkdtempSync(join(tmpdir(), 'storevoice-templates-'));
  try {
    const synthesized = synthesize(folder, shape);
    const last = synthesized.status === 0 && missing === undefined ? lint(folder) : synthesized;
    const failed = last.status === 0 ? undefined : last;
    console.log(`${failed === undefined ? 'ok    ' : 'FAILED'} ${shape.name}`);
    if (failed !== undefined) console.error(`${failed.stdout}${failed.stderr}`);
    return failed === undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const results = shapes.map(check);
process.exitCode = results.every(Boolean) ? 0 : 1;
