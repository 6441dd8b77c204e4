import { Logger } from '@aws-lambda-powertools/logger';
import type { ImportTask } from '../../contract/imports/cloud-import.ts';
import type { Log, LogFields } from '../../ports/log.ts';

interface PowertoolsLogOptions {
  readonly level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
}

const createLogger = ({ level }: PowertoolsLogOptions): Logger =>
  new Logger({ serviceName: 'storevoice', logLevel: level });

const logOf = (logger: Logger): Log => {
  const extra = (fields: LogFields | undefined) => (fields === undefined ? [] : [{ ...fields }]);
  return {
    info: (message, fields) => logger.info(message, ...extra(fields)),
    warn: (message, fields) => logger.warn(message, ...extra(fields)),
    error: (message, fields) => logger.error(message, ...extra(fields)),
  };
};

export const createPowertoolsLog = (options: PowertoolsLogOptions): Log => logOf(createLogger(options));

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
  const log = logOf(logger);
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
        throw error;
      } finally {
        logger.resetKeys();
      }
    },
  };
};
