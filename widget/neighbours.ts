import type { Position } from './attributes.ts';

interface Neighbour {
  readonly host: HTMLElement;
  readonly position: () => Position;
}

/** Widgets of one page, in order of arrival. Only for standing beside each other: no state is shared. */
const neighbours: Neighbour[] = [];

/** Widgets in the same corner stand above one another instead of covering each other. */
const arrange = (): void => {
  const used = new Map<Position, number>();
  for (const { host, position } of neighbours) {
    const index = used.get(position()) ?? 0;
    used.set(position(), index + 1);
    host.style.setProperty('--storevoice-index', String(index));
  }
};

export interface Settled {
  /** Counted from 0; the same on every page of a shop that embeds its widgets in the same order. */
  readonly place: number;
  /** Makes room after a widget has changed its corner. */
  arrange(): void;
  leave(): void;
}

export const settle = (neighbour: Neighbour): Settled => {
  const place = neighbours.push(neighbour) - 1;
  return {
    place,
    arrange,
    leave: () => {
      neighbours.splice(neighbours.indexOf(neighbour), 1);
      arrange();
    },
  };
};
