import { totalmem } from 'node:os';

const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        experimental: { keepImportAttributes: true },
        transform: { react: { runtime: 'automatic', importSource: 'preact' } },
      },
      module: { type: 'es6' },
    },
  ],
};

/** A file belongs to the first lane that names its path below `test/`, and to the fast lane when none does. */
const slowLanes = {
  /** A real OpenSearch, DynamoDB or S3 is asked, or the deployed bundles run. */
  engines: [
    'adapters/dynamodb',
    'adapters/opensearch/(bad-days|catalog|changes|contracts|requirements|serverless|shared)',
    'adapters/s3',
    'bundles',
    'cli/evaluate/opensearch',
    'imports',
    'journeys/local-opensearch',
    'relevance/opensearch',
  ],
  browser: ['browser'],
  /** Templates are synthesized. */
  infra: ['infra/(?!config)'],
  /** Thousands of words, questions or offers are read, made up at random among them, or a service's limit is waited for. */
  long: [
    'adapters/bedrock/text-embedder',
    'core/feed/(hostile|values|round-trip|properties|shops/charsets)',
    'core/language/(stem|requests/request-kind)',
    'core/search/understand/(request|understand.properties)',
    'faults',
  ],
  /** A command, a server, a store or the whole app runs, packages are installed, or a collection of questions is asked. */
  journeys: [
    'adapters/(embedded|openai)',
    'bin',
    'cli',
    'dev/demo-shop',
    'dev/realtime/(connection|http|speech)',
    'dev/server',
    'functions',
    'http/(bot-execute-log|endpoints|fuzz)',
    'journeys',
    'relevance',
    'widget/build',
    'widget/page/storevoice-types',
  ],
};

/** Seconds that one test may take, so that one that hangs is found. */
const limits = { fast: 15, long: 60, journeys: 120, browser: 120, infra: 120, engines: 300 };

/**
 * A real browser or server shares two cores with the others and may be starved for seconds, and a test of random inputs meets
 * others every time. The first failure is printed with its inputs, and a test that is broken fails again. Suites of engines
 * keep a state between their tests and are not tried again.
 */
const retries = { fast: 1, long: 1, browser: 1, journeys: 1 };

const pathsOf = (places) => places.map((place) => `/test/${place}`);

const lane = (displayName, testRegex, testPathIgnorePatterns) => ({
  displayName,
  roots: ['<rootDir>/test'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform,
  testRegex: testRegex.map((path) => `${path}.*\\.test\\.ts$`),
  testPathIgnorePatterns,
  globals: { TEST_LIMIT_SECONDS: limits[displayName], TEST_RETRIES: retries[displayName] ?? 0 },
  setupFilesAfterEnv: ['<rootDir>/test/limit.ts'],
  ...(displayName === 'infra' ? { globalSetup: '<rootDir>/test/infra/template-store.js' } : {}),
});

const slow = Object.entries(slowLanes).map(([name, places], at, all) => {
  const earlier = all.slice(0, at).flatMap(([, taken]) => taken);
  return lane(name, pathsOf(places), pathsOf(earlier));
});

/** @type {import('jest').Config} */
export default {
  projects: [lane('fast', pathsOf(['']), pathsOf(Object.values(slowLanes).flat())), ...slow],
  // Two cores are idle while tests of engines and of the browser wait, unless there is a third worker; each takes two gigabytes.
  maxWorkers: totalmem() > 12 * 2 ** 30 ? 3 : 2,
  // Kept from run to run, whose temporary files are not.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testSequencer: '<rootDir>/test/longest-first.js',
  // A worker keeps the modules of every file it has run; at three gigabytes a small machine begins to swap.
  workerIdleMemoryLimit: '1200MB',
};
