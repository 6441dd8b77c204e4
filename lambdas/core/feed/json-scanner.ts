import { FeedError } from '../../contract/feed.ts';
import { MAX_DEPTH, MAX_ROW } from './limits.ts';

/** An object as it is written, with the line that it begins on. */
export interface WrittenObject {
  readonly line: number;
  readonly text: string;
}

/** What was met of a stream. */
interface Scan {
  /** From where the object begins that has not ended yet. */
  pending: string;
  /** How far into what is pending the marks are known. */
  scanned: number;
  depth: number;
  inString: boolean;
  line: number;
  /** Where the object begins; below zero where none does. */
  start: number;
  startLine: number;
  readonly found: WrittenObject[];
}

/** Ends of strings, and brackets. */
const MARKS = /["\\{}[\]\n]/gu;

const open = (scan: Scan, at: number): void => {
  scan.depth += 1;
  if (scan.depth > MAX_DEPTH) {
    throw new FeedError('TOO_DEEP', `values stand more than ${MAX_DEPTH} deep`, { line: scan.line });
  }
  if (scan.depth > 1) return;
  scan.start = at;
  scan.startLine = scan.line;
};

const close = (scan: Scan, end: number): void => {
  scan.depth -= 1;
  if (scan.depth > 0 || scan.start < 0) return;
  scan.found.push({ line: scan.startLine, text: scan.pending.slice(scan.start, end) });
  scan.start = -1;
};

/** The array itself is not looked at: brackets count from the first object on. */
const bracket = (scan: Scan, mark: string, at: number): void => {
  if (mark === '{' || (mark === '[' && scan.depth > 0)) open(scan, at);
  else if (mark !== '[' && scan.depth > 0) close(scan, at + 1);
};

/** Answers how many characters the mark took. */
const meet = (scan: Scan, mark: string, at: number): number => {
  if (mark === '\\') return scan.inString ? 2 : 1;
  if (mark === '"') scan.inString = !scan.inString;
  else if (mark === '\n') scan.line += 1;
  else if (!scan.inString) bracket(scan, mark, at);
  return 1;
};

/** Forgets what stands before the object that has not ended. */
const forget = (scan: Scan): void => {
  const kept = scan.start < 0 ? scan.pending.length : scan.start;
  scan.pending = scan.pending.slice(kept);
  scan.scanned -= kept;
  if (scan.start >= 0) scan.start = 0;
};

const add = (scan: Scan, piece: string): void => {
  scan.pending += piece;
  MARKS.lastIndex = scan.scanned;
  for (let match = MARKS.exec(scan.pending); match; match = MARKS.exec(scan.pending)) {
    scan.scanned = match.index + meet(scan, match[0], match.index);
    MARKS.lastIndex = scan.scanned;
  }
  // A backslash at the end of a piece escapes the first character of the next one.
  scan.scanned = Math.max(scan.scanned, scan.pending.length);
  forget(scan);
  if (scan.pending.length <= MAX_ROW) return;
  throw new FeedError('ENDLESS', `a value is longer than ${MAX_ROW} characters`, { line: scan.startLine });
};

/** Whole objects out of a stream, found by their brackets. */
export const createJsonScanner = () => {
  const scan: Scan = {
    pending: '',
    scanned: 0,
    depth: 0,
    inString: false,
    line: 1,
    start: -1,
    startLine: 1,
    found: [],
  };
  return {
    add: (piece: string): void => add(scan, piece),
    /** The objects that have ended since it was asked last. */
    take: (): readonly WrittenObject[] => scan.found.splice(0),
    isOpen: (): boolean => scan.depth > 0 || scan.inString,
    line: (): number => scan.line,
  };
};
