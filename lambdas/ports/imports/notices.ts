export interface Notice {
  /** One line, for the subject of a mail. */
  readonly title: string;
  readonly text: string;
}

/** Sends a notice to the people who run the assistant, about a problem that they have to solve. */
export type SendNotice = (notice: Notice) => Promise<void>;
