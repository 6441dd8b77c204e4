import type { BuiltFile } from '../../../widget/build/build.ts';

/** The share of one library in the minified voice file. */
export interface LibraryShare {
  readonly library: string;
  readonly share: number;
}

const libraryOf = (input: string): string => {
  const [, path] = input.split(/^.*node_modules\//);
  if (path === undefined) return 'storevoice';
  const [scope = '', name = ''] = path.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
};

/** What the voice file is made of, the largest share first. */
export const sharesOf = (files: readonly BuiltFile[]): readonly LibraryShare[] => {
  const { inputs = {} } = files.find(({ moment }) => moment === 'voice') ?? {};
  const sizes = new Map<string, number>();
  for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
    const library = libraryOf(input);
    sizes.set(library, (sizes.get(library) ?? 0) + bytesInOutput);
  }
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  return [...sizes]
    .map(([library, bytes]) => ({ library, share: bytes / total }))
    .sort((one, other) => other.share - one.share);
};
