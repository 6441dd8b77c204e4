import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { PATCHES, REPORTS } from '../lambdas/contract/bucket-paths.ts';
import { onNewObjects } from './bucket-events.ts';
import type { DeadLetters } from './dead-letters.ts';
import { HandlerFunction, type HandlerHouse } from './handler-function.ts';
import { type ImportParts, patchEnvironment } from './import-environment.ts';

export interface CatalogPatchingProps extends ImportParts {
  readonly house: HandlerHouse;
  readonly deadLetters: DeadLetters;
}

/** Makes price and stock changes that are put into the bucket, in the catalogue that shoppers have. */
export class CatalogPatching extends Construct {
  readonly patch: HandlerFunction;

  constructor(scope: Construct, id: string, props: CatalogPatchingProps) {
    super(scope, id);
    const { house, feeds, domains, search, notices, deadLetters } = props;
    this.patch = new HandlerFunction(this, 'Patch', {
      house,
      handler: 'patch-catalog',
      description: 'Makes price and stock changes that were put into the bucket',
      environment: patchEnvironment(props),
      timeout: Duration.minutes(10),
    });
    domains.grantFind(this.patch);
    feeds.grantRead(this.patch, [PATCHES]);
    feeds.grantWrite(this.patch, [REPORTS]);
    search.grantImport(this.patch);
    notices.grantTell(this.patch);
    onNewObjects(this, 'NewPatches', { feeds, folder: PATCHES, handler: this.patch, deadLetters });
  }
}
