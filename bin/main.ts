import { createProgram } from '../cli/main.ts';

await createProgram().parseAsync();
