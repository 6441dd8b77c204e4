#!/usr/bin/env node
import { ensureInstalled } from './install.js';

// The clients of the AWS services that only this command asks are for development, like the CDK.
ensureInstalled({ dev: process.argv[2] === 'preflight' });
// The SDK announces the end of Node 20 for 2027 at every start; that is for our package.json to follow.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const { register } = await import('tsx/esm/api');
register();
await import('./main.ts');
