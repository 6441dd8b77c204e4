import { createProgram } from '../cli/main.ts';

const program = await createProgram(process.argv[2]);
await program.parseAsync();
