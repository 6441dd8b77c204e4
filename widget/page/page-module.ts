import { readPageCart, undo } from './cart/page-cart.ts';
import { createPageTools } from './page-tools.ts';
import { notAsked, runAction } from './run-action.ts';

/** What is loaded with the first action in the page, as one file. */
export const page = { createPageTools, readPageCart, notAsked, runAction, undo };
