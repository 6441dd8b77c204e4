import { ensureInstalled } from './install.js';

ensureInstalled({ dev: true });
const { register } = await import('tsx/esm/api');
register();
await import('../test/bench/run.ts');
