import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LISTENING = '0A'; // The state column of /proc/net/tcp.

interface PortHolder {
  readonly pid: number;
  readonly command: string;
}

const listeningInodes = async (port: number): Promise<ReadonlySet<string>> => {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  const rows = tables.flatMap((table) => table.split('\n').map((row) => row.trim().split(/\s+/u)));
  const held = rows.filter(([, local, , state]) => state === LISTENING && local?.endsWith(`:${hexPort}`));
  return new Set(held.map((columns) => `socket:[${columns[9]}]`));
};

const holdsSocket = async (pid: string, sockets: ReadonlySet<string>): Promise<boolean> => {
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
  const links = await Promise.all(
    descriptors.map((descriptor) => readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '')),
  );
  return links.some((link) => sockets.has(link));
};

/** Slim images have none of the programs that `find-process` runs, so the kernel's own files are read. */
const fromProc = async (port: number): Promise<PortHolder | undefined> => {
  const sockets = await listeningInodes(port);
  if (sockets.size === 0) return undefined;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/u.test(name))) {
    if (await holdsSocket(pid, sockets)) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      return { pid: Number(pid), command: command.replaceAll('\0', ' ').trim() };
    }
  }
  return undefined;
};

const fromLsof = async (port: number): Promise<PortHolder | undefined> => {
  const { stdout } = await run('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
  const pid = /^p(\d+)$/mu.exec(stdout)?.[1];
  const command = /^c(.+)$/mu.exec(stdout)?.[1];
  return pid === undefined ? undefined : { pid: Number(pid), command: command ?? '' };
};

/** Who listens on a port, where the system tells: a kindness in a message, so every failure is `undefined`. */
export const findPortHolder = async (port: number): Promise<PortHolder | undefined> => {
  const find = process.platform === 'linux' ? fromProc : fromLsof;
  return find(port).catch(() => undefined);
};
