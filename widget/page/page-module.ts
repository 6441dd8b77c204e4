import { addFromCard } from './add-from-card.ts';
import { readPageCart, undo } from './cart/change-cart.ts';
import { createPageTools } from './page-tools.ts';
import { refuseAction, runAction } from './run-action.ts';

/** What is loaded with the first action in the page, as one file. */
export const page = { addFromCard, createPageTools, readPageCart, refuseAction, runAction, undo };
