import { type BundlingOptions, LogLevel, OutputFormat, SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';

/** CommonJS packages inside an ES module bundle ask for Node's own modules through `require`. */
const REQUIRE_BANNER =
  "import { createRequire as storevoiceRequire } from 'node:module'; const require = storevoiceRequire(import.meta.url);";

/** How a handler becomes one ES module that holds everything it needs, the AWS SDK that was tested included. */
export const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  // The oldest Node.js that runs the bundles in tests; Lambda's is newer.
  target: 'node20',
  mainFields: ['module', 'main'],
  banner: REQUIRE_BANNER,
  minify: true,
  bundleAwsSDK: true,
  sourceMap: true,
  // Linked, since `--enable-source-maps` finds a map only through the bundle's last line.
  sourceMapMode: SourceMapMode.DEFAULT,
  sourcesContent: false,
  logLevel: LogLevel.ERROR,
};
