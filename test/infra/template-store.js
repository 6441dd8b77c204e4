import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder in which the test files of a run share the templates they synthesized. */
export default () => {
  const folder = mkdtempSync(join(tmpdir(), 'storevoice-templates-'));
  process.env.TEMPLATE_STORE = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
};
