/** In every test the ordinary words are those that the extension has. */
import { readFileSync } from 'node:fs';
import { knowWords } from '../ordinary';

knowWords(readFileSync('public/words.txt', 'utf8'));
