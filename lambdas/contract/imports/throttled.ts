/** A step that a service turned away because it is busy. Step Functions knows it by its name and tries for hours. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
}

/** How the clients of AWS name it. */
const NAMES =
  /^(?:Throttling|ThrottlingException|TooManyRequestsException|ProvisionedThroughputExceededException|SlowDown)$/u;

/** Whether a failure goes back to a service that is busy. */
export const isThrottle = (error: unknown): boolean =>
  error instanceof Error && (NAMES.test(error.name) || isThrottle(error.cause));
