import { ensureInstalled } from './install.js';

ensureInstalled({ dev: true });
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const { register } = await import('tsx/esm/api');
register();
await import('../test/bench/run.ts');
