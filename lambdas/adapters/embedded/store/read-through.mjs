import { open } from 'lmdb';

/** Reads a whole store in a process of its own, which LMDB may end on a damaged file. Other failures do not mean damage. */
const DAMAGE = [-30_797, -30_796, -30_793, -30_782];

try {
  const root = open({
    path: process.argv[2],
    noSubdir: true,
    readOnly: true,
    encoding: 'binary',
    maxDbs: 24,
  });
  // First the names: opening a table ends what is being read.
  for (const name of [...root.getKeys()]) {
    const table = root.openDB(name, { encoding: 'binary' });
    for (const { value } of table.getRange()) value.length;
  }
} catch (error) {
  process.stdout.write(String(error.message));
  process.exitCode = DAMAGE.includes(error.code) ? 3 : 1;
}
