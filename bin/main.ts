import { createProgram } from '../cli/main.ts';
import { keepHeapSmall } from '../cli/small-heap.ts';

// Feeds of any length pass through these commands.
if (process.argv[2] === 'catalog') keepHeapSmall();
const program = await createProgram(process.argv[2]);
await program.parseAsync();
