export interface Notice {
  /** One line, for the subject of a mail. */
  readonly title: string;
  readonly text: string;
}

/** Tells the people who run the assistant what they have to act on. */
export type SendNotice = (notice: Notice) => Promise<void>;
