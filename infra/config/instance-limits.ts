const TIB = 1_024;

/**
 * Largest gp3 disk of a node in GiB, by family and size:
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html#ebsresource
 * For other types `storevoice preflight` asks AWS.
 */
const LARGEST_DISK: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  t3: { small: 100, medium: 200 },
  m5: { large: TIB, xlarge: 2 * TIB, '2xlarge': 3 * TIB, '4xlarge': 6 * TIB },
  m6g: { large: TIB, xlarge: 2 * TIB, '2xlarge': 3 * TIB, '4xlarge': 6 * TIB },
  c5: { large: 256, xlarge: 512, '2xlarge': TIB, '4xlarge': 1.5 * TIB, '9xlarge': 3.5 * TIB },
  c6g: { large: 256, xlarge: 512, '2xlarge': TIB, '4xlarge': 1.5 * TIB, '8xlarge': 3 * TIB },
  r5: { large: 2 * TIB, xlarge: 3 * TIB, '2xlarge': 6 * TIB },
  r6g: { large: 2 * TIB, xlarge: 3 * TIB, '2xlarge': 6 * TIB },
};

/** Older families, and those that store on their own disks. */
const WITHOUT_GP3 = /^(?:t2|m3|m4|c4|r3|r4|i2|i3|r6gd)\./;

/** Up to so many data nodes AWS takes burstable managers. */
const BURSTABLE_MANAGERS_UP_TO = 10;

interface Nodes {
  readonly instanceType: string;
  readonly instanceCount: number;
  readonly managerType?: string | undefined;
  readonly volumeGiB: number;
}

interface NodeProblem {
  readonly key: 'searchInstanceType' | 'searchVolumeGiB' | 'searchManagerType';
  readonly message: string;
}

/** What AWS would refuse about the nodes of a domain only after minutes of deployment. */
export const nodeProblems = ({
  instanceType,
  instanceCount,
  managerType = '',
  volumeGiB,
}: Nodes): readonly NodeProblem[] => {
  const [family = '', size = ''] = instanceType.split('.');
  const largest = LARGEST_DISK[family]?.[size];
  const problems: NodeProblem[] = [];
  if (WITHOUT_GP3.test(instanceType)) {
    const message = 'has no gp3 disks; choose a newer type like r6g.large.search';
    problems.push({ key: 'searchInstanceType', message });
  }
  if (largest !== undefined && volumeGiB > largest) {
    const message = `is more than the ${largest} GiB of ${instanceType}; write less, or choose a larger searchInstanceType`;
    problems.push({ key: 'searchVolumeGiB', message });
  }
  if (/^t[23]\./.test(managerType) && instanceCount > BURSTABLE_MANAGERS_UP_TO) {
    const message = `manages at most ${BURSTABLE_MANAGERS_UP_TO} data nodes; choose a type like m7g.large.search`;
    problems.push({ key: 'searchManagerType', message });
  }
  return problems;
};

/** GiB of memory for each virtual processor, by the letters of a family. */
const MEMORY: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8, or: 8, om: 4 };
const SIZE = /^(?:(\d*)x)?(medium|large)$/;
const MOST_HEAP_GIB = 32;

/**
 * Heap of a node in GiB: half of its memory, at most 32. `undefined` for types that are not known:
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/auto-tune.html
 */
export const heapGiB = (instanceType: string): number | undefined => {
  const [family = '', size = ''] = instanceType.split('.');
  if (family === 't3') return size === 'small' ? 1 : 2;
  const each = MEMORY[/^[a-z]+/.exec(family)?.[0] ?? ''];
  const parts = SIZE.exec(size);
  if (each === undefined || !parts) return undefined;
  const [, times, word] = parts;
  const processors = times === undefined ? (word === 'medium' ? 1 : 2) : 4 * Number(times || 1);
  return Math.min(MOST_HEAP_GIB, (each * processors) / 2);
};
