/** The time now; handed in so that the core can be told any time. */
export type Clock = () => Date;
