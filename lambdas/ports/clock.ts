/** The current time. It is a parameter, so that tests can set any time. */
export type Clock = () => Date;
