import { useEffect, useRef } from 'preact/hooks';
import type { Status } from '../../state/status.ts';

interface Props {
  readonly status: Status;
  /** Loudness of the microphone, 0 to 1; read while the microphone is open. */
  readonly level?: () => number;
}

const BARS = [0, 1, 2, 3, 4] as const;

/** Five bars that show the status, and the microphone's loudness while the assistant listens. */
export const VoiceSign = ({ status, level }: Props) => {
  const element = useRef<HTMLSpanElement>(null);
  const isOpen = status === 'listening' || status === 'hearing';
  useEffect(() => {
    if (!isOpen || level === undefined) return;
    let frame = 0;
    const draw = (): void => {
      element.current?.style.setProperty('--level', level().toFixed(3));
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [isOpen, level]);
  return (
    <span class="sign voice-sign" data-status={status} ref={element} aria-hidden="true">
      {BARS.map((bar) => (
        <i class="bar" key={bar} />
      ))}
    </span>
  );
};
