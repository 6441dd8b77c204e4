import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import type { ImportTask } from '../../contract/imports/cloud-import.ts';
import type { Log, LogFields } from '../../ports/log.ts';

/** A step that a service turned away because it is busy. Step Functions knows it by its name and tries for hours. */
class Throttled extends Error {
  override readonly name = 'Throttled';
}

/** How the clients of AWS name it. */
const NAMES =
  /^(?:Throttling|ThrottlingException|TooManyRequestsException|ProvisionedThroughputExceededException|SlowDown)$/u;

/** Whether a failure goes back to a service that is busy. */
const isThrottle = (error: unknown): boolean =>
  error instanceof Error && (NAMES.test(error.name) || isThrottle(error.cause));

interface PowertoolsLogOptions {
  readonly level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  /** Whether the metrics of a line also count for its shop, which AWS bills by metric and shop. Default: only together. */
  readonly shopMetrics?: boolean | undefined;
}

const WithMetrics = z.looseObject({
  metrics: z.record(z.string(), z.number()),
  domain: z.string().optional(),
});

/** The dashboard reads the metrics under this name (`infra/observability/shop-graphs.ts`). */
const NAMESPACE = 'Storevoice/Shops';

/**
 * CloudWatch's embedded metric format: `metrics` of a line become metrics of all shops together, and of its shop. Values
 * have to be members of the line itself.
 */
const inMetricFormat = (fields: LogFields, shopMetrics: boolean): LogFields => {
  const { success, data } = WithMetrics.safeParse(fields);
  if (!success) return fields;
  const isOfShop = shopMetrics && data.domain !== undefined;
  const Metrics = Object.keys(data.metrics).map((Name) => ({ Name }));
  const Dimensions = isOfShop ? [[], ['domain']] : [[]];
  const CloudWatchMetrics = [{ Namespace: NAMESPACE, Dimensions, Metrics }];
  return { ...fields, ...data.metrics, _aws: { Timestamp: Date.now(), CloudWatchMetrics } };
};

const createLogger = ({ level }: PowertoolsLogOptions): Logger =>
  new Logger({ serviceName: 'storevoice', logLevel: level });

const logOf = (logger: Logger, { shopMetrics = false }: PowertoolsLogOptions): Log => {
  const extra = (fields: LogFields | undefined) =>
    fields === undefined ? [] : [{ ...inMetricFormat(fields, shopMetrics) }];
  return {
    info: (message, fields) => logger.info(message, ...extra(fields)),
    warn: (message, fields) => logger.warn(message, ...extra(fields)),
    error: (message, fields) => logger.error(message, ...extra(fields)),
  };
};

export const createPowertoolsLog = (options: PowertoolsLogOptions): Log =>
  logOf(createLogger(options), options);

interface ImportLog {
  readonly log: Log;
  /** Does one step of an import. All lines of that time, the adapters' too, have the import's id and its shop. */
  readonly step: <Task extends ImportTask, Answer>(
    name: string,
    task: Task,
    work: (task: Task) => Promise<Answer>,
  ) => Promise<Answer>;
}

/** The log of a function that does a step of imports; Lambda has it do one at a time. */
export const createImportLog = (options: PowertoolsLogOptions): ImportLog => {
  const logger = createLogger(options);
  const log = logOf(logger, options);
  return {
    log,
    step: async (name, task, work) => {
      const { importId, request } = task;
      const chunk = 'chunk' in task ? { chunk: task.chunk } : {};
      logger.appendKeys({ importId, domain: request.domain, step: name, ...chunk });
      log.info('import step began');
      try {
        const answer = await work(task);
        log.info('import step ended');
        return answer;
      } catch (error) {
        // Not an ERROR: Lambda logs what a function throws as one, without the import's id, and the alarm counts it.
        log.warn('import step failed', { error });
        if (isThrottle(error))
          throw new Throttled(error instanceof Error ? error.message : '', { cause: error });
        throw error;
      } finally {
        logger.resetKeys();
      }
    },
  };
};
