/** The system's own word for what went wrong with a file: `ENOENT`, `EEXIST`. */
export const fileErrorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

export const isAbsent = (error: unknown): boolean => fileErrorCode(error) === 'ENOENT';
