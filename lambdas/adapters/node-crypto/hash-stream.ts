import { createHash } from 'node:crypto';
import type { HashStream } from '../../ports/hash-stream.ts';

export const createSha256Stream = (): HashStream => {
  const hash = createHash('sha256');
  return {
    add: (piece) => void hash.update(piece),
    digest: () => hash.copy().digest('hex'),
  };
};
