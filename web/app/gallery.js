// The page of charts to put into other pages: the texts to copy. The charts start themselves.
import { start_snippets } from './snippets.js';

start_snippets();
