import { createHash } from 'node:crypto';
import type { HashStream, Sha256 } from '../../ports/imports/hash.ts';

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex');

export const createSha256Stream = (): HashStream => {
  const hash = createHash('sha256');
  return {
    add: (piece) => void hash.update(piece),
    digest: () => hash.copy().digest('hex'),
  };
};
