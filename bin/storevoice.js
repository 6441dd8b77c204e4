#!/usr/bin/env node
import { ensureInstalled } from './install.js';

ensureInstalled();
// The SDK announces the end of Node 20 for 2027 at every start; that is for our package.json to follow.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const { register } = await import('tsx/esm/api');
register();
await import('./main.ts');
