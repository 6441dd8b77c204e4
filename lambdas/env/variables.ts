import * as z from 'zod';

/** Any text that is not blank: a name, an ARN. */
export const Name = z.string().trim().min(1);

export const LogLevel = z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO');
