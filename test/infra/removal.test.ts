import { describe, expect, it } from '@jest/globals';
import { synthesize } from './synthesize.ts';

describe('a stack that is removed, or that could not be created', () => {
  it('leaves nothing behind when told to destroy', () => {
    const { resources, isProtected } = synthesize({ removalPolicy: 'destroy' });
    expect(Object.values(resources).filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain')).toEqual([]);
    expect(isProtected).toBe(false);
  });

  it('empties every bucket that it deletes', () => {
    const { ofType } = synthesize({ removalPolicy: 'destroy' });
    const named = (value: unknown): string => JSON.stringify(value);
    const emptied = ofType('Custom::S3AutoDeleteObjects').map(([, { Properties }]) =>
      named(Properties.BucketName),
    );
    const buckets = ofType('AWS::S3::Bucket').map(([id]) => named({ Ref: id }));
    expect(buckets).toHaveLength(3);
    expect(emptied.toSorted()).toEqual(buckets.toSorted());
    expect(
      synthesize({})
        .ofType('AWS::S3::Bucket')
        .map(([, { DeletionPolicy }]) => DeletionPolicy),
    ).not.toContain('Delete');
  });

  it('pays for nothing that a first deployment leaves when it fails', () => {
    const kept = (search: string, type: string) =>
      synthesize({ search })
        .ofType(type)
        .map(([, { DeletionPolicy }]) => DeletionPolicy);
    expect(kept('domain', 'AWS::OpenSearchService::Domain')).toEqual(['RetainExceptOnCreate']);
    expect(new Set(kept('domain', 'AWS::SecretsManager::Secret'))).toEqual(new Set(['RetainExceptOnCreate']));
  });

  it('keeps a serverless collection together with what it cannot be without', () => {
    const { resources } = synthesize({ search: 'serverless' });
    const kept = Object.values(resources)
      .filter(({ Type }) => /OpenSearchServerless::(Collection|CollectionGroup|SecurityPolicy)$/.test(Type))
      .map(({ DeletionPolicy }) => DeletionPolicy);
    expect(kept).toEqual(Array.from({ length: 4 }, () => 'RetainExceptOnCreate'));
  });
});
