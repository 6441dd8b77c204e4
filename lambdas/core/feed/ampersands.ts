/** An ampersand that begins no entity; the longest name in use has far fewer letters. */
const BARE = /&(?!#?[a-z0-9]{1,31};)/giu;
const CDATA_START = '<![CDATA[';
const CDATA_END = ']]>';
/** As much of a piece's end as may belong to something that goes on in the next one. */
const KEPT = 40;

/** Where nothing is to be escaped it is only to be known whether CDATA goes on after the end. */
const passOver = (all: string, end: number, before: boolean) => {
  const opened = all.lastIndexOf(CDATA_START, end - 1);
  const closed = all.lastIndexOf(CDATA_END, end - 1);
  // Neither is there.
  if (opened === closed) return { inCdata: before, end };
  const inCdata = opened > closed;
  const mark = inCdata ? opened + CDATA_START.length : closed + CDATA_END.length;
  return { inCdata, end: Math.max(end, Math.min(mark, all.length)) };
};

/**
 * Escapes ampersands that stand bare, as they do in the addresses of hand-made feeds; a strict parser would
 * read the markup after one as the name of an entity. CDATA stays as it is, since nothing is escaped there.
 */
export const createAmpersandRepair = (): ((piece: string, isLast: boolean) => string) => {
  let kept = '';
  let inCdata = false;

  return (piece, isLast) => {
    const all = kept + piece;
    const end = isLast ? all.length : Math.max(0, all.length - KEPT);
    if (end > 0 && !all.includes('&')) {
      const passed = passOver(all, end, inCdata);
      inCdata = passed.inCdata;
      kept = all.slice(passed.end);
      return all.slice(0, passed.end);
    }
    const repaired = repairPart(all, end, inCdata);
    inCdata = repaired.inCdata;
    kept = all.slice(repaired.end);
    return repaired.text;
  };
};

const repairPart = (all: string, end: number, before: boolean) => {
  let inCdata = before;
  let text = '';
  let at = 0;
  while (at < end) {
    const mark = inCdata ? CDATA_END : CDATA_START;
    const found = all.indexOf(mark, at);
    const isNear = found >= 0 && found < end;
    const stop = isNear ? found + mark.length : end;
    // The look-ahead may read beyond `end`, so the piece is cut only after it was repaired.
    text += inCdata ? all.slice(at, stop) : escapeBare(all, at, stop);
    at = stop;
    if (isNear) inCdata = !inCdata;
  }
  return { text, inCdata, end: at };
};

const escapeBare = (all: string, from: number, to: number): string => {
  const part = all.slice(from, to);
  if (!part.includes('&')) return part;
  const ahead = all.slice(to, to + KEPT);
  let escaped = '';
  let at = 0;
  for (const { index } of (part + ahead).matchAll(BARE)) {
    if (index >= part.length) break;
    escaped += `${part.slice(at, index)}&amp;`;
    at = index + 1;
  }
  return escaped + part.slice(at);
};
