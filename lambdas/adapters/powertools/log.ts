import { Logger } from '@aws-lambda-powertools/logger';
import type { Log, LogFields } from '../../ports/log.ts';

interface PowertoolsLogOptions {
  readonly level: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
}

export const createPowertoolsLog = ({ level }: PowertoolsLogOptions): Log => {
  const logger = new Logger({ serviceName: 'storevoice', logLevel: level });
  const extra = (fields: LogFields | undefined) => (fields === undefined ? [] : [{ ...fields }]);
  return {
    info: (message, fields) => logger.info(message, ...extra(fields)),
    warn: (message, fields) => logger.warn(message, ...extra(fields)),
    error: (message, fields) => logger.error(message, ...extra(fields)),
  };
};
