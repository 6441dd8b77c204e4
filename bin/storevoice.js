#!/usr/bin/env node
import { ensureInstalled } from './install.js';

ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
await import('./main.ts');
